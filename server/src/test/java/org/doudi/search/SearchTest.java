package org.doudi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doudi.access.Role;
import org.doudi.crypto.Keys;
import org.doudi.database.TestDatabase;
import org.doudi.registry.Families;
import org.doudi.registry.Families.Known;
import org.doudi.registry.Families.Line;
import org.doudi.registry.Persons;
import org.doudi.registry.VaultEntry;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DoudiTest
@AutoConfigureMockMvc
@Import({Families.class, TestPeople.class, TestPages.class})
class SearchTest {
    private static final String VILLAGE = "320402001001";
    private static final String OTHER_VILLAGE = "320402001002";
    private static final String THIRD_VILLAGE = "320402001003";
    private static final String CITY = "320400000000";

    @Autowired
    private Families families;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestClock clock;

    @Autowired
    private SearchWork work;

    @Autowired
    private Persons persons;

    @Autowired
    private Keys keys;

    @Autowired
    private TestDatabase database;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Autowired
    @Qualifier("load")
    private PlatformTransactionManager loading;

    private Colleague clerk;
    private Known own;
    private String number;
    private UUID household;

    @BeforeEach
    void a_family_of_the_village_and_one_of_another() {
        clerk = people.colleague(Role.VILLAGE_CLERK, VILLAGE);
        own = families.person("吕小华", LocalDate.of(1961, 3, 4));
        number = "DB320402" + UUID.randomUUID().toString().substring(0, 8);
        families.deliver(Line.of(number, own, "本人或户主", VILLAGE));
        household = families.household(number);
        livesAt(household, "茶山街道采菱村12组34号");
        work.run();
    }

    @ParameterizedTest
    @CsvSource({
        "吕小华,姓名",
        "吕小,姓名开头",
        "小华,名字",
        "lvxiaohua,拼音",
        "luxiaohua,拼音",
        "Lü Xiǎohuá,拼音",
        "lvxiao,拼音开头",
        "lxh,拼音首字母",
        "lx,首字母开头",
        "ＬＸＨ,拼音首字母",
        "吕 小·华,姓名",
        "　吕小华　,姓名",
        "吕晓花,读音相近",
        "呂小華,姓名",
        "吕小明,相差一个字",
        "吕小小华,相差一个字",
        "吕华,相差一个字",
        "luxiaofua,",
        "采菱村12组34号,地址",
        "采菱,地址",
        "茶山街道34号,地址相近",
        "采菱村34号,地址相近",
        "采菱村１２组,地址"
    })
    void a_family_is_found_however_it_is_typed(String typed, String why) {
        var page = text(search(clerk, typed));

        if (why == null) {
            assertThat(page).contains("没有找到").doesNotContain(household.toString());
        } else {
            assertThat(page).contains("/households/" + household, ">" + why + "<");
        }
    }

    @Test
    void the_family_is_shown_with_place_register_number_and_a_masked_number() {
        assertThat(text(search(clerk, "吕小华")))
                .contains("<mark>吕小华</mark>", own.number().masked(), number, "1961 年生", "天宁区")
                .doesNotContain(own.number().value());
        assertThat(text(search(clerk, "小华"))).contains("吕<mark>小华</mark>");
        assertThat(text(search(clerk, "采菱村"))).contains("茶山街道<mark>采菱村</mark>12组34号");
        assertThat(text(search(clerk, number.substring(0, 12).toLowerCase(java.util.Locale.ROOT))))
                .contains("/households/" + household, ">家庭证号<");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void a_member_is_found_by_the_end_of_the_identity_number(int length) {
        var tail = own.number().value().substring(18 - length);

        assertThat(text(search(clerk, tail))).contains("/households/" + household, ">身份证末位<");
        assertThat(text(search(clerk, tail.toLowerCase(java.util.Locale.ROOT)))).contains("/households/" + household);
    }

    @Test
    void a_member_is_found_by_the_end_of_a_telephone_number_as_soon_as_one_is_kept() {
        assertThat(text(search(clerk, "4321"))).doesNotContain("/households/" + household);

        var phone = "13800654321";
        new TransactionTemplate(loading)
                .executeWithoutResult(status -> persons.keep(List.of(new VaultEntry(
                        own.id(), Persons.PHONE, phone, keys.blindIndex().of(Persons.PHONE, phone)))));
        work.run();

        assertThat(text(search(clerk, "4321"))).contains("/households/" + household, ">手机号末位<");
        assertThat(text(search(clerk, "654321"))).contains("/households/" + household);
    }

    @Test
    void a_whole_identity_number_leads_to_the_file_and_is_never_shown_again() {
        assertThat(search(clerk, own.number().value()).getRedirectedUrl()).isEqualTo("/households/" + household);

        var strange = families.person("许文静", LocalDate.of(1990, 5, 5));
        assertThat(text(search(clerk, strange.number().value())))
                .contains("没有这个身份证号的人")
                .doesNotContain(strange.number().value());
    }

    @Test
    void another_villages_family_is_never_found_counted_or_hinted_at() {
        var stranger = people.colleague(Role.VILLAGE_CLERK, OTHER_VILLAGE);
        var tail = own.number().value().substring(12);
        var nothing = List.of(
                "吕小华",
                "吕",
                "小华",
                "吕小明",
                "吕晓花",
                "lvxiaohua",
                "lxh",
                number,
                "采菱村",
                "采菱村34号",
                tail,
                own.number().value());

        for (var typed : nothing) {
            assertThat(text(search(stranger, typed)))
                    .as(typed)
                    .contains("没有")
                    .doesNotContain(
                            household.toString(), number + "<", own.number().masked(), "共 ");
        }
        assertThat(text(pages.open(stranger, "/households?start=" + encoded("吕小华"))))
                .contains("共 0 户");
    }

    @Test
    void whoever_moves_away_is_found_in_the_new_village_at_once() {
        families.deliver(Line.of(number, own, "本人或户主", THIRD_VILLAGE));

        assertThat(text(search(clerk, "吕小华"))).doesNotContain(household.toString());
        assertThat(text(search(people.colleague(Role.VILLAGE_CLERK, THIRD_VILLAGE), "吕小华")))
                .contains(household.toString());
    }

    @Test
    void a_member_who_left_is_no_longer_found_in_the_family() {
        var child = families.person("吕念念", LocalDate.of(2010, 1, 1));
        families.deliver(Line.of(number, own, "本人或户主", VILLAGE), Line.of(number, child, "子", VILLAGE));
        work.run();
        assertThat(text(search(clerk, "吕念念"))).contains(household.toString());

        families.deliverComplete(Line.of(number, own, "本人或户主", VILLAGE));
        assertThat(text(search(clerk, "吕念念"))).doesNotContain("<mark>吕念念</mark>");
        work.run();
        assertThat(text(search(clerk, "吕念念"))).doesNotContain(household.toString());
    }

    @Test
    void the_surest_come_first_and_pages_neither_lose_nor_repeat_a_family() {
        var city = people.colleague(Role.CITY_OFFICER, CITY);
        for (var name : List.of("欧阳明", "欧阳明月", "欧阳鸣", "欧阳铭轩")) {
            families.deliver(Line.of("Q-" + name, families.person(name, LocalDate.of(1970, 1, 1)), "本人或户主", VILLAGE));
        }
        for (int i = 0; i < SearchPage.FAMILIES + 7; i++) {
            families.deliver(Line.of(
                    String.format("Z-%03d", i),
                    families.person("欧阳清" + (char) ('一' + i), LocalDate.of(1970, 1, 1)),
                    "本人或户主",
                    OTHER_VILLAGE));
        }
        work.run();

        var page = text(search(city, "欧阳明"));
        assertThat(page.indexOf("Q-欧阳明<")).isPositive().isLessThan(page.indexOf("Q-欧阳明月<"));
        assertThat(page.indexOf("Q-欧阳明月<")).isLessThan(page.indexOf("Q-欧阳鸣<"));

        var first = text(search(city, "欧阳清"));
        var next = next(first);
        var second = text(pages.open(city, next));
        assertThat(first + second).contains("Z-000<", "Z-056<");
        for (int i = 0; i < SearchPage.FAMILIES + 7; i++) {
            var shown = String.format("Z-%03d<", i);
            assertThat(first.contains(shown)).as(shown).isNotEqualTo(second.contains(shown));
        }
    }

    @Test
    void the_list_of_families_finds_in_the_same_ways() {
        for (var typed : List.of("吕小华", "lxh", "lvxiaohua", "采菱村", number, "吕小明")) {
            assertThat(text(pages.open(clerk, "/households?start=" + encoded(typed))))
                    .as(typed)
                    .contains("/households/" + household);
        }
    }

    @Test
    void tails_are_searched_thirty_times_an_hour_and_then_a_sentence_says_so() {
        for (int i = 0; i < TailLimit.AN_HOUR; i++) {
            assertThat(search(clerk, String.format("%04d", i)).getStatus()).isEqualTo(200);
        }

        var refused = search(clerk, own.number().value().substring(14));
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(text(refused)).contains("每小时最多 30 次").doesNotContain(household.toString());
        assertThat(search(clerk, own.number().value()).getStatus()).isEqualTo(429);
        assertThat(text(search(clerk, "吕小华"))).contains(household.toString());
        assertThat(search(people.colleague(Role.VILLAGE_CLERK, VILLAGE), "1234").getStatus())
                .isEqualTo(200);

        clock.advance(Duration.ofMinutes(61));
        assertThat(search(clerk, "1234").getStatus()).isEqualTo(200);
        work.run();
        assertThat(load.sql("SELECT count(*) FROM search.tail_search")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void every_search_is_recorded_with_its_kind_and_without_what_was_typed() {
        search(clerk, own.number().value().substring(14));
        search(clerk, "吕小华");

        var recorded = database.asAdministrator()
                .sql(
                        "SELECT object_id FROM audit.entry WHERE action = 'search' AND actor = :actor ORDER BY recorded_at")
                .param("actor", clerk.actor().id())
                .query(String.class)
                .list();
        assertThat(recorded).containsExactly("TAIL", "WORDS");
    }

    @Test
    void no_token_holds_the_end_of_a_number() {
        var tokens = load.sql("SELECT token FROM search.token WHERE kind IN ('id_tail', 'phone_tail')")
                .query(String.class)
                .list();

        assertThat(tokens).isNotEmpty().allMatch(token -> token.matches("[0-9a-f]{32}"));
    }

    @Test
    void an_empty_search_says_by_what_one_can_search_and_finds_nobody() {
        assertThat(text(search(clerk, " · "))).contains("可以这样查找").doesNotContain(household.toString());
        assertThat(text(pages.open(clerk, "/search", "en"))).contains("You can search by");
    }

    @Test
    void every_page_has_the_search_for_those_who_may() {
        assertThat(text(pages.open(clerk, "/households"))).contains("action=\"/search\"", "data-search");
        assertThat(text(pages.open(people.colleague(Role.DATA_OFFICER, CITY), "/datasets")))
                .doesNotContain("action=\"/search\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"DATA_OFFICER", "SYSTEM_ADMINISTRATOR"})
    void whoever_works_on_no_family_searches_none(Role role) {
        assertThat(search(people.colleague(role, CITY), "吕小华").getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse search(Colleague colleague, String typed) {
        return pages.open(colleague, "/search?q=" + encoded(typed));
    }

    private static String text(MockHttpServletResponse response) {
        return TestPages.text(response);
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static String next(String page) {
        var link = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
                .matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private void livesAt(UUID family, String address) {
        var delivery = UUID.randomUUID();
        load.sql(
                        "INSERT INTO files.delivery (delivery_id, dataset, as_of, is_complete) VALUES (:id, 'hardship_person', :day, false)")
                .param("id", delivery)
                .param("day", LocalDate.of(2026, 10, 24))
                .update();
        load.sql("""
                        INSERT INTO files.fact (household_id, living_division, hukou_division, item, value, valid_from,
                                                dataset, delivery_id, line, person_scope)
                        SELECT household_id, living_division, hukou_division, 'living_address', to_jsonb(:address::text),
                               date '2024-03-01', 'hardship_person', :delivery, 2, 'own_clients'
                        FROM registry.household WHERE household_id = :family
                        """)
                .param("address", address)
                .param("delivery", delivery)
                .param("family", family)
                .update();
        load.sql("INSERT INTO registry.household_change (household_id, cause) VALUES (:family, 'facts')")
                .param("family", family)
                .update();
    }
}
