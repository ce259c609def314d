package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doudi.access.Role;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.screening.ScreeningWork;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was derived from a delivery follows when it is taken back; what a person recorded stays. */
@DoudiTest
@Import({Delivering.class, TakingBack.class, Dump.class, TestPeople.class})
class UndoneFactsTest {
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
    private TestDatabase testDatabase;

    private JdbcClient database;

    @BeforeEach
    void begin_with_two_families() {
        database = testDatabase.asAdministrator();
        dueTasks.run();
        dump.forget();
        delivering.deliver(
                "hardship_person",
                Delivering.PERSONS + Delivering.person(1, "F1", "本人或户主") + Delivering.person(2, "F2", "本人或户主"));
        delivering.deliver("dibao_family", Delivering.FAMILIES + Delivering.family("F1", 1, "2099-12-31"));
        delivering.deliver("dibao_payment", Delivering.PAYMENTS + payment("2026-10", "100"));
        follow();
    }

    @Test
    void facts_payments_and_results_are_those_from_before() {
        var before = derived();
        var families = delivering.deliver(
                "dibao_family",
                Delivering.FAMILIES
                        + Delivering.family("F1", 1, "2099-12-31").replace("820.00", "999.00")
                        + Delivering.family("F3", 3, "2099-12-31"));
        var payments = delivering.deliver("dibao_payment", Delivering.PAYMENTS + payment("2026-11", "300"));
        follow();
        assertThat(derived()).isNotEqualTo(before);

        takingBack.takeBack(payments);
        takingBack.takeBack(families);
        follow();

        assertThat(derived()).isEqualTo(before);
        assertThat(database.sql("""
                        SELECT count(*) FROM files.fact JOIN files.delivery USING (delivery_id)
                        WHERE superseded_at IS NULL AND undone_at IS NOT NULL
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void a_dataset_that_is_no_longer_delivered_at_all_says_nothing_of_anybody() {
        var before = derived();
        var pensions =
                delivering.deliver("pension_payment", Delivering.PENSIONS + Delivering.pension(1, "2026-10", "500"));
        follow();
        assertThat(derived()).isNotEqualTo(before);

        takingBack.takeBack(pensions);
        follow();

        assertThat(derived()).isEqualTo(before);
    }

    @Test
    void a_file_sent_again_goes_with_the_one_it_repeats() {
        var before = derived();
        var content = Delivering.PENSIONS + Delivering.pension(1, "2026-10", "500");
        var pensions = delivering.deliver("pension_payment", content);
        follow();
        assertThat(delivering.deliver("pension_payment", content).state()).isEqualTo(Delivery.State.REPEATED);
        follow();

        takingBack.takeBack(pensions);
        follow();

        assertThat(derived()).isEqualTo(before);
    }

    @Test
    void a_delivery_taken_back_before_its_facts_were_derived_leaves_none() {
        var before = derived();
        var families =
                delivering.deliver("dibao_family", Delivering.FAMILIES + Delivering.family("F2", 2, "2099-12-31"));

        takingBack.takeBack(families);
        follow();

        assertThat(derived()).isEqualTo(before);
    }

    @Test
    void a_family_of_whose_lead_an_outcome_was_recorded_stays_with_the_outcome() {
        var clerk = people.colleague(Role.VILLAGE_CLERK, Delivering.VILLAGE);
        var wrong = delivering.deliver(
                "hardship_person",
                Delivering.PERSONS
                        + Delivering.person(1, "F1", "本人或户主")
                        + Delivering.person(2, "F2", "本人或户主")
                        + Delivering.person(7, "F7", "本人或户主")
                        + Delivering.person(8, "F8", "本人或户主"));
        follow();
        var lead = database.sql("""
                        INSERT INTO work.lead (household_id, living_division, hukou_division, programme, kind, answer, urgency,
                                               opened_on, due_on, rest_days, state, closed_on)
                        SELECT household_id, living_division, hukou_division, 'P02', 'missing', 'presumed', 2, current_date,
                               current_date + 5, 30, 'closed', current_date
                        FROM registry.household WHERE register_no = 'F7' RETURNING lead_id::text
                        """).query(String.class).single();
        database.sql("""
                        INSERT INTO work.lead_outcome (lead_id, living_division, hukou_division, code, recorded_by, recorded_at)
                        SELECT lead_id, living_division, hukou_division, '01', :clerk, now() FROM work.lead
                        WHERE lead_id::text = :lead
                        """)
                .param("clerk", clerk.actor().accountId())
                .param("lead", lead)
                .update();

        takingBack.takeBack(wrong);
        follow();

        assertThat(texts("SELECT register_no FROM registry.household")).containsExactlyInAnyOrder("F1", "F2", "F7");
        assertThat(texts("SELECT full_name FROM registry.person"))
                .containsExactlyInAnyOrder(SamplePeople.name(1), SamplePeople.name(2));
        assertThat(texts("SELECT code FROM work.lead_outcome")).containsExactly("01");
        assertThat(texts("SELECT register_no FROM work.lead JOIN registry.household USING (household_id)"))
                .contains("F7")
                .doesNotContain("F8");
    }

    private void follow() {
        dueTasks.run();
        screening.run();
    }

    /** Current facts, payments and results, without where and when they came from. */
    private List<String> derived() {
        return texts("""
                SELECT concat_ws('|', 'fact', register_no, full_name, item, value, fact.valid_from, fact.dataset, line)
                FROM files.fact JOIN registry.household USING (household_id) LEFT JOIN registry.person USING (person_id)
                WHERE superseded_at IS NULL AND item <> 'since'
                UNION ALL
                SELECT concat_ws('|', 'payment', register_no, month, amount_cents, persons, status)
                FROM files.payment JOIN registry.household USING (household_id)
                UNION ALL
                SELECT concat_ws('|', 'result', register_no, programme, standing, answer, amount_cents)
                FROM screening.result JOIN registry.household USING (household_id)
                ORDER BY 1
                """);
    }

    private List<String> texts(String sql) {
        return database.sql(sql).query(String.class).list();
    }

    private static String payment(String month, String amount) {
        return Delivering.payment(1, month, amount).replace(",C1,", ",F1,");
    }
}
