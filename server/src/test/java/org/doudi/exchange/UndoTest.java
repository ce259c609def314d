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

import java.util.UUID;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Taking a delivery back leaves everything as it was before it. */
@DoudiTest
@Import({Delivering.class, TakingBack.class, Dump.class})
class UndoTest {
    @Autowired
    private Delivering delivering;

    @Autowired
    private TakingBack takingBack;

    @Autowired
    private Dump dump;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;

    @BeforeEach
    void forget_earlier_deliveries() {
        dueTasks.run();
        database = testDatabase.asAdministrator();
        dump.forget();
    }

    @Test
    void the_first_delivery_of_all_leaves_nothing_behind() {
        var before = dump.everything();
        var delivery =
                delivering.deliver("hardship_person", PERSONS + person(1, "H1", "本人或户主") + person(2, "H1", "配偶"));

        takingBack.takeBack(delivery);

        assertThat(dump.everything()).isEqualTo(before);
        assertThat(number("SELECT count(*) FROM registry.person")).isZero();
        assertThat(takingBack.state(delivery)).isEqualTo(Delivery.State.UNDONE);
    }

    @Test
    void a_register_that_moved_and_closed_families_is_taken_back_exactly() {
        delivering.deliver(
                "hardship_person",
                PERSONS + person(1, "H1", "本人或户主") + person(2, "H1", "配偶") + person(3, "H2", "本人或户主"));
        delivering.deliver("dibao_family", FAMILIES + family("F9", 9, "2027-01-01"));
        delivering.deliver("dibao_payment", PAYMENTS + payment(1, "2026-09", "100"));
        var before = dump.everything();
        var other = "320402001002";
        var delivery = delivering.deliver(
                "hardship_person",
                PERSONS
                        + person(1, "H1", "本人或户主").replace(Delivering.VILLAGE, other)
                        + person(2, "H2", "配偶")
                        + person(3, "H2", "本人或户主")
                        + person(4, "H3", "本人或户主").replace(",H3,H3,", "," + SamplePeople.id(4) + "44,H3,"));
        assertThat(number("SELECT count(*) FROM registry.identity WHERE kind = 'disability_cert_no'"))
                .isEqualTo(1);
        assertThat(dump.everything()).isNotEqualTo(before);

        takingBack.takeBack(delivery);

        assertThat(dump.everything()).isEqualTo(before);
    }

    @Test
    void an_authorisation_that_was_prolonged_ends_again_when_it_did() {
        delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2027-01-01"));
        var before = dump.everything();
        var delivery = delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2029-01-01"));

        takingBack.takeBack(delivery);

        assertThat(dump.everything()).isEqualTo(before);
    }

    @Test
    void a_person_whom_a_later_delivery_names_too_stays_until_that_is_taken_back() {
        var families = delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));
        var pensions = delivering.deliver("pension_payment", PENSIONS + pension(1, "2026-10", "200"));

        takingBack.takeBack(families);

        assertThat(number("SELECT count(*) FROM registry.authorisation")).isZero();
        assertThat(number("SELECT count(*) FROM registry.household")).isZero();
        assertThat(number("SELECT count(*) FROM registry.person")).isEqualTo(1);

        takingBack.takeBack(pensions);

        assertThat(number("SELECT count(*) FROM registry.person")).isZero();
        assertThat(number("SELECT count(*) FROM registry.identity")).isZero();
    }

    @Test
    void a_register_on_which_another_builds_is_not_taken_from_under_it() {
        var persons = delivering.deliver("hardship_person", PERSONS + person(1, "F1", "本人或户主"));
        var families = delivering.deliver("dibao_family", FAMILIES + family("F1", 1, "2099-12-31"));

        takingBack.takeBack(persons);

        assertThat(takingBack.state(persons)).isEqualTo(Delivery.State.LOADED);
        assertThat(takingBack.blockedBy(persons)).contains(families.id());

        takingBack.takeBack(families);
        takingBack.takeBack(persons);

        assertThat(takingBack.state(persons)).isEqualTo(Delivery.State.UNDONE);
        assertThat(number("SELECT count(*) FROM registry.household")).isZero();
    }

    @Test
    void only_the_newest_delivery_of_a_dataset_is_taken_back() {
        var first = delivering.deliver("dibao_payment", PAYMENTS + payment(1, "2026-09", "100"));
        var second = delivering.deliver("dibao_payment", PAYMENTS + payment(1, "2026-10", "100"));

        takingBack.takeBack(first);

        assertThat(takingBack.state(first)).isEqualTo(Delivery.State.LOADED);
        assertThat(takingBack.blockedBy(first)).contains(second.id());
        assertThat(number("SELECT count(*) FROM registry.identity WHERE kind = 'bank_card'"))
                .isEqualTo(1);
    }

    @Test
    void a_card_that_two_datasets_brought_goes_with_the_second_of_them() {
        var certificate = SamplePeople.id(1) + "44";
        var register = delivering.deliver(
                "hardship_person", PERSONS + person(1, "H1", "本人或户主").replace(",H1,H1,", "," + certificate + ",H1,"));
        var certificates = delivering.deliver(
                "disability_cert",
                "disab20,id_no,name,type,grade,prev_grade,change,issued_on,first_on,until,division\n%s,%s,%s,肢体,4,,新办,2026-01-01,,,\n"
                        .formatted(certificate, SamplePeople.id(1), SamplePeople.name(1)));

        takingBack.takeBack(register);
        assertThat(number("SELECT count(*) FROM registry.identity WHERE kind = 'disability_cert_no'"))
                .isEqualTo(1);

        takingBack.takeBack(certificates);
        assertThat(number("SELECT count(*) FROM registry.identity")).isZero();
    }

    @Test
    void the_same_file_is_loaded_again_after_it_was_taken_back() {
        var content = PAYMENTS + payment(1, "2026-09", "100");
        takingBack.takeBack(delivering.deliver("dibao_payment", content));

        assertThat(delivering.deliver("dibao_payment", content).counts().stored())
                .isEqualTo(1);
    }

    @Test
    void taking_back_that_is_killed_leaves_all_and_then_nothing() {
        delivering.deliver("hardship_person", PERSONS + person(1, "H1", "本人或户主"));
        var before = dump.everything();
        var delivery =
                delivering.deliver("hardship_person", PERSONS + person(1, "H2", "本人或户主") + person(2, "H2", "配偶"));
        var loaded = dump.everything();
        UUID undo = takingBack.ask(delivery);
        for (var place : new String[] {
            "DELETE ON dataset.hardship_person",
            "DELETE ON registry.membership",
            "DELETE ON registry.person",
            "UPDATE ON exchange.delivery_undo"
        }) {
            takingBack.killWhoever(place);

            assertThat(takingBack.answerFails(undo)).as(place).isTrue();
            takingBack.spare();
            assertThat(dump.everything()).as(place).isEqualTo(loaded);
        }

        takingBack.answer(undo);

        assertThat(dump.everything()).isEqualTo(before);
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
