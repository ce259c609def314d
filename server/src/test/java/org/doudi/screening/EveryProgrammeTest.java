package org.doudi.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.testing.TestPages.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.doudi.access.Role;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.doudi.testing.TestFacts;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
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
@Import({TestPeople.class, TestFacts.class, TestPages.class})
class EveryProgrammeTest {
    private static final String TOWN = "320402001000";
    private static final String VILLAGE = "320402001001";
    private static final String CARE_SUBSIDY = "P09";
    private static final String MARGINAL = "P03";

    @Autowired
    private TestPeople people;

    @Autowired
    private TestFacts facts;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestClock clock;

    @Autowired
    private ScreeningWork work;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    private UUID delivery;
    private Family family;

    @BeforeEach
    void a_family_with_a_severely_disabled_head() {
        clock.set(LocalDateTime.of(2026, 11, 24, 9, 0));
        delivery = facts.delivery();
        family = people.family("周小娟", VILLAGE, VILLAGE);
        fact("disability_grade", "1");
        fact("disability_type", "\"肢体\"");
        fact("disability_cert_until", "\"2030-01-01\"");
        fact("needs_long_care", "true");
        fact("work_injury_care_allowance", "false");
    }

    @Test
    void of_a_programme_for_persons_every_member_has_a_standing_of_his_own() {
        var mother = people.member(family.householdId(), "周阿婆", "母亲", LocalDate.of(1950, 1, 1));

        work.runEverything();

        assertThat(standings(CARE_SUBSIDY))
                .containsExactlyInAnyOrder(family.head() + " qualifies", mother + " cannot_tell");
        assertThat(standings("P02")).allMatch(row -> row.endsWith("cannot_tell"));
        assertThat(standings("P02")).anyMatch(row -> row.startsWith(mother.toString()));
    }

    @Test
    void a_standing_goes_with_the_fact_it_rests_on() {
        work.runEverything();
        load.sql(
                        "UPDATE files.fact SET superseded_at = now() WHERE household_id = :household AND item = 'needs_long_care'")
                .param("household", family.householdId())
                .update();
        fact("needs_long_care", "false");

        work.runEverything();

        assertThat(standings(CARE_SUBSIDY)).isEmpty();
    }

    @Test
    void no_lead_says_that_a_subsidy_is_missing_which_no_register_tells_of() {
        work.runEverything();

        assertThat(leads(CARE_SUBSIDY)).isEmpty();
    }

    @Test
    void a_family_in_the_register_of_marginal_families_that_refuses_checks_is_found() {
        registered("household_class", "\"低保边缘\"");
        registered("refuses_authorisation", "true");

        work.runEverything();

        assertThat(standings(MARGINAL)).containsExactly(" no_longer");
        assertThat(leads(MARGINAL)).containsExactly("no_longer open");
    }

    @Test
    void who_is_below_the_standard_is_not_said_to_miss_what_begins_above_it() {
        facts.consent(family);
        facts.fact(delivery, family, "wage_income", "1234567", "authorised");
        facts.fact(delivery, family, "transfer_income", "0", "authorised");

        work.runEverything();

        assertThat(leads("P01")).containsExactly("missing open");
        assertThat(standings(MARGINAL)).containsExactly(" cannot_tell");
        assertThat(leads(MARGINAL)).isEmpty();
    }

    @Test
    void of_a_family_that_cannot_be_told_there_is_one_lead_whatever_the_programmes() {
        work.runEverything();

        assertThat(engine.sql(
                                "SELECT programme FROM work.lead WHERE household_id = :household AND kind = 'cannot_tell'")
                        .param("household", family.householdId())
                        .query(String.class)
                        .list())
                .containsExactly("P01");
    }

    @Test
    void the_household_page_names_the_programmes_and_leads_to_the_reasons_of_each() {
        work.runEverything();
        var clerk = people.colleague(Role.VILLAGE_CLERK, VILLAGE);
        var file = "/households/" + family.householdId();

        assertThat(text(pages.open(clerk, file))).contains("重度残疾人护理补贴", "符合条件");
        assertThat(text(pages.open(clerk, file + "/programmes/P09?person=" + family.head())))
                .contains("本人的残疾人证有效吗?", "✓ 符合");
        assertThat(text(pages.open(clerk, file + "/programmes"))).contains("重度残疾人护理补贴", "法律援助");
    }

    @Test
    void another_village_gets_no_reasons() {
        work.runEverything();
        var stranger = people.colleague(Role.VILLAGE_CLERK, "320402001002");
        var file = "/households/" + family.householdId();

        for (var address : List.of("/programmes", "/programmes/P09?person=" + family.head(), "/programmes/P01")) {
            assertThat(pages.open(stranger, file + address).getStatus()).isEqualTo(404);
        }
    }

    @Test
    void the_overview_counts_every_programme_and_hides_small_groups_below_the_city() {
        work.runEverything();
        var town = people.colleague(Role.TOWN_OFFICER, TOWN);

        assertThat(text(pages.open(town, "/standings"))).contains("重度残疾人护理补贴", "&lt;5");
    }

    private void fact(String item, String value) {
        facts.fact(delivery, family, item, value, "event_all");
    }

    /** A fact of the household. */
    private void registered(String item, String value) {
        load.sql("""
                        INSERT INTO files.fact (household_id, living_division, hukou_division, item, value, valid_from,
                                                dataset, delivery_id, line, person_scope)
                        SELECT household_id, living_division, hukou_division, :item, :value::jsonb, DATE '2026-11-01',
                               'hardship_person', :delivery, 7, 'own_clients'
                        FROM registry.household WHERE household_id = :household
                        """)
                .param("item", item)
                .param("value", value)
                .param("delivery", delivery)
                .param("household", family.householdId())
                .update();
    }

    private List<String> standings(String programme) {
        return engine.sql("""
                        SELECT concat(person_id, ' ', standing) FROM screening.result
                        WHERE household_id = :household AND programme = :programme
                        """)
                .param("household", family.householdId())
                .param("programme", programme)
                .query(String.class)
                .list();
    }

    private List<String> leads(String programme) {
        return engine.sql("SELECT kind || ' ' || state FROM work.lead"
                        + " WHERE household_id = :household AND programme = :programme")
                .param("household", family.householdId())
                .param("programme", programme)
                .query(String.class)
                .list();
    }
}
