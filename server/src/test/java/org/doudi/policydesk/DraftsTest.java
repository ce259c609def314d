package org.doudi.policydesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doudi.testing.TestPages.text;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doudi.access.Role;
import org.doudi.kernel.DivisionCode;
import org.doudi.programmes.BookInUse;
import org.doudi.screening.ScreeningWork;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.doudi.testing.TestFacts;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.doudi.testing.TestPeople.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DoudiTest
@AutoConfigureMockMvc
@Import({TestPeople.class, TestPages.class, TestFacts.class})
class DraftsTest {
    private static final String CITY = "320400000000";
    private static final String VILLAGE = "320402001001";
    private static final String SUM = "cents";

    @Autowired
    private TestPeople people;

    @Autowired
    private TestFacts facts;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestClock clock;

    @Autowired
    private BookInUse book;

    @Autowired
    private ScreeningWork work;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    @Autowired
    private JdbcClient app;

    private Colleague first;
    private Colleague second;
    private UUID delivery;

    @BeforeEach
    void two_officers_of_the_city() {
        clock.set(LocalDateTime.of(2026, 11, 24, 9, 0));
        first = people.colleague(Role.CITY_OFFICER, CITY);
        second = people.colleague(Role.CITY_OFFICER, CITY);
        delivery = facts.delivery();
    }

    @Test
    void who_submits_a_draft_cannot_publish_it_and_a_second_person_can() {
        var draft = submitted("dibao_standard", "1150", "2026-12");
        var before = book.version();

        assertThat(pages.send(first, draft, draft + "/publish", Map.of()).getStatus())
                .isEqualTo(409);
        assertThat(book.version()).isEqualTo(before);
        assertThat(pages.send(second, draft, draft + "/publish", Map.of()).getStatus())
                .isEqualTo(302);

        assertThat(book.version()).isNotEqualTo(before);
        assertThat(standard("2026-12")).isEqualTo("1150");
        assertThat(standard("2026-11")).isEqualTo("1130");
        var history = text(pages.open(first, "/parameters?q=dibao_standard"));
        assertThat(history)
                .contains(
                        "1150", first.actor().fullName() + " 提交", second.actor().fullName() + " 发布", "常民发〔2026〕58号");
        takeBack(draft);
        assertThat(book.version()).isEqualTo(before);
        assertThat(standard("2026-12")).isEqualTo("1130");
    }

    @Test
    void the_database_refuses_a_publication_by_one_person_and_one_in_a_colleagues_name() {
        assertThatThrownBy(() -> people.as(first, () -> insertPublication(first, first)))
                .hasStackTraceContaining("publication_needs_a_second_person");
        assertThatThrownBy(() -> people.as(first, () -> insertPublication(first, second)))
                .hasStackTraceContaining("row-level security");
        var draft = submitted("dibao_standard", "1151", "2026-12");
        var id = UUID.fromString(draft.substring("/drafts/".length()));
        assertThatThrownBy(() -> people.as(
                        first,
                        () -> app.sql("""
                                UPDATE policydesk.draft SET state = 'returned', decided_by = :by, reason = 'none' WHERE draft_id = :id
                                """)
                                .param("by", first.actor().accountId())
                                .param("id", id)
                                .update()))
                .hasStackTraceContaining("draft_is_decided_by_a_second_person");
        assertThatThrownBy(() -> people.as(
                        first,
                        () -> app.sql("UPDATE policydesk.draft_value SET value = 9 WHERE draft_id = :id")
                                .param("id", id)
                                .update()))
                .hasStackTraceContaining("a submitted draft does not change");
    }

    @Test
    void families_are_screened_by_the_new_book_and_by_the_old_one_after_it_is_taken_back() {
        var family = familyWithYearlyWage("周小娟", "1234560");
        work.run();
        assertThat(result(family)).containsEntry(SUM, 10_120L);

        var draft = published("dibao_standard", "1200", "2026-11");
        work.run();
        assertThat(result(family))
                .containsEntry(SUM, 17_120L)
                .containsEntry("version", book.version().value());

        takeBack(draft);
        work.run();
        assertThat(result(family))
                .containsEntry(SUM, 10_120L)
                .containsEntry("version", book.version().value());
    }

    @Test
    void a_past_month_gives_back_pay_to_the_cent_and_refusals_to_look_at_again_and_pays_nothing() {
        var receiving = familyWithYearlyWage("吴建国", "1234560");
        receives(receiving, 10_120);
        var refused = familyWithYearlyWage("郑秋分", "1380000");
        work.run();
        assertThat(result(refused)).containsEntry("standing", "without");

        var draft = published("dibao_standard", "1200", "2026-09");
        var page = text(pages.open(first, draft + "/back-pay"));
        var file = text(pages.open(first, draft + "/back-pay.csv"));

        assertThat(page).contains("2026-09 – 2026-10", "吴建国", "140.00", "郑秋分", "不自动补发", "书面决定");
        assertThat(file.lines().filter(line -> line.contains("吴建国")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("101.20", "171.20", "70.00"));
        assertThat(file.lines().filter(line -> line.contains("郑秋分")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("0.00", "50.00", "重新核定"));
        takeBack(draft);
    }

    @Test
    void a_draft_is_simulated_beside_another_and_its_cases_say_what_differs() {
        familyWithYearlyWage("冯立春", "1234560");
        work.run();
        var one = opened();
        state(one, "dibao_standard", "1200", "2026-12");
        var other = opened();
        state(other, "dibao_standard", "1300", "2026-12");

        var page = text(pages.open(first, one + "/impact?with=" + other.substring("/drafts/".length())));
        var cases = text(pages.open(first, one + "/cases"));

        assertThat(page).contains("P01", "元/月", "/families?programme=P01");
        assertThat(cases).contains("P01", "个相符");
    }

    @Test
    void a_file_with_rules_is_taken_or_refused_with_file_place_and_reason() {
        var draft = opened();
        var good = text(pages.open(first, "/programmes/P01.dmn"));
        var fields = Map.of("programme", "P01", "from", "2026-12");

        var taken = pages.sendFile(first, draft, draft + "/rules", fields, "P01.dmn", bytes(good));
        var broken = pages.sendFile(
                first, draft, draft + "/rules", fields, "mine.dmn", bytes(good.replace("<text>", "<text>@@ ")));
        var entity = pages.sendFile(
                first,
                draft,
                draft + "/rules",
                fields,
                "evil.dmn",
                bytes("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
        var wrong = pages.sendFile(
                first,
                draft,
                draft + "/rules",
                fields,
                "P02.dmn",
                bytes(text(pages.open(first, "/programmes/P02.dmn"))));

        assertThat(taken.getStatus()).isEqualTo(302);
        assertThat(text(pages.open(first, draft))).contains("自 2026-12 起换成文件 P01.dmn");
        assertThat(broken.getStatus()).isEqualTo(400);
        assertThat(text(broken)).contains("mine.dmn", "P01.dmn:");
        assertThat(text(entity))
                .contains("evil.dmn", "a document type is not allowed")
                .doesNotContain("root:");
        assertThat(text(wrong)).contains("P02");
    }

    @Test
    void a_document_that_is_no_scan_is_refused_and_one_that_is_can_be_fetched() {
        var draft = opened();
        var fields = Map.of("instrument", "常民发〔2026〕58号");

        var refused = pages.sendFile(first, draft, draft + "/document", fields, "scan.pdf", bytes("<script>"));
        pages.sendFile(first, draft, draft + "/document", fields, "scan.pdf", bytes("%PDF-1.7 text"));

        assertThat(refused.getStatus()).isEqualTo(400);
        var page = text(pages.open(first, draft));
        var link = page.substring(page.indexOf("/documents/"), page.indexOf("\"", page.indexOf("/documents/")));
        assertThat(text(pages.open(second, link))).isEqualTo("%PDF-1.7 text");
    }

    @Test
    void what_cannot_be_a_value_is_refused_with_a_sentence_and_a_district_officer_drafts_nothing() {
        var draft = opened();
        var officer = people.colleague(Role.DISTRICT_OFFICER, "320402000000");

        assertThat(text(stated(draft, "no_such", "1", "2026-12"))).contains("没有这个参数");
        assertThat(text(stated(draft, "dibao_standard", "many", "2026-12"))).contains("请填写不小于 0 的数字");
        assertThat(text(stated(draft, "dibao_standard", "1", "soon"))).contains("年-月");
        assertThat(pages.open(officer, draft).getStatus()).isEqualTo(403);
    }

    @Test
    void numbers_tried_become_a_draft() {
        var trial = "/programmes/P01/trial?month=2026-12&p.dibao_standard=1300";

        var made = pages.send(
                first, trial, "/programmes/P01/trial/draft", Map.of("month", "2026-12", "p.dibao_standard", "1300"));

        var location = String.valueOf(made.getRedirectedUrl());
        assertThat(location).startsWith("/drafts/");
        assertThat(text(pages.open(first, location))).contains("1130 元/月", "1300 元/月", "2026-12");
    }

    private String standard(String month) {
        return book.book()
                .parameters()
                .resolve(YearMonth.parse(month), new DivisionCode(CITY))
                .dated("dibao_standard", "")
                .orElseThrow()
                .value()
                .toString();
    }

    private String opened() {
        return String.valueOf(pages.send(first, "/drafts", "/drafts", Map.of("title", "2026 提标"))
                .getRedirectedUrl());
    }

    private org.springframework.mock.web.MockHttpServletResponse stated(
            String draft, String parameter, String value, String from) {
        return pages.send(
                first,
                draft,
                draft + "/values",
                Map.of(
                        "parameter",
                        parameter,
                        "value",
                        value,
                        "from",
                        from,
                        "source",
                        "常民发〔2026〕58号",
                        "confirmed",
                        "yes"));
    }

    private void state(String draft, String parameter, String value, String from) {
        assertThat(stated(draft, parameter, value, from).getStatus()).isEqualTo(302);
    }

    private String submitted(String parameter, String value, String from) {
        var draft = opened();
        state(draft, parameter, value, from);
        submit(first, draft);
        return draft;
    }

    private void submit(Colleague by, String draft) {
        pages.send(by, draft, draft + "/document", Map.of("instrument", "常民发〔2026〕58号"));
        assertThat(pages.send(by, draft, draft + "/submit", Map.of()).getStatus())
                .isEqualTo(302);
    }

    private String published(String parameter, String value, String from) {
        var draft = submitted(parameter, value, from);
        assertThat(pages.send(second, draft, draft + "/publish", Map.of()).getStatus())
                .isEqualTo(302);
        return draft;
    }

    private void takeBack(String draft) {
        var back = String.valueOf(
                pages.send(second, draft, draft + "/take-back", Map.of()).getRedirectedUrl());
        submit(second, back);
        assertThat(pages.send(first, back, back + "/publish", Map.of()).getStatus())
                .isEqualTo(302);
    }

    private int insertPublication(Colleague submitter, Colleague publisher) {
        return app.sql("""
                        INSERT INTO programmes.publication (title, instrument, submitted_by, submitted_name, submitted_at,
                                                            published_by, published_name, published_at)
                        VALUES ('t', 'n', :submitter, 's', now(), :publisher, 'p', now())
                        """)
                .param("submitter", submitter.actor().accountId())
                .param("publisher", publisher.actor().accountId())
                .update();
    }

    private Family familyWithYearlyWage(String name, String cents) {
        var family = people.family(name, VILLAGE, VILLAGE);
        facts.consent(family);
        facts.fact(delivery, family, "wage_income", cents, "authorised");
        facts.fact(delivery, family, "transfer_income", "0", "authorised");
        changed(family);
        return family;
    }

    private void changed(Family family) {
        load.sql("INSERT INTO registry.household_change (household_id, cause) VALUES (:family, 'facts')")
                .param("family", family.householdId())
                .update();
    }

    private void receives(Family family, long cents) {
        var register = UUID.randomUUID();
        load.sql("INSERT INTO files.delivery (delivery_id, dataset, as_of, is_complete)"
                        + " VALUES (:delivery, 'dibao_family', DATE '2026-11-20', true)")
                .param("delivery", register)
                .update();
        for (var item : List.of(
                List.of("monthly_benefit", Long.toString(cents)),
                List.of("benefit_from", "\"2025-01-01\""),
                List.of("benefit_to", "null"))) {
            load.sql("""
                            INSERT INTO files.fact (household_id, living_division, hukou_division, item, value, valid_from, dataset,
                                                    delivery_id, line, person_scope)
                            SELECT household_id, living_division, hukou_division, :item, :value::jsonb, DATE '2026-11-01',
                                   'dibao_family', :delivery, 3, 'own_clients'
                            FROM registry.household WHERE household_id = :household
                            """)
                    .param("item", item.getFirst())
                    .param("value", item.getLast())
                    .param("delivery", register)
                    .param("household", family.householdId())
                    .update();
        }
        changed(family);
    }

    private Map<String, Object> result(Family family) {
        var row = engine.sql("""
                        SELECT standing, amount_cents, policy_version FROM screening.result
                        WHERE household_id = :family AND programme = 'P01'
                        """).param("family", family.householdId()).query().singleRow();
        var result = new HashMap<String, Object>();
        result.put("standing", String.valueOf(row.get("standing")));
        result.put("version", String.valueOf(row.get("policy_version")));
        if (row.get("amount_cents") instanceof Long cents) {
            result.put(SUM, cents);
        }
        return result;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
