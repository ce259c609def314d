package org.doudi.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.testing.TestPages.text;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.doudi.access.Role;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.doudi.testing.TestFacts;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.doudi.testing.TestPeople.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DoudiTest
@AutoConfigureMockMvc
@Import({TestPeople.class, TestFacts.class, TestPages.class})
class ScreeningTest {
    private static final String TOWN = "320402001000";
    private static final String VILLAGE = "320402001001";
    private static final long WAGE = 1_234_567;
    /** The standard of November 2026 less a twelfth of the wage: 1130 − 1028.81. */
    private static final long DUE = 10_119;

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
    private Screening screening;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Autowired
    @Qualifier("load")
    private DataSource loadConnections;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    @Autowired
    @Qualifier("engine")
    private PlatformTransactionManager engineTransactions;

    @Autowired
    private JdbcClient app;

    private UUID delivery;
    private Family family;

    private record Row(
            String standing, String answer, @Nullable Long cents) {}

    @BeforeEach
    void a_family_with_a_small_wage() {
        clock.set(LocalDateTime.of(2026, 11, 24, 9, 0));
        delivery = facts.delivery();
        family = people.family("周小娟", VILLAGE, VILLAGE);
        facts.consent(family);
        fact(family, "wage_income", Long.toString(WAGE), "authorised");
        fact(family, "transfer_income", "0", "authorised");
    }

    @Test
    void a_family_below_the_line_that_receives_nothing_is_found_and_its_lead_names_the_sum() {
        work.runEverything();

        assertThat(result()).isEqualTo(new Row("missing", "presumed", DUE));
        assertThat(leads()).containsExactly("missing open " + DUE);
    }

    @Test
    void a_family_without_consent_cannot_be_told_and_its_income_is_not_looked_at() {
        load.sql("UPDATE registry.authorisation SET withdrawn_at = now() WHERE person_id = :head")
                .param("head", family.head())
                .update();

        work.runEverything();

        assertThat(result()).isEqualTo(new Row("cannot_tell", "depends", null));
        assertThat(leads()).containsExactly("cannot_tell open -");
    }

    @Test
    void withdrawing_consent_withdraws_the_lead_that_rested_on_it() {
        work.runEverything();
        load.sql("UPDATE registry.authorisation SET withdrawn_at = now() WHERE person_id = :head")
                .param("head", family.head())
                .update();
        changed("authorisation");

        work.run();

        assertThat(leads()).containsExactlyInAnyOrder("missing withdrawn " + DUE, "cannot_tell open -");
    }

    @Test
    void a_family_that_receives_and_still_qualifies_has_no_lead() {
        receives(DUE);

        work.runEverything();

        assertThat(result()).isEqualTo(new Row("receives", "presumed", DUE));
        assertThat(leads()).isEmpty();
    }

    @Test
    void a_family_that_receives_and_earns_too_much_is_found() {
        receives(40_000);
        load.sql(
                        "UPDATE files.fact SET superseded_at = clock_timestamp() WHERE person_id = :head AND item = 'wage_income'")
                .param("head", family.head())
                .update();
        fact(family, "wage_income", "4800000", "authorised");

        work.runEverything();

        assertThat(result()).isEqualTo(new Row("no_longer", "not_entitled", null));
        assertThat(leads()).containsExactly("no_longer open 40000");
    }

    @Test
    void an_income_of_exactly_the_line_is_not_below_it() {
        load.sql(
                        "UPDATE files.fact SET superseded_at = clock_timestamp() WHERE person_id = :head AND item = 'wage_income'")
                .param("head", family.head())
                .update();
        fact(family, "wage_income", "1356000", "authorised");

        work.runEverything();

        assertThat(result().standing()).isEqualTo("without");
    }

    @Test
    void screening_again_writes_no_row_that_says_the_same() {
        work.runEverything();
        var before = evaluatedAt();
        clock.set(LocalDateTime.of(2026, 11, 24, 15, 0));

        work.runEverything();

        assertThat(evaluatedAt()).isEqualTo(before);
        assertThat(leads()).hasSize(1);
    }

    @Test
    void every_family_is_screened_once_more_when_a_day_begins() {
        work.run();
        assertThat(work.run()).isZero();

        clock.set(LocalDateTime.of(2026, 11, 25, 0, 10));

        assertThat(work.run()).isPositive();
    }

    @Test
    void a_run_that_dies_is_done_again() {
        work.runEverything();
        changed("facts");
        new TransactionTemplate(engineTransactions).executeWithoutResult(status -> {
            assertThat(screening.screenNext()).isEqualTo(1);
            status.setRollbackOnly();
        });

        assertThat(screening.screenNext()).isEqualTo(1);
        assertThat(screening.screenNext()).isZero();
    }

    @Test
    void a_transaction_that_took_its_number_early_and_commits_late_is_not_skipped() throws SQLException {
        work.runEverything();
        var other = people.family("吴老伯", VILLAGE, VILLAGE);
        work.run();
        try (var early = begin();
                var late = begin()) {
            execute(early, "SELECT pg_current_xact_id()");
            execute(
                    late,
                    "INSERT INTO registry.household_change (household_id, cause) VALUES ('" + family.householdId()
                            + "', 'facts')");
            execute(
                    early,
                    "INSERT INTO registry.household_change (household_id, cause) VALUES ('" + other.householdId()
                            + "', 'facts')");
            early.commit();

            assertThat(screening.screenNext()).as("the one that committed").isEqualTo(1);
            assertThat(screening.screenNext()).as("the other still runs").isZero();
            late.commit();
            assertThat(screening.screenNext())
                    .as("its number is lower, and it is read")
                    .isEqualTo(1);
        }
    }

    @Test
    void the_clerk_sees_why_with_sources_and_neither_the_wage_nor_a_sum_it_follows_from() {
        work.runEverything();
        var clerk = people.colleague(Role.VILLAGE_CLERK, VILLAGE);

        var page = text(pages.open(clerk, "/leads/" + lead()));

        assertThat(page)
                .contains(
                        "✓ 符合", "低于 13\u00a0560", "演示值", "/deliveries/" + delivery + "?line=7", "第 7 行", "还缺", "需授权核对")
                .contains("1\u00a0130 × 1 人,减去家庭月收入(按您的岗位不显示)")
                .doesNotContain("12\u00a0345", "12345", "1\u00a0028", "101.19", "10119", "screening.");
        assertThat(text(pages.open(clerk, "/leads"))).contains("每月不到 500 元").doesNotContain("101.19", "10119");
    }

    @Test
    void a_town_officer_who_stated_a_reason_sees_the_sum_and_nothing_above_her_station() {
        fact(family, "bank_balance", "777700", "authorised");
        work.runEverything();
        var town = people.colleague(Role.TOWN_OFFICER, TOWN);
        assertThat(text(pages.open(town, "/leads/" + lead()))).doesNotContain("101.19", "12\u00a0345");

        reveal(town);

        assertThat(text(pages.open(town, "/leads/" + lead())))
                .contains("1\u00a0130 × 1 − 1\u00a0028.81 = 101.19 元")
                .doesNotContain("7\u00a0777");
    }

    @Test
    void the_lead_shows_what_was_known_when_it_was_proposed() {
        work.runEverything();
        var clerk = people.colleague(Role.VILLAGE_CLERK, VILLAGE);
        var lead = lead();
        pages.send(clerk, "/leads/" + lead, "/leads/" + lead + "/outcome", java.util.Map.of("outcome", "13"));
        load.sql("UPDATE registry.authorisation SET withdrawn_at = now() WHERE person_id = :head")
                .param("head", family.head())
                .update();
        changed("authorisation");
        work.run();

        assertThat(text(pages.open(clerk, "/leads/" + lead)))
                .contains("按 2026-11-24 已知的数据", "此后数据有变化,现在的结论:还缺数据")
                .contains("低于 13\u00a0560");
    }

    @Test
    void the_page_speaks_english_too() {
        work.runEverything();
        var clerk = people.colleague(Role.VILLAGE_CLERK, VILLAGE);

        assertThat(text(pages.open(clerk, "/leads/" + lead(), "en")))
                .contains("✓ met", "demonstration value", "less the family's monthly income")
                .doesNotContain("screening.");
    }

    @Test
    void small_groups_are_hidden_below_the_city() {
        work.runEverything();
        var town = people.colleague(Role.TOWN_OFFICER, "320402002000");
        var lonely = people.family("独户", "320402002002", "320402002002");
        changed(lonely, "members");
        work.run();

        assertThat(text(pages.open(town, "/overview"))).contains("&lt;5");
        assertThat(text(pages.open(people.colleague(Role.CITY_OFFICER, "320400000000"), "/overview?area=320402002000")))
                .doesNotContain("&lt;5");
    }

    @Test
    void everybody_who_works_here_reads_the_policies_with_their_marks() {
        for (var role : List.of(Role.VILLAGE_CLERK, Role.DATA_OFFICER)) {
            var page = text(pages.open(people.colleague(role, "320400000000"), "/programmes/P01"));
            assertThat(page)
                    .contains("P01", "1130 元/月", "演示值", "未确认", "社会救助暂行办法")
                    .doesNotContain("programmes.");
        }
    }

    private void receives(long cents) {
        var register = UUID.randomUUID();
        load.sql("INSERT INTO files.delivery (delivery_id, dataset, as_of, is_complete)"
                        + " VALUES (:delivery, 'dibao_family', DATE '2026-11-20', true)")
                .param("delivery", register)
                .update();
        for (var item : List.of(
                List.of("monthly_benefit", Long.toString(cents)),
                List.of("benefit_from", "\"2025-01-01\""),
                List.of("benefit_to", "null"))) {
            householdFact(register, item.getFirst(), item.getLast());
        }
    }

    private void fact(Family of, String item, String value, String scope) {
        facts.fact(delivery, of, item, value, scope);
    }

    private void householdFact(UUID register, String item, String value) {
        load.sql("""
                        INSERT INTO files.fact (household_id, living_division, hukou_division, item, value, valid_from,
                                                dataset, delivery_id, line, person_scope)
                        SELECT household_id, living_division, hukou_division, :item, :value::jsonb, DATE '2026-11-01',
                               'dibao_family', :delivery, 3, 'own_clients'
                        FROM registry.household WHERE household_id = :household
                        """)
                .param("item", item)
                .param("value", value)
                .param("delivery", register)
                .param("household", family.householdId())
                .update();
    }

    private void changed(String cause) {
        changed(family, cause);
    }

    private void changed(Family of, String cause) {
        load.sql("INSERT INTO registry.household_change (household_id, cause) VALUES (:household, :cause)")
                .param("household", of.householdId())
                .param("cause", cause)
                .update();
    }

    private void reveal(Colleague colleague) {
        people.as(
                colleague,
                () -> app.sql("""
                        INSERT INTO files.reveal (session_id, household_id, living_division, hukou_division, account_id, reason,
                                                  revealed_at, ends_at)
                        VALUES (:session, :household, :village, :village, :account, '入户前核实收入', now(), now() + interval '5 minutes')
                        """)
                        .param("session", colleague.actor().sessionId())
                        .param("household", family.householdId())
                        .param("village", VILLAGE)
                        .param("account", colleague.actor().accountId())
                        .update());
    }

    private Row result() {
        return engine.sql(
                        "SELECT standing, answer, amount_cents FROM screening.result WHERE household_id = :household AND programme = 'P01'")
                .param("household", family.householdId())
                .query((row, number) -> new Row(
                        row.getString("standing"), row.getString("answer"), row.getObject("amount_cents", Long.class)))
                .single();
    }

    private Object evaluatedAt() {
        return engine.sql(
                        "SELECT evaluated_at FROM screening.result WHERE household_id = :household AND programme = 'P01'")
                .param("household", family.householdId())
                .query(LocalDateTime.class)
                .single();
    }

    private List<String> leads() {
        return engine.sql("""
                        SELECT kind || ' ' || state || ' ' || coalesce(amount_cents::text, '-')
                        FROM work.lead WHERE household_id = :household
                        """)
                .param("household", family.householdId())
                .query(String.class)
                .list();
    }

    private UUID lead() {
        return engine.sql("SELECT lead_id FROM work.lead WHERE household_id = :household AND state = 'open'")
                .param("household", family.householdId())
                .query(UUID.class)
                .single();
    }

    private Connection begin() throws SQLException {
        var connection = loadConnections.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
