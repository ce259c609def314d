package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.FAMILIES;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.PENSIONS;
import static org.doudi.exchange.Delivering.PERSONS;
import static org.doudi.exchange.Delivering.family;
import static org.doudi.exchange.Delivering.payment;
import static org.doudi.exchange.Delivering.pension;
import static org.doudi.exchange.Delivering.person;

import java.nio.file.Files;
import java.util.Optional;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@DoudiTest
@Import(Delivering.class)
@RecordApplicationEvents
class DeliveriesTest {
    @Autowired
    private Delivering delivering;

    @Autowired
    private KeptFiles files;

    @Autowired
    private TestDatabase testDatabase;

    @Autowired
    private ApplicationEvents events;

    private JdbcClient database;

    @BeforeEach
    void forget_earlier_deliveries() {
        database = testDatabase.asAdministrator();
        database.sql("TRUNCATE exchange.delivery, registry.household, registry.person CASCADE")
                .update();
        for (var dataset : Catalogue.read().datasets()) {
            database.sql("DELETE FROM " + dataset.table()).update();
        }
    }

    @Test
    void a_register_is_read_its_persons_admitted_and_their_families_opened() {
        var delivery =
                delivering.deliver("hardship_person", PERSONS + person(1, "H1", "本人或户主") + person(2, "H1", "配偶"));

        assertThat(delivery.state()).isEqualTo(Delivery.State.LOADED);
        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(2, 2, 0, 0, 0, 0, 2, 0, 0));
        assertThat(number("SELECT count(*) FROM registry.membership WHERE ended_at IS NULL"))
                .isEqualTo(2);
        assertThat(number(
                        "SELECT count(*) FROM dataset.hardship_person AS stored JOIN registry.person USING (person_id)"
                                + " WHERE stored.name = full_name AND line IN (2, 3)"))
                .isEqualTo(2);
        assertThat(events.stream(DeliveryLoaded.class))
                .containsExactly(
                        new DeliveryLoaded(delivery.id(), "hardship_person", Delivering.TODAY, Optional.empty()));
    }

    @Test
    void columns_may_come_in_any_order_under_chinese_names_and_after_a_mark() {
        var delivery = delivering.deliver(
                "pension_payment", "\uFEFF姓名,金额,月份,养老金类别,身份证号\n张三,1.5,2026-11,遗属," + SamplePeople.id(7) + "\n");

        assertThat(delivery.state()).isEqualTo(Delivery.State.LOADED);
        assertThat(delivery.counts().outsideScope()).isEqualTo(1);
    }

    @Test
    void the_same_content_twice_adds_nothing() {
        var content = PAYMENTS + payment(1, "2026-10", "100") + payment(1, "2026-11", "100");
        delivering.deliver("dibao_payment", content);
        var again = delivering.deliver("dibao_payment", content);

        assertThat(again.state()).isEqualTo(Delivery.State.REPEATED);
        assertThat(number("SELECT count(*) FROM dataset.dibao_payment")).isEqualTo(2);
        assertThat(events.stream(DeliveryLoaded.class)).hasSize(1);
    }

    @Test
    void rows_that_stay_are_not_changed_by_a_later_file() {
        delivering.deliver("dibao_payment", PAYMENTS + payment(1, "2026-10", "100"));
        var later = delivering.deliver(
                "dibao_payment", PAYMENTS + payment(1, "2026-10", "999") + payment(1, "2026-11", "100"));

        assertThat(later.counts()).isEqualTo(new Delivery.Counts(2, 1, 0, 0, 1, 0, 0, 0, 0));
        assertThat(delivering.reasons(later)).contains("2,主键已交付过而内容不同", "999");
        assertThat(number("SELECT sum(amount_cents) FROM dataset.dibao_payment"))
                .isEqualTo(20_000);
    }

    @Test
    void the_first_of_two_rows_with_one_key_counts_and_the_other_is_given_back() {
        var delivery = delivering.deliver(
                "dibao_payment",
                PAYMENTS + payment(1, "2026-10", "100") + payment(1, "2026-10", "100") + payment(1, "2026-10", "7"));

        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(3, 1, 1, 0, 1, 0, 1, 0, 0));
        assertThat(delivering.reasons(delivery)).contains("4,与本文件第 2 行主键相同而内容不同");
    }

    @Test
    void a_register_supersedes_what_it_no_longer_has_but_not_a_row_it_gave_wrongly() {
        delivering.deliver(
                "hardship_person",
                PERSONS + person(1, "H1", "本人或户主") + person(2, "H2", "本人或户主") + person(3, "H3", "本人或户主"));
        var next = delivering.deliver(
                "hardship_person",
                PERSONS + person(1, "H1", "本人或户主") + person(2, "H2", "本人或户主").replace("低保", "低宝"));

        assertThat(next.counts()).isEqualTo(new Delivery.Counts(2, 0, 1, 1, 1, 0, 0, 0, 0));
        assertThat(number("SELECT count(*) FROM dataset.hardship_person WHERE superseded_by IS NULL"))
                .isEqualTo(2);
    }

    @Test
    void whoever_a_family_no_longer_lists_has_left_it() {
        delivering.deliver("hardship_person", PERSONS + person(1, "F1", "本人或户主") + person(2, "F1", "配偶"));
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));

        assertThat(number("SELECT count(*) FROM registry.membership WHERE ended_at IS NULL"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM registry.membership WHERE ended_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void income_is_kept_of_persons_with_a_valid_authorisation_and_of_nobody_else() {
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31") + family("F2", 2, "2025-12-31"));
        var delivery = delivering.deliver(
                "pension_payment",
                PENSIONS
                        + pension(1, "2026-11", "1111.11")
                        + pension(2, "2026-11", "2222.22")
                        + pension(3, "2026-11", "3333.33")
                        + pension(3, "2026-99", "no amount"));

        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(4, 1, 0, 0, 0, 3, 0, 0, 0));
        assertThat(number("SELECT sum(amount_cents) FROM dataset.pension_payment"))
                .isEqualTo(111_111);
        assertThat(files.raw(delivery.id())).doesNotExist();
        assertThat(files.rejected(delivery.id())).doesNotExist();
    }

    @Test
    void a_row_without_a_certain_person_is_given_back_without_its_content_where_authorisation_counts() {
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));
        var delivery = delivering.deliver(
                "pension_payment", PENSIONS + pension(3, "2026-11", "3333.33").replaceFirst("\\d\\d,", "XX,"));

        assertThat(delivery.counts().rejected()).isEqualTo(1);
        assertThat(delivering.reasons(delivery)).contains("不是有效的身份证号").doesNotContain("3333", "320499");
    }

    @Test
    void the_engine_reads_income_only_while_the_authorisation_holds() {
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));
        delivering.deliver("pension_payment", PENSIONS + pension(1, "2026-11", "1111.11"));
        var engine = testDatabase.as("engine");
        var rows = "SELECT count(*) FROM dataset.pension_payment";

        var before = engine.sql(rows).query(Long.class).single();
        database.sql("UPDATE registry.authorisation SET withdrawn_at = now()").update();

        assertThat(before).isEqualTo(1);
        assertThat(engine.sql(rows).query(Long.class).single()).isZero();
    }

    @Test
    void newly_authorised_persons_are_taken_from_a_file_sent_again() {
        var pensions = PENSIONS + pension(1, "2026-11", "1111.11");
        delivering.deliver("pension_payment", pensions);
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));

        assertThat(delivering.deliver("pension_payment", pensions).counts().stored())
                .isEqualTo(1);
        assertThat(delivering.deliver("pension_payment", pensions).state()).isEqualTo(Delivery.State.REPEATED);
    }

    @Test
    void no_identity_number_can_be_read_in_any_table_or_kept_file() throws java.io.IOException {
        var id = SamplePeople.id(1);
        delivering.deliver(
                "hardship_person", PERSONS + person(1, "H1", "本人或户主").replace(",H1,H1,", "," + id + "44,H1,"));
        delivering.deliver("dibao_family", FAMILIES + family("H1", 1, "2099-12-31"));
        delivering.deliver("dibao_payment", PAYMENTS + payment(1, "2026-10", "100") + payment(1, "2026-XX", "1"));
        var certificate = delivering.deliver(
                "disability_cert",
                "disab20,id_no,name,type,grade,prev_grade,change,issued_on,first_on,until,division\n%s44,%s,%s,肢体,4,,新办,2026-01-01,,,\n"
                        .formatted(id, id, SamplePeople.name(1)));

        assertThat(certificate.counts().stored()).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM registry.identity WHERE kind = 'disability_cert_no'"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM registry.identity WHERE kind = 'bank_card'"))
                .isEqualTo(1);
        assertThat(everyText()).isNotEmpty().noneMatch(text -> text.contains(id) || text.contains("62999900000000"));
        try (var kept = Files.list(files.raw(certificate.id()).getParent())) {
            assertThat(kept.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain(id, "320499"));
        }
    }

    /** Every row of every table of the three schemas, as text. */
    private java.util.List<String> everyText() {
        return database.sql("""
                        SELECT format('SELECT t::text FROM %I.%I AS t', schemaname, tablename)
                        FROM pg_tables WHERE schemaname IN ('dataset', 'exchange', 'registry', 'audit', 'database')
                        """).query(String.class).list().stream()
                .flatMap(sql -> database.sql(sql).query(String.class).list().stream())
                .toList();
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
