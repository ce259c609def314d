package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.testing.TestPages.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doudi.access.Role;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.screening.ScreeningWork;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a delivery to what it changed, and from what a family's file says back to delivery and line. */
@DoudiTest
@AutoConfigureMockMvc
@Import({Delivering.class, TakingBack.class, Dump.class, TestPeople.class, TestPages.class})
class DeliveryEffectsTest {
    /** Leads of a family that is no dibao family any longer: that it is not, and that it may be a marginal one. */
    private static final String LOST_AND_NEXT = "2";

    private static final String OTHER_VILLAGE = "320402001002";
    private static final String TOWN = "320402001000";
    private static final String CITY = "320400000000";
    private static final String JOBS = "id_no,start,name,end,wage_base_month\n";

    @Autowired
    private Delivering delivering;

    @Autowired
    private TakingBack takingBack;

    @Autowired
    private Dump dump;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private ScreeningWork screening;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;
    private Colleague clerk;
    private String household;

    @BeforeEach
    void a_family_that_rightly_receives() {
        database = testDatabase.asAdministrator();
        dueTasks.run();
        dump.forget();
        database.sql("TRUNCATE files.delivery CASCADE").update();
        delivering.deliver("hardship_person", Delivering.PERSONS + Delivering.person(1, "F1", "本人或户主"));
        delivering.deliver("dibao_family", Delivering.FAMILIES + family("820.00"));
        delivering.deliver("employment_registration", JOBS + job());
        delivering.deliver("pension_payment", Delivering.PENSIONS + Delivering.pension(1, "2026-10", "500"));
        delivering.deliver("dibao_payment", Delivering.PAYMENTS + payment("2026-10", "820"));
        follow();
        clerk = people.colleague(Role.VILLAGE_CLERK, Delivering.VILLAGE);
        household = database.sql("SELECT household_id::text FROM registry.household WHERE register_no = 'F1'")
                .query(String.class)
                .single();
    }

    @Test
    void a_changed_value_is_counted_and_listed_with_what_it_was_where_it_is_written_and_whose_it_is() {
        var delivery = delivering.deliver("dibao_family", Delivering.FAMILIES + family("900.00"));
        follow();

        var page = page(clerk, "/deliveries/" + delivery.id());
        assertThat(counts(page))
                .containsEntry("内容变化的行", "1")
                .containsEntry("新增的行", "0")
                .containsEntry("涉及的家庭", "1")
                .containsEntry("新增的事实", "0")
                .containsEntry("变化的事实", "1")
                .containsEntry("终止的事实", "0");
        var list = page(clerk, link(page, "facts"));
        assertThat(list).contains("月保障金额", "820", "900", "/households/" + household, "第 2 行", "?line=2");
        assertThat(page(clerk, link(page, "households"))).contains("/households/" + household, "F1");
        assertThat(page(clerk, "/households/" + household)).contains("/deliveries/" + delivery.id() + "?line=2");
    }

    @Test
    void the_list_comes_as_a_file_too_and_nothing_in_it_is_a_formula() {
        var delivery = delivering.deliver("dibao_family", Delivering.FAMILIES + family("900.00"));
        follow();
        var address = "/deliveries/" + delivery.id();

        assertThat(page(clerk, address + "/facts.csv")).contains("家庭证号", "F1", "820", "900");
        assertThat(pages.open(clerk, address + "/facts.xlsx").getContentAsByteArray())
                .startsWith('P', 'K');
        assertThat(page(clerk, address + "/households.csv")).contains("F1");
        assertThat(pages.open(clerk, address + "/facts.exe").getStatus()).isEqualTo(404);
        assertThat(pages.open(clerk, address + "/facts?kind=all-of-them").getStatus())
                .isEqualTo(400);
        assertThat(pages.open(clerk, address + "/facts?item=secret").getStatus())
                .isEqualTo(400);
    }

    @Test
    void another_village_sees_that_nothing_of_its_own_changed() {
        var delivery = delivering.deliver("dibao_family", Delivering.FAMILIES + family("900.00"));
        follow();
        var other = people.colleague(Role.VILLAGE_CLERK, OTHER_VILLAGE);

        assertThat(counts(page(other, "/deliveries/" + delivery.id())))
                .containsEntry("涉及的家庭", "0")
                .containsEntry("变化的事实", "0");
        for (var list : List.of("facts", "households", "standings")) {
            assertThat(page(other, "/deliveries/" + delivery.id() + "/" + list))
                    .contains("没有可以列出的变化")
                    .doesNotContain("F1", household);
        }
    }

    @Test
    void a_data_officer_sees_that_a_fact_changed_and_in_which_line_but_not_of_whom_nor_to_what() {
        var delivery = delivering.deliver("dibao_family", Delivering.FAMILIES + family("900.00"));
        follow();
        var officer = people.colleague(Role.DATA_OFFICER, CITY);

        var page = page(officer, "/deliveries/" + delivery.id());
        assertThat(counts(page)).containsEntry("涉及的家庭", "1").containsEntry("变化的事实", "1");
        assertThat(page(officer, link(page, "facts")).replaceAll("<[^>]*>", ""))
                .contains("月保障金额", "第 2 行")
                .doesNotContain("820", "900", "F1", household, SamplePeople.name(1));
        assertThat(page(officer, "/deliveries/" + delivery.id() + "/facts?kind=added"))
                .contains("没有可以列出的变化");
        assertThat(page(officer, "/deliveries/" + delivery.id() + "/facts.csv"))
                .contains("月保障金额")
                .doesNotContain(",900", "F1");
        assertThat(pages.open(officer, "/deliveries/" + delivery.id() + "/households")
                        .getStatus())
                .isEqualTo(403);
        assertThat(pages.open(officer, "/deliveries/" + delivery.id() + "/standings")
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void income_is_listed_masked_for_whoever_may_have_it_shown_for_a_reason_and_not_at_all_for_others() {
        var delivery = richPension();

        var town = people.colleague(Role.TOWN_OFFICER, TOWN);
        var masked = page(town, "/deliveries/" + delivery.id() + "/facts");
        assertThat(masked).contains("转移净收入", "已隐藏", "/households/" + household).doesNotContain("20,500", "?line=");
        assertThat(page(clerk, "/deliveries/" + delivery.id() + "/facts"))
                .contains("没有可以列出的变化")
                .doesNotContain("20,500", household);
    }

    @Test
    void a_standing_and_a_lead_name_the_delivery_that_made_them_and_the_lead_leads_back() {
        var delivery = richPension();

        var page = page(clerk, "/deliveries/" + delivery.id());
        assertThat(counts(page))
                .containsEntry("结论变化(户):正常享受 → 不再符合", "1")
                .containsEntry("提出的线索", LOST_AND_NEXT)
                .containsEntry("撤回的线索", "0");
        assertThat(page(clerk, link(page, "standings"))).contains("正常享受", "不再符合", "/households/" + household);
        var leads = page(clerk, "/leads?state=all&delivery=" + delivery.id() + "&event=opened");
        assertThat(leads).contains("共 2 户次", SamplePeople.name(1));
        var lead = first(leads, "/leads/[0-9a-f-]{36}");
        assertThat(page(clerk, lead)).contains("/deliveries/" + delivery.id(), "因这些交付而提出");
        assertThat(page(clerk, "/leads.csv?state=all&delivery=" + delivery.id() + "&event=withdrawn"))
                .doesNotContain(SamplePeople.name(1));
    }

    @Test
    void several_deliveries_judged_together_are_all_named() {
        var pensions =
                delivering.deliver("pension_payment", Delivering.PENSIONS + Delivering.pension(1, "2026-09", "20000"));
        var families = delivering.deliver("dibao_family", Delivering.FAMILIES + family("900.00"));
        follow();

        for (var delivery : List.of(pensions, families)) {
            assertThat(counts(page(clerk, "/deliveries/" + delivery.id()))).containsEntry("提出的线索", LOST_AND_NEXT);
        }
        var lead = first(page(clerk, "/leads"), "/leads/[0-9a-f-]{36}");
        assertThat(page(clerk, lead)).contains("/deliveries/" + pensions.id(), "/deliveries/" + families.id());
    }

    @Test
    void a_new_day_is_no_delivery() {
        var before = causes();

        screening.runEverything();

        assertThat(causes()).isEqualTo(before);
    }

    @Test
    void a_delivery_taken_back_says_what_that_changed_back() {
        var delivery = richPension();
        takingBack.takeBack(delivery);
        follow();

        var page = page(clerk, "/deliveries/" + delivery.id());
        assertThat(page).contains("撤销时改回的");
        var came = counts(page.substring(0, page.indexOf("撤销时改回的")));
        var went = counts(page.substring(page.indexOf("撤销时改回的")));
        assertThat(came).containsEntry("提出的线索", LOST_AND_NEXT).containsEntry("结论变化(户):正常享受 → 不再符合", "1");
        assertThat(went)
                .containsEntry("移走的行", "1")
                .containsEntry("撤回的线索", LOST_AND_NEXT)
                .containsEntry("结论变化(户):不再符合 → 正常享受", "1");
        assertThat(page(clerk, "/leads?state=all&delivery=" + delivery.id() + "&event=withdrawn&undo=true"))
                .contains(SamplePeople.name(1));
        assertThat(page(clerk, "/leads?state=all&delivery=" + delivery.id() + "&event=withdrawn"))
                .doesNotContain(SamplePeople.name(1));
        var town = people.colleague(Role.TOWN_OFFICER, TOWN);
        assertThat(page(town, "/deliveries/" + delivery.id() + "/facts?undo=true&kind=changed"))
                .contains("转移净收入", "已隐藏");
    }

    @Test
    void families_forgotten_when_a_delivery_is_taken_back_are_counted() {
        var delivery = delivering.deliver(
                "hardship_person",
                Delivering.PERSONS + Delivering.person(1, "F1", "本人或户主") + Delivering.person(5, "F5", "本人或户主"));
        follow();
        takingBack.takeBack(delivery);
        follow();

        assertThat(counts(page(clerk, "/deliveries/" + delivery.id())))
                .containsEntry("只因这次交付而知道、已移除的家庭", "1")
                .containsEntry("只因这次交付而知道、已移除的人", "1");
    }

    @Test
    void months_paid_are_counted_with_the_delivery_that_wrote_them() {
        var delivery = delivering.deliver("dibao_payment", Delivering.PAYMENTS + payment("2026-11", "830"));
        follow();

        assertThat(counts(page(clerk, "/deliveries/" + delivery.id()))).containsEntry("写入的发放月数", "1");
    }

    /** Household file, source, line: of the registry, of a payment, of a dataset, and where silence says it. */
    @Test
    void from_every_kind_of_value_in_a_file_its_delivery_and_line_are_one_click_away() {
        var officer = people.colleague(Role.TOWN_OFFICER, TOWN);
        var file = "/households/" + household;
        pages.send(officer, file, file + "/reveal", Map.of("reason", "核对每一项的出处"));
        var shown = page(officer, file);

        assertThat(sourceOf(officer, shown, "与户主关系")).contains("特殊困难对象总库", "第 2 行");
        assertThat(sourceOf(officer, shown, "月保障金额")).contains("低保家庭台账", "第 2 行");
        assertThat(sourceOf(officer, shown, "转移净收入")).contains("养老金领取", "第 2 行");
        assertThat(sourceOf(officer, shown, "2026-10</th>")).contains("低保金发放明细", "第 2 行");
        assertThat(sourceOf(officer, shown, "赡养抚养扶养费收入")).contains("低保家庭台账").doesNotContain("第 2 行");
    }

    /** The page of the delivery behind the first link after a text. */
    private String sourceOf(Colleague officer, String file, String item) {
        assertThat(file).contains(item);
        return page(officer, first(file.substring(file.lastIndexOf(item)), "/deliveries/[0-9a-f-]{36}(\\?line=\\d+)?"));
    }

    private Delivery richPension() {
        var delivery =
                delivering.deliver("pension_payment", Delivering.PENSIONS + Delivering.pension(1, "2026-09", "20000"));
        follow();
        return delivery;
    }

    private void follow() {
        dueTasks.run();
        screening.run();
    }

    private List<String> causes() {
        return database.sql("""
                        SELECT event || delivery_id FROM work.lead_cause
                        UNION ALL SELECT after || delivery_id FROM screening.standing_change
                        ORDER BY 1
                        """).query(String.class).list();
    }

    private String page(Colleague colleague, String address) {
        var response = pages.open(colleague, address);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return text(response);
    }

    /** The counts of the page by their text. */
    private static Map<String, String> counts(String page) {
        var counts = new java.util.HashMap<String, String>();
        var rows = Pattern.compile(
                        "<th scope=\"row\">([^<]+)</th>\\s*<td class=\"number\">\\s*(?:<a [^>]*>)?([^<]*?)\\s*<")
                .matcher(page);
        while (rows.find()) {
            counts.put(rows.group(1), rows.group(2).strip());
        }
        return counts;
    }

    /** The first list of that kind to which the page leads. */
    private static String link(String page, String list) {
        return first(page, "/deliveries/[0-9a-f-]{36}/" + list + "[^\"]*").replace("&amp;", "&");
    }

    private static String first(String page, String pattern) {
        return Stream.of(Pattern.compile(pattern).matcher(page))
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern));
    }

    private static String family(String benefit) {
        return Delivering.family("F1", 1, "2099-12-31").replace("820.00", benefit);
    }

    private static String job() {
        return SamplePeople.id(1) + ",2020-01-01," + SamplePeople.name(1) + ",2020-12-31,0\n";
    }

    private static String payment(String month, String amount) {
        return Delivering.payment(1, month, amount).replace(",C1,", ",F1,");
    }
}
