package org.doudi.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.testing.TestPages.text;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.doudi.access.Role;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

/** The guide as anybody reads it who is not signed in. */
@DoudiTest
@AutoConfigureMockMvc
@Import({TestPeople.class, TestPages.class})
class GuidePagesTest {
    private static final Pattern FOUND = Pattern.compile("<ol class=\"guide-list\">(.*?)</ol>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("href=\"/guide/(P\\d\\d)\"");

    @Autowired
    private MockMvcTester web;

    @Autowired
    private BookInUse book;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestClock clock;

    @Autowired
    @Qualifier("audit")
    private JdbcClient audit;

    @BeforeEach
    void a_day() {
        clock.set(LocalDateTime.of(2026, 11, 24, 9, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "房子漏 | P20",
                "房子漏雨 | P20",
                "失业 | P21",
                "低保 | P01",
                "最低生活保障 | P01",
                "请不起律师 | P28",
                "轮椅 | P26",
                "孩子有自闭症怎么办 | P25",
                "rent | P19",
                "台风 | P23",
                "孤儿 | P10",
                "當過兵 | P30",
                "unemployed | P21",
                "roof leaks | P20",
                "my hospital bills | P06"
            })
    void everyday_words_find_the_programme_that_helps_first(String typed, String programme) {
        assertThat(found(typed)).startsWith(programme);
    }

    @Test
    void who_spent_much_on_illness_finds_all_that_helps_with_it() {
        assertThat(found("生病花了很多钱")).contains("P15", "P07", "P06", "P32").doesNotContain("P20", "P21", "P28");
        assertThat(found("我生病住院花了好多钱")).contains("P15", "P06");
        assertThat(found("孩子上学没钱")).contains("P16", "P17", "P18").doesNotContain("P20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fangzilou | P20",
                "fang zi lou | P20",
                "shiye | P21",
                "sy | P21",
                "lvshi | P28",
                "nongcun weifang | P20",
                "shegnbing hua le hen duo qain | P15",
                "senbinhualehenduoqian | P15",
                "zuixiao shenghuo baozhang | P01",
                "canjibutei | P08",
                "房子露雨 | P20",
                "律是 | P28",
                "unemploied | P21",
                "weelchair | P26"
            })
    void pinyin_initials_and_words_with_a_slip_find_it_too(String typed, String programme) {
        assertThat(found(typed)).contains(programme);
    }

    @Test
    void who_finds_nothing_is_told_what_to_do_and_sees_all_programmes() {
        assertThat(found("量子力学")).isEmpty();
        assertThat(open("/guide?q=qqq")).contains("没有找到", "12345", "/guide/P32");
        assertThat(found("x".repeat(5000))).isEmpty();
        assertThat(open("/guide?q=%3Cscript%3E")).doesNotContain("<script>\"");
    }

    @Test
    void without_signing_in_everybody_reads_every_programme_in_both_languages() {
        var list = open("/guide");
        for (var entry : book.book().guide().entries()) {
            var chinese = open("/guide/" + entry.code());
            var english = open("/guide/" + entry.code(), "en");

            assertThat(list).contains("href=\"/guide/" + entry.code() + "\"");
            assertThat(chinese)
                    .contains(entry.chinese().name(), "谁可以", "带什么", "12345", "不是由机器决定")
                    .doesNotContain("这个月没有公布");
            assertThat(chinese.substring(chinese.indexOf("<main"))).doesNotContain("{", "}");
            assertThat(english)
                    .contains("Who can have it", "A person", "lang=\"en\"")
                    .doesNotContain("谁可以");
        }
        assertThat(open("/sign-in")).contains("href=\"/guide\"");
    }

    @Test
    void the_figures_are_those_of_the_month_and_the_unconfirmed_ones_say_so() {
        assertThat(open("/guide/P01"))
                .contains("<strong>1130</strong><span class=\"unconfirmed\">(演示数)</span>", "主管部门还没有确认")
                .doesNotContain("1090");
        assertThat(open("/guide/P01?month=2025-07"))
                .contains("<strong>1090</strong><span class=\"unconfirmed\">(演示数)</span>", "数字是 2025-07 的")
                .doesNotContain("1130");
        assertThat(open("/guide/P01?month=2024-06")).contains("每人每月 <strong>1020</strong> 元");
        assertThat(open("/guide/P01?month=2024-07")).contains("<strong>1040</strong><span");
        assertThat(open("/guide/P01?month=2020-05")).contains("这个月没有公布的数");
        assertThat(open("/guide/P07")).contains("<strong>60%</strong><span class=\"unconfirmed\">(未核实)</span>");
    }

    @Test
    void the_figures_are_those_of_the_place() {
        assertThat(open("/guide/P01?month=2016-01&place=320413000000")).contains("<strong>590</strong>");
        assertThat(open("/guide/P01?month=2016-01&place=320411000000")).contains("<strong>670</strong>");
    }

    @Test
    void a_month_that_is_none_gets_a_sentence_and_an_unknown_programme_or_place_is_not_found() {
        assertThat(web.get().uri("/guide/P01?month=soon"))
                .hasStatus(400)
                .bodyText()
                .contains("年月写成这样");
        assertThat(web.get().uri("/guide/P99")).hasStatus(404);
        assertThat(web.get().uri("/guide/P01?place=110000000000")).hasStatus(404);
    }

    @Test
    void nothing_in_it_is_about_persons_and_nobody_records_who_reads() {
        people.family("周小娟", "320402001001", "320402001001");
        long before = entries();

        var read = open("/guide?q=周小娟") + open("/guide/P01");

        assertThat(read.replace("value=\"周小娟\"", ""))
                .doesNotContain("周小娟", "/households/", "/leads", "/programmes/")
                .doesNotContainPattern("\\d{17}[\\dX]");
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void who_works_here_reaches_it_from_the_menu_and_goes_on_to_the_rules() {
        for (var role : List.of(Role.VILLAGE_CLERK, Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR)) {
            var page = text(pages.open(people.colleague(role, "320400000000"), "/guide/P01"));

            assertThat(page).contains("href=\"/guide\">办事指南", "href=\"/programmes/P01\"");
        }
    }

    private List<String> found(String typed) {
        var page = open(UriComponentsBuilder.fromPath("/guide")
                .queryParam("q", "{typed}")
                .build(typed)
                .toString());
        var list = FOUND.matcher(page);
        return list.find()
                ? LINK.matcher(list.group(1))
                        .results()
                        .map(link -> link.group(1))
                        .toList()
                : List.of();
    }

    private String open(String address) {
        return open(address, "zh-CN");
    }

    private String open(String address, String language) {
        var answer = web.get()
                .uri(java.net.URI.create(UriComponentsBuilder.fromUriString(address)
                        .build(address.contains("%"))
                        .encode()
                        .toUriString()))
                .cookie(new Cookie("doudi_language", language))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private long entries() {
        return audit.sql("SELECT count(*) FROM audit.entry").query(Long.class).single();
    }
}
