package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.PERSONS;
import static org.doudi.exchange.Delivering.payment;
import static org.doudi.exchange.Delivering.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doudi.access.Role;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody registered under a wrong number and under the right one is one human; two humans under one number are two. */
@DoudiTest
@AutoConfigureMockMvc
@Import({Delivering.class, TakingBack.class, Dump.class, TestPeople.class, TestPages.class})
class CorrectionsTest {
    private static final int RIGHT = 1;
    private static final int WRONG = 2;
    private static final String OTHER_NAME = "欧阳另人";

    @Autowired
    private Delivering delivering;

    @Autowired
    private TakingBack takingBack;

    @Autowired
    private Dump dump;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private Correcting correcting;

    @Autowired
    private JdbcClient app;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;
    private Colleague officer;
    private Delivery payments;

    @BeforeEach
    void one_human_registered_twice() {
        dueTasks.run();
        database = testDatabase.asAdministrator();
        database.sql("TRUNCATE exchange.correction CASCADE").update();
        database.sql("TRUNCATE registry.correction_before").update();
        dump.forget();
        officer = people.colleague(Role.DATA_OFFICER, "320400000000");
        delivering.deliver(
                "hardship_person",
                PERSONS
                        + person(RIGHT, "H1", "本人或户主")
                        + ofTheSameName(person(WRONG, "H2", "本人或户主"))
                        + person(5, "H2", "配偶"));
        payments = delivering.deliver(
                "dibao_payment",
                PAYMENTS
                        + payment(RIGHT, "2026-08", "100")
                        + payment(RIGHT, "2026-09", "100")
                        + ofTheSameName(payment(WRONG, "2026-09", "100"))
                        + ofTheSameName(payment(WRONG, "2026-10", "100")));
        dueTasks.run();
    }

    private static String ofTheSameName(String row) {
        return row.replace(SamplePeople.name(WRONG), SamplePeople.name(RIGHT));
    }

    @Test
    void whoever_was_admitted_twice_is_proposed_with_the_reason() {
        var page = TestPages.text(pages.open(officer, "/reviews"));

        assertThat(page).contains("可能是同一人", SamplePeople.name(RIGHT), "号码相近").doesNotContain(SamplePeople.id(RIGHT));
        assertThat(TestPages.text(pages.open(officer, compare())))
                .contains("姓名相同", "出生日期相同", "号码差一位", "现行 2 行,共 2 行")
                .doesNotContain(SamplePeople.id(WRONG));

        pages.send(officer, compare(), "/corrections/dismiss", Map.of("one", right(), "other", wrong()));
        assertThat(TestPages.text(pages.open(officer, "/reviews"))).doesNotContain("可能是同一人");
    }

    @Test
    void an_officer_finds_persons_by_name_and_tail() {
        var tail = SamplePeople.id(WRONG).substring(14);

        assertThat(TestPages.text(pages.open(officer, "/persons?query=" + encoded(SamplePeople.name(RIGHT)))))
                .contains(right(), wrong());
        assertThat(TestPages.text(
                        pages.open(officer, "/persons?query=" + encoded(SamplePeople.name(RIGHT) + " " + tail))))
                .contains(wrong())
                .doesNotContain(right());
    }

    @Test
    void after_a_merge_everything_hangs_on_the_one_who_stays_and_both_numbers_lead_there() {
        merge();

        assertThat(TestPages.text(pages.open(officer, "/corrections"))).contains("合并", "已办理", "同一人登记了两次");
        assertThat(months(right())).containsExactly("2026-08", "2026-09", "2026-10");
        assertThat(months(wrong())).isEmpty();
        assertThat(text("SELECT merged_into::text FROM registry.person WHERE person_id = '" + wrong() + "'"))
                .isEqualTo(right());
        assertThat(number("SELECT count(*) FROM registry.membership WHERE ended_at IS NULL AND person_id = '" + wrong()
                        + "'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM registry.membership WHERE ended_at IS NULL AND person_id = '" + right()
                        + "'"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM files.fact WHERE superseded_at IS NULL AND person_id = '" + wrong()
                        + "'"))
                .isZero();
        assertThat(TestPages.text(pages.open(officer, "/reviews"))).doesNotContain("可能是同一人");

        var later = delivering.deliver("dibao_payment", PAYMENTS + ofTheSameName(payment(WRONG, "2026-11", "100")));

        assertThat(Passes.of(database, later.id())).isEqualTo(Map.of(Pass.NUMBER, 1L));
        assertThat(months(right())).contains("2026-11");
    }

    @Test
    void a_row_sent_again_after_a_merge_is_neither_refused_nor_doubled() {
        merge();

        var again = delivering.deliver(
                "dibao_payment",
                PAYMENTS + ofTheSameName(payment(WRONG, "2026-10", "100")) + payment(5, "2026-10", "50"));

        assertThat(again.counts().rejected()).isZero();
        assertThat(months(right())).containsExactly("2026-08", "2026-09", "2026-10");
    }

    @Test
    void a_merge_taken_back_leaves_every_row_as_it_was() {
        var before = dump.everything();
        var facts = facts();
        var correction = merge();
        assertThat(dump.everything()).isNotEqualTo(before);
        assertThat(facts()).isNotEqualTo(facts);

        undo(correction);

        assertThat(dump.everything()).isEqualTo(before);
        assertThat(facts()).isEqualTo(facts);
        assertThat(TestPages.text(pages.open(officer, "/corrections/" + correction)))
                .contains("已撤销", "认错了人");
    }

    @Test
    void nothing_is_taken_from_under_a_later_delivery_about_the_same_persons() {
        var before = dump.everything();
        var correction = merge();
        var later = delivering.deliver("dibao_payment", PAYMENTS + ofTheSameName(payment(WRONG, "2026-11", "100")));

        undo(correction);
        assertThat(TestPages.text(pages.open(officer, "/corrections/" + correction)))
                .contains("须先撤回", later.id().toString());
        assertThat(months(wrong())).isEmpty();

        takingBack.takeBack(later);
        undo(correction);
        assertThat(dump.everything()).isEqualTo(before);
    }

    @Test
    void a_delivery_on_which_a_merge_rests_is_taken_back_after_it() {
        var correction = merge();

        takingBack.takeBack(payments);
        assertThat(takingBack.state(payments)).isEqualTo(Delivery.State.LOADED);
        assertThat(TestPages.text(pages.open(officer, "/deliveries/" + payments.id())))
                .contains("合并或拆分", "/corrections/" + correction);

        undo(correction);
        takingBack.takeBack(payments);
        assertThat(takingBack.state(payments)).isEqualTo(Delivery.State.UNDONE);
    }

    @Test
    void the_newer_of_two_corrections_is_taken_back_first() {
        var before = dump.everything();
        var first = merge();
        var second = split(right(), "row", rowOf("2026-10"));

        undo(first);
        assertThat(TestPages.text(pages.open(officer, "/corrections/" + first))).contains("/corrections/" + second);

        undo(second);
        undo(first);
        assertThat(dump.everything()).isEqualTo(before);
    }

    @Test
    void rows_and_spellings_of_another_human_go_to_somebody_new_and_later_ones_follow() {
        var written = payment(5, "2026-09", "100").replace(SamplePeople.name(5), OTHER_NAME);
        var asked = delivering.deliver("dibao_payment", PAYMENTS + written);
        var review = text("SELECT review_id::text FROM exchange.review WHERE delivery_id = '" + asked.id() + "'");
        pages.send(officer, "/reviews/" + review, "/reviews/" + review + "/decide", Map.of("person", id(5)));
        dueTasks.run();
        assertThat(months(id(5))).containsExactly("2026-09");
        var before = dump.everything();

        var correction = split(
                id(5),
                "alias",
                text("SELECT encode(alias, 'hex') FROM registry.person_alias"),
                "row",
                rowOf("2026-09", id(5)));

        assertThat(months(id(5))).isEmpty();
        var newcomer = text("SELECT person_id::text FROM registry.person WHERE full_name = '" + OTHER_NAME + "'");
        assertThat(months(newcomer)).containsExactly("2026-09");
        var later = delivering.deliver(
                "dibao_payment",
                PAYMENTS
                        + payment(5, "2026-10", "100").replace(SamplePeople.name(5), OTHER_NAME)
                        + payment(5, "2026-11", "100"));
        assertThat(months(newcomer)).containsExactly("2026-09", "2026-10");
        assertThat(months(id(5))).containsExactly("2026-11");

        takingBack.takeBack(later);
        undo(correction);
        assertThat(dump.everything()).isEqualTo(before);
    }

    @Test
    void income_goes_to_nobody_who_has_not_authorised() {
        delivering.deliver("dibao_family", Delivering.FAMILIES + Delivering.family("H1", RIGHT, "2099-12-31"));
        delivering.deliver("pension_payment", Delivering.PENSIONS + Delivering.pension(RIGHT, "2026-09", "88"));
        var before = dump.everything();

        var correction =
                split(right(), "row", text("SELECT 'pension_payment:' || row_id FROM dataset.pension_payment"));

        assertThat(TestPages.text(pages.open(officer, "/corrections/" + correction)))
                .contains("没有有效授权");
        assertThat(dump.everything()).isEqualTo(before);
    }

    @Test
    void a_clerk_neither_sees_nor_decides_who_is_who() {
        merge();
        var clerk = people.colleague(Role.VILLAGE_CLERK, Delivering.VILLAGE);

        for (var page : List.of("/persons", "/corrections", compare(), "/corrections/split?person=" + right())) {
            assertThat(pages.open(clerk, page).getStatus()).as(page).isEqualTo(403);
        }
        assertThat(people.as(
                        clerk,
                        () -> app.sql("SELECT count(*) FROM exchange.correction")
                                .query(Long.class)
                                .single()))
                .isZero();
        assertThat(people.as(
                        officer,
                        () -> app.sql("SELECT count(*) FROM exchange.correction")
                                .query(Long.class)
                                .single()))
                .isEqualTo(1);
    }

    @Test
    void a_correction_that_is_killed_leaves_all_and_is_done_at_last() {
        var before = dump.everything();
        var correction = planMerge();
        for (var place : List.of(
                "UPDATE ON registry.membership",
                "UPDATE ON dataset.dibao_payment",
                "INSERT ON exchange.correction_row",
                "UPDATE ON exchange.correction")) {
            takingBack.killWhoever(place);
            assertThat(catchThrowable(() -> correcting.carryOut(correction)))
                    .as(place)
                    .isNotNull();
            takingBack.spare();
            assertThat(dump.everything()).as(place).isEqualTo(before);
        }

        correcting.carryOut(correction);
        correcting.carryOut(correction);

        assertThat(months(right())).containsExactly("2026-08", "2026-09", "2026-10");
    }

    private UUID merge() {
        var correction = planMerge();
        dueTasks.run();
        return correction;
    }

    private UUID planMerge() {
        return correction(pages.send(
                        officer,
                        compare(),
                        "/corrections/merge",
                        Map.of("one", right(), "other", wrong(), "stays", right(), "reason", "同一人登记了两次"))
                .getRedirectedUrl());
    }

    private UUID split(String person, String... picks) {
        var fields = new HashMap<>(Map.of(
                "person",
                person,
                "reason",
                "两个人用了一个号码",
                "newName",
                OTHER_NAME,
                "newSex",
                "女",
                "newBirth",
                "1960-02-03"));
        for (int pick = 0; pick < picks.length; pick += 2) {
            fields.put(picks[pick], picks[pick + 1]);
        }
        var correction =
                correction(pages.send(officer, "/corrections/split?person=" + person, "/corrections/split", fields)
                        .getRedirectedUrl());
        dueTasks.run();
        return correction;
    }

    private static UUID correction(@Nullable String address) {
        assertThat(address).isNotNull();
        return UUID.fromString(Objects.requireNonNull(address).substring(address.lastIndexOf('/') + 1));
    }

    private void undo(UUID correction) {
        pages.send(
                officer,
                "/corrections/" + correction,
                "/corrections/" + correction + "/undo",
                Map.of("reason", "认错了人"));
        dueTasks.run();
    }

    private String compare() {
        return "/corrections/merge?one=" + right() + "&other=" + wrong();
    }

    private String right() {
        return id(RIGHT);
    }

    private String wrong() {
        return id(WRONG);
    }

    /** The person registered under the number of the n-th, by the row that brought it. */
    private String id(int n) {
        return database.sql("""
                        SELECT person_id::text FROM registry.person
                        WHERE full_name = :name
                        ORDER BY person_id OFFSET :later LIMIT 1
                        """)
                .param("name", n == WRONG ? SamplePeople.name(RIGHT) : SamplePeople.name(n))
                .param("later", n == WRONG ? 1 : 0)
                .query(String.class)
                .single();
    }

    private List<String> months(String person) {
        return database.sql("""
                        SELECT to_char(month, 'YYYY-MM') FROM dataset.dibao_payment
                        WHERE superseded_by IS NULL AND person_id = CAST(:person AS uuid) ORDER BY month
                        """).param("person", person).query(String.class).list();
    }

    private String rowOf(String month) {
        return rowOf(month, right());
    }

    private String rowOf(String month, String person) {
        return text(
                "SELECT 'dibao_payment:' || row_id FROM dataset.dibao_payment WHERE superseded_by IS NULL AND month = '"
                        + month + "-01' AND person_id = '" + person + "'");
    }

    private List<String> facts() {
        return database.sql("""
                        SELECT concat_ws(' ', household_id, person_id, item, value, dataset, delivery_id, line) FROM files.fact
                        WHERE superseded_at IS NULL ORDER BY 1
                        """).query(String.class).list();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private String text(String sql) {
        return database.sql(sql).query(String.class).single();
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
