package org.doudi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.doudi.access.Accounts;
import org.doudi.access.Role;
import org.doudi.access.Sessions;
import org.doudi.database.ScopeToken;
import org.doudi.registry.Families.Known;
import org.doudi.registry.Families.Line;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a clerk may see of the registry, asked of the database itself. */
@DoudiTest
@Import(Families.class)
class RegistryScopeTest {
    private static final String OWN_VILLAGE = "320402001001";
    private static final String OTHER_VILLAGE = "320402001002";
    private static final List<String> TABLES = List.of(
            "registry.household",
            "registry.membership",
            "registry.person",
            "registry.identity",
            "registry.authorisation");

    @Autowired
    private Families families;

    @Autowired
    private Persons persons;

    @Autowired
    private Authorisations authorisations;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient app;

    @Autowired
    private PlatformTransactionManager appTransactions;

    @Autowired
    @Qualifier("load")
    private PlatformTransactionManager loadTransactions;

    private Known own;
    private Known strange;
    private String ownHousehold;
    private String strangeHousehold;

    @BeforeEach
    void a_family_in_each_of_two_villages() {
        own = families.person("王芳", LocalDate.of(1980, 1, 2));
        strange = families.person("李强", LocalDate.of(1975, 1, 2));
        ownHousehold = "R-" + UUID.randomUUID();
        strangeHousehold = "R-" + UUID.randomUUID();
        families.deliver(
                Line.of(ownHousehold, own, "本人或户主", OWN_VILLAGE),
                Line.of(strangeHousehold, strange, "本人或户主", OTHER_VILLAGE));
        families.authorise("A-" + ownHousehold, own);
        families.authorise("A-" + strangeHousehold, strange);
    }

    @AfterEach
    void leave() {
        ScopeToken.clear();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_connection_used_again_without_a_scope_sees_no_row(boolean parallel) {
        for (int i = 0; i < 30; i++) {
            signInAsClerk();
            assertThat(counts(parallel)).doesNotContain(0);
            ScopeToken.clear();
            assertThat(counts(parallel)).containsOnly(0);
            ScopeToken.bind("a-token-nobody-was-given");
            assertThat(counts(parallel)).containsOnly(0);
        }
    }

    private String clerk = "";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void another_villages_family_cannot_be_read_counted_listed_or_guessed(boolean parallel) {
        signInAsClerk();
        var household = families.household(strangeHousehold);

        inApp(parallel, () -> {
            assertThat(numbers("SELECT register_no FROM registry.household")).doesNotContain(strangeHousehold);
            assertThat(numbers("SELECT full_name FROM registry.person"))
                    .contains("王芳")
                    .doesNotContain("李强");
            assertThat(count("registry.household WHERE household_id = '" + household + "'"))
                    .isZero();
            assertThat(count("registry.household WHERE register_no = '" + strangeHousehold + "'"))
                    .isZero();
            assertThat(count("registry.household WHERE living_division = '" + OTHER_VILLAGE + "'"))
                    .isZero();
            assertThat(count("registry.membership WHERE person_id = '" + strange.id() + "'"))
                    .isZero();
            assertThat(count("registry.identity WHERE person_id = '" + strange.id() + "'"))
                    .isZero();
            assertThat(count("registry.authorisation WHERE person_id = '" + strange.id() + "'"))
                    .isZero();
            assertThat(persons.idNumber(strange.id())).isEmpty();
            assertThat(persons.idNumber(own.id())).contains(own.number());
            return true;
        });
    }

    @Test
    void a_predicate_that_would_fail_on_a_hidden_row_never_sees_it() {
        signInAsClerk();

        int seen = inApp(
                false,
                () -> count("registry.household WHERE 1 / (CASE WHEN register_no = '" + strangeHousehold
                        + "' THEN 0 ELSE 1 END) = 1"));

        assertThat(seen).isPositive();
    }

    @Test
    void either_place_sees_the_family() {
        families.deliver(new Line(strangeHousehold, strange, "本人或户主", OTHER_VILLAGE, OWN_VILLAGE, true));
        signInAsClerk();

        assertThat(inApp(false, () -> numbers("SELECT register_no FROM registry.household")))
                .contains(ownHousehold, strangeHousehold);
    }

    @Test
    void a_family_that_moved_away_is_out_of_sight_with_its_members() {
        families.deliver(Line.of(ownHousehold, own, "本人或户主", OTHER_VILLAGE));
        signInAsClerk();

        assertThat(inApp(false, () -> numbers("SELECT register_no FROM registry.household")))
                .doesNotContain(ownHousehold);
        assertThat(inApp(false, () -> persons.idNumber(own.id()))).isEmpty();
    }

    @Test
    void a_data_officer_sees_nobody() {
        ScopeToken.bind(Families.signIn(accounts, sessions, Role.DATA_OFFICER, "320400000000"));

        assertThat(counts(false)).containsOnly(0);
    }

    @Test
    void an_authorisation_withdrawn_ends_at_once() {
        signInAsClerk();
        assertThat(isAuthorised()).isTrue();

        new TransactionTemplate(loadTransactions)
                .executeWithoutResult(status -> authorisations.withdraw("A-" + ownHousehold));

        assertThat(isAuthorised()).isFalse();
    }

    private boolean isAuthorised() {
        return inApp(
                false,
                () -> app.sql("SELECT registry.has_authorisation(:person)")
                        .param("person", own.id())
                        .query(Boolean.class)
                        .single());
    }

    private void signInAsClerk() {
        if (clerk.isEmpty()) {
            clerk = Families.signIn(accounts, sessions, Role.VILLAGE_CLERK, OWN_VILLAGE);
        }
        ScopeToken.bind(clerk);
    }

    private List<Integer> counts(boolean parallel) {
        return inApp(parallel, () -> TABLES.stream().map(this::count).toList());
    }

    private int count(String from) {
        return app.sql("SELECT count(*) FROM " + from).query(Integer.class).single();
    }

    private List<String> numbers(String sql) {
        return app.sql(sql).query(String.class).list();
    }

    private <T> T inApp(boolean parallel, java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(appTransactions).execute(status -> {
            if (parallel) {
                List.of(
                                "debug_parallel_query = on",
                                "parallel_setup_cost = 0",
                                "parallel_tuple_cost = 0",
                                "min_parallel_table_scan_size = 0",
                                "min_parallel_index_scan_size = 0")
                        .forEach(setting -> app.sql("SET LOCAL " + setting).update());
            }
            return work.get();
        }));
    }
}
