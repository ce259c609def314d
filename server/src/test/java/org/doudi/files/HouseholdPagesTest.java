package org.doudi.files;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doudi.access.Accounts;
import org.doudi.access.Role;
import org.doudi.access.Sessions;
import org.doudi.database.TestDatabase;
import org.doudi.files.DatasetRows.Row;
import org.doudi.registry.Families;
import org.doudi.registry.Families.Known;
import org.doudi.registry.Families.Line;
import org.doudi.search.SearchWork;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DoudiTest
@Import({Families.class, DatasetRows.class})
class HouseholdPagesTest {
    private static final String VILLAGE = "320402001001";
    private static final String OTHER_VILLAGE = "320402001002";
    private static final String TOWN = "320402001000";
    private static final String DISTRICT = "320402000000";
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 24);

    @Autowired
    private WebApplicationContext context;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;

    @Autowired
    private Families families;

    @Autowired
    private DatasetRows datasets;

    @Autowired
    private TestDatabase database;

    @Autowired
    private SearchWork search;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    private MockMvcTester web;
    private Known head;
    private Known child;
    private String number;
    private UUID household;

    @BeforeEach
    void an_authorised_dibao_family_with_income_and_a_certificate() {
        web = MockMvcTester.create(
                MockMvcBuilders.webAppContextSetup(context).addFilters(security).build());
        head = families.person("沈玉兰", LocalDate.of(1960, 2, 3));
        child = families.person("沈小满", LocalDate.of(2013, 6, 21));
        number = "P-" + UUID.randomUUID();
        families.authorise("A-" + number, head, child);
        deliverFamily(VILLAGE);
        household = families.household(number);
        deliverTheRest();
    }

    @Test
    void the_list_shows_the_families_of_the_area_and_no_other() {
        var strange = families.person("唐立冬", LocalDate.of(1950, 1, 1));
        var other = "P-" + UUID.randomUUID();
        families.deliver(Line.of(other, strange, "本人或户主", OTHER_VILLAGE));
        var clerk = signIn(Role.VILLAGE_CLERK, VILLAGE);

        assertThat(get("/households", clerk))
                .hasStatusOk()
                .bodyText()
                .contains("沈玉兰", number, "每月 1,234.50 元")
                .doesNotContain("唐立冬", other);
        assertThat(get("/households?start=" + other, clerk)).bodyText().contains("共 0 户", "没有符合条件的家庭");
        assertThat(get("/households?place=" + OTHER_VILLAGE, clerk)).bodyText().contains("共 0 户");
        assertThat(get("/households/" + families.household(other), clerk)).hasStatus(404);
    }

    @Test
    void the_list_is_searched_by_any_members_name_and_by_class() {
        search.run();
        var town = signIn(Role.TOWN_OFFICER, TOWN);

        var link = "/households/" + household;
        assertThat(get("/households?start=沈小", town)).bodyText().contains(link);
        assertThat(get("/households?start=小满", town)).bodyText().contains(link);
        assertThat(get("/households?start=沈大满", town)).bodyText().contains(link);
        assertThat(get("/households?start=唐", town)).bodyText().doesNotContain(link);
        assertThat(get("/households?start=" + number + "&class=低保", town))
                .bodyText()
                .contains(link);
        assertThat(get("/households?start=" + number + "&class=特困", town))
                .bodyText()
                .doesNotContain(link);
    }

    @Test
    void an_unknown_filter_is_refused_and_never_opens_the_whole_list() {
        var town = signIn(Role.TOWN_OFFICER, TOWN);

        assertThat(get("/households?class=everything", town)).hasStatus(400);
        assertThat(get("/households?place=320402001999", town)).hasStatus(400);
        assertThat(get("/households?place=%25", town)).hasStatus(400);
    }

    @Test
    void a_town_sees_how_many_families_each_village_has() {
        assertThat(get("/households", signIn(Role.TOWN_OFFICER, TOWN)))
                .bodyText()
                .contains("按辖区", "/households?place=" + VILLAGE);
    }

    @Test
    void a_long_list_is_paged_by_register_number_without_loss_or_repetition() {
        var village = "320402001003";
        for (int i = 0; i < HouseholdList.PAGE + 3; i++) {
            families.deliver(Line.of(
                    String.format("L-%03d", i), families.person("孔" + i, LocalDate.of(1970, 1, 1)), "本人或户主", village));
        }
        var clerk = signIn(Role.VILLAGE_CLERK, village);

        assertThat(get("/households", clerk))
                .bodyText()
                .contains("L-000", "L-049", "rel=\"next\"", "after=L-049")
                .doesNotContain("L-050<");
        assertThat(get("/households?after=L-049", clerk))
                .bodyText()
                .contains("L-050", "L-052")
                .doesNotContain("L-049<", "rel=\"next\"");
    }

    @Test
    void a_village_clerk_sees_the_file_without_any_sensitive_value() {
        assertThat(get("/households/" + household, signIn(Role.VILLAGE_CLERK, VILLAGE)))
                .hasStatusOk()
                .bodyText()
                .contains("沈玉兰", "沈小满", head.number().masked(), "最低生活保障", "雕庄路1号", "已隐藏", "养老金领取 · 2026-10-24")
                .doesNotContain(head.number().value(), child.number().value())
                .doesNotContain("13,579", "听力", "残疾类别 有变化", "交付中无此人记录", "查看隐藏内容");
    }

    @Test
    void a_town_officer_states_a_reason_and_sees_income_but_no_health_detail() {
        var town = signIn(Role.TOWN_OFFICER, TOWN);
        assertThat(get("/households/" + household, town))
                .bodyText()
                .contains("查看隐藏内容")
                .doesNotContain("13,579");

        assertThat(reveal(town, "核对养老金后回访家庭")).hasStatus(302);

        assertThat(get("/households/" + household, town))
                .bodyText()
                .contains("13,579", "交付中无此人记录", head.number().value(), "?line=")
                .doesNotContain("听力");
        assertThat(reasons()).contains("核对养老金后回访家庭");
    }

    @Test
    void a_district_officer_sees_health_detail_too_and_only_in_the_session_that_gave_the_reason() {
        var district = signIn(Role.DISTRICT_OFFICER, DISTRICT);
        reveal(district, "审核残疾人补贴");

        assertThat(get("/households/" + household, district)).bodyText().contains("听力 2 级");
        assertThat(get("/households/" + household, signIn(Role.DISTRICT_OFFICER, DISTRICT)))
                .bodyText()
                .doesNotContain("听力");
    }

    @Test
    void a_reason_too_short_or_a_role_below_lifts_no_mask() {
        assertThat(reveal(signIn(Role.TOWN_OFFICER, TOWN), "看")).hasStatus(400);
        assertThat(reveal(signIn(Role.VILLAGE_CLERK, VILLAGE), "想看一看收入")).hasStatus(403);
        assertThat(reveal(signIn(Role.TOWN_OFFICER, "320402002000"), "别的街道的家庭")).hasStatus(404);
        assertThat(reasons()).doesNotContain("看", "想看一看收入", "别的街道的家庭");
    }

    @Test
    void income_that_nobody_supplied_says_why() {
        assertThat(get("/households/" + household, signIn(Role.CITY_OFFICER, "320400000000")))
                .bodyText()
                .contains("核对后可知");
        var late = families.person("沈立春", LocalDate.of(1990, 1, 1));
        families.deliver(Line.of("S-" + number, late, "本人或户主", VILLAGE));
        assertThat(get("/households/" + families.household("S-" + number), signIn(Role.VILLAGE_CLERK, VILLAGE)))
                .bodyText()
                .contains("没有有效的核对授权");
    }

    @Test
    void a_look_is_recorded_even_when_there_is_nothing_to_see() {
        var clerk = signIn(Role.VILLAGE_CLERK, VILLAGE);
        get("/households/" + household, clerk);

        assertThat(database.asAdministrator()
                        .sql(
                                "SELECT count(*) FROM audit.entry WHERE action = 'household-file.read' AND object_id = :household")
                        .param("household", household.toString())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void changes_are_told_newest_first() {
        datasets.deliver("dibao_family", OCTOBER, family().with("benefit_month_cents", 99_900L));

        assertThat(get("/households/" + household, signIn(Role.VILLAGE_CLERK, VILLAGE)))
                .bodyText()
                .contains("月保障金额 有变化,原为 1,234.50 元/月")
                .contains("沈玉兰 成为家庭成员");
    }

    @ParameterizedTest
    @EnumSource(names = {"DATA_OFFICER", "SYSTEM_ADMINISTRATOR"})
    void whoever_works_on_no_family_opens_no_file(Role role) {
        var cookie = signIn(role, "320400000000");

        assertThat(get("/households", cookie)).hasStatus(403);
        assertThat(get("/households/" + household, cookie)).hasStatus(403);
    }

    @Test
    void the_file_speaks_english() {
        var cookies = List.of(signIn(Role.VILLAGE_CLERK, VILLAGE), new Cookie("doudi_language", "en"));

        assertThat(web.get().uri("/households/" + household).cookie(cookies.toArray(Cookie[]::new)))
                .bodyText()
                .contains("Household file of 沈玉兰", "Wage income", "Register of dibao families · 2026-10-24 · line");
    }

    private MvcTestResult get(String path, Cookie cookie) {
        return web.get().uri(path).cookie(cookie).exchange();
    }

    private MvcTestResult reveal(Cookie cookie, String reason) {
        return web.post()
                .uri("/households/" + household + "/reveal")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(cookie)
                .param("reason", reason)
                .exchange();
    }

    private Cookie signIn(Role role, String division) {
        return new Cookie("doudi_session", Families.signIn(accounts, sessions, role, division));
    }

    private List<String> reasons() {
        return database.asAdministrator()
                .sql("SELECT reason FROM audit.entry WHERE action = 'household-file.reveal'")
                .query(String.class)
                .list();
    }

    private void deliverFamily(String village) {
        var delivery = UUID.randomUUID();
        families.deliver(delivery, true, Line.of(number, head, "本人或户主", village), Line.of(number, child, "子", village));
        datasets.deliver(delivery, "dibao_family", OCTOBER, family());
    }

    private Row family() {
        return Row.of("dibao_family", number)
                .with("cert_no", number)
                .with("covered_members", 2)
                .with("benefit_month_cents", 123_450L)
                .with("from", LocalDate.of(2024, 3, 1))
                .with("authorisation_no", "A-" + number)
                .with("authorised_until", LocalDate.of(2027, 6, 30));
    }

    /** A pension of 13,579 yuan counted, a certificate for hearing, and no job. */
    private void deliverTheRest() {
        datasets.deliver(
                "hardship_person",
                OCTOBER,
                Row.of("hardship_person", head.id().toString())
                        .with("person_id", head.id())
                        .with("category", "低保")
                        .with("household_cert_no", number)
                        .with("relation_to_head", "本人或户主")
                        .with("living_address", "雕庄路1号")
                        .with("living_division", VILLAGE)
                        .with("hukou_division", VILLAGE)
                        .with("from", LocalDate.of(2024, 3, 1)));
        datasets.deliverComplete(
                "pension_payment",
                OCTOBER,
                Row.of("pension_payment", head.id() + "|2026-09")
                        .with("person_id", head.id())
                        .with("month", LocalDate.of(2026, 9, 1))
                        .with("type", "企业职工")
                        .with("amount_cents", 13_579_00L));
        datasets.deliverComplete("employment_registration", OCTOBER);
        datasets.deliverComplete(
                "disability_cert",
                OCTOBER,
                Row.of("disability_cert", head.id().toString())
                        .with("person_id", head.id())
                        .with("type", "听力")
                        .with("grade", 2)
                        .with("change", "新办")
                        .with("issued_on", LocalDate.of(2020, 5, 1)));
    }
}
