package org.doudi.testing;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.doudi.access.Accounts;
import org.doudi.access.Accounts.NewAccount;
import org.doudi.access.Actor;
import org.doudi.access.Role;
import org.doudi.access.Sessions;
import org.doudi.access.Sessions.SignIn;
import org.doudi.database.ScopeToken;
import org.doudi.kernel.DivisionCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Colleagues who sign in and families who live somewhere, for tests on the real database. */
@TestComponent
public final class TestPeople {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String PASSWORD = "a-long-password";

    private final Accounts accounts;
    private final Sessions sessions;
    private final JdbcClient load;
    private final TransactionTemplate pages;

    TestPeople(
            Accounts accounts,
            Sessions sessions,
            @Qualifier("load") JdbcClient load,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.load = load;
        this.pages = new TransactionTemplate(transactions);
    }

    /** Somebody signed in. */
    public record Colleague(String token, Actor actor) {}

    /** A family and its members, head first. */
    public record Family(UUID householdId, UUID head) {}

    /** A new colleague, signed in. */
    public Colleague colleague(Role role, String division) {
        var name = "colleague" + NUMBERS.incrementAndGet();
        accounts.add(new NewAccount(name, "同事" + name, role, new DivisionCode(division), false), PASSWORD);
        if (sessions.signIn(name, PASSWORD) instanceof SignIn.Opened opened) {
            return as(
                    opened.token(),
                    () -> new Colleague(opened.token(), sessions.current().orElseThrow()));
        }
        throw new IllegalStateException("sign-in refused");
    }

    /** Does something in a pages' transaction of the colleague. */
    public <T> T as(Colleague colleague, Supplier<T> work) {
        return as(colleague.token, work);
    }

    private <T> T as(String token, Supplier<T> work) {
        ScopeToken.bind(token);
        try {
            return java.util.Objects.requireNonNull(pages.execute(status -> work.get()));
        } finally {
            ScopeToken.clear();
        }
    }

    /** A family whose only member is its head, born in 1980. */
    public Family family(String headName, String living, String hukou) {
        var household = UUID.randomUUID();
        load.sql("""
                        INSERT INTO registry.household (household_id, register_no, living_division, hukou_division)
                        VALUES (:household, :number, :living, :hukou)
                        """)
                .param("household", household)
                .param("number", "JT" + NUMBERS.incrementAndGet())
                .param("living", living)
                .param("hukou", hukou)
                .update();
        return new Family(household, member(household, headName, "本人或户主", LocalDate.of(1980, 5, 1)));
    }

    /** A further member of a family. */
    public UUID member(UUID household, String name, String relation, LocalDate birth) {
        var person = UUID.randomUUID();
        load.sql("""
                        INSERT INTO registry.person (person_id, full_name, sex, birth_date)
                        VALUES (:person, :name, '女', :birth)
                        """)
                .param("person", person)
                .param("name", name)
                .param("birth", birth)
                .update();
        load.sql("""
                        INSERT INTO registry.membership (household_id, living_division, hukou_division, person_id,
                                                         relation_to_head, delivery_id, line)
                        SELECT household_id, living_division, hukou_division, :person, :relation, gen_random_uuid(), 2
                        FROM registry.household WHERE household_id = :household
                        """)
                .param("household", household)
                .param("person", person)
                .param("relation", relation)
                .update();
        return person;
    }
}
