package org.doudi.policydesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.testing.TestPages.text;

import org.doudi.access.Role;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

@DoudiTest
@AutoConfigureMockMvc
@Import({TestPeople.class, TestPages.class})
class TrialPageTest {
    private static final String CITY = "320400000000";
    private static final String TRIAL = "/programmes/P01/trial";

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Test
    void a_city_officer_tries_another_standard_and_sees_it_beside_the_one_in_use() {
        var officer = people.colleague(Role.CITY_OFFICER, CITY);

        var page = text(pages.open(officer, TRIAL + "?month=2026-12&p.dibao_standard=1300"));

        assertThat(page).contains("最低生活保障标准", "现行 1130 元/月", "value=\"1300\"", "按地区");
    }

    @Test
    void what_is_no_number_or_no_month_is_refused_with_a_sentence() {
        var officer = people.colleague(Role.CITY_OFFICER, CITY);

        assertThat(text(pages.open(officer, TRIAL + "?p.dibao_standard=many"))).contains("请填写不小于 0 的数字");
        assertThat(text(pages.open(officer, TRIAL + "?month=autumn"))).contains("年-月");
        assertThat(text(pages.open(officer, TRIAL + "?month=1999-01"))).contains("在这个月没有值");
    }

    @Test
    void a_village_clerk_tries_nothing() {
        var clerk = people.colleague(Role.VILLAGE_CLERK, "320402001001");

        assertThat(pages.open(clerk, TRIAL).getStatus()).isEqualTo(403);
        assertThat(text(pages.open(clerk, "/programmes/P01"))).doesNotContain(TRIAL);
    }

    @Test
    void the_book_shows_a_programme_with_formulas_in_words_articles_and_numbers() {
        var clerk = people.colleague(Role.VILLAGE_CLERK, "320402001001");

        var page = text(pages.open(clerk, "/programmes/P01"));

        assertThat(page).contains("收入低于标准", "「最低生活保障标准」", "社会救助暂行办法", "演示值");
        assertThat(text(pages.open(clerk, "/programmes?q=廉租"))).contains("没有找到");
        assertThat(pages.open(clerk, "/programmes/P01.dmn").getContentType()).startsWith("application/xml");
        assertThat(pages.open(clerk, "/programmes/P99").getStatus()).isEqualTo(404);
    }
}
