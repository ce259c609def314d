package org.doudi.registry;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.doudi.access.Accounts;
import org.doudi.access.Role;
import org.doudi.access.Sessions;
import org.doudi.access.Sessions.SignIn;
import org.doudi.crypto.Keys;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.IdNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts families into the registry of a test as the registers do, and people at the desks that may look at them. */
public final class Families {
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private final Persons persons;
    private final Register register;
    private final Keys keys;
    private final JdbcClient load;
    private final TransactionTemplate transaction;

    Families(
            Persons persons,
            Register register,
            Keys keys,
            @Qualifier("load") JdbcClient load,
            @Qualifier("load") PlatformTransactionManager transactions) {
        this.persons = persons;
        this.register = register;
        this.keys = keys;
        this.load = load;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A person known to the registry. */
    public record Known(UUID id, IdNumber number, String name) {}

    /** A line of a register. */
    public record Line(
            String householdNo,
            Known person,
            String relation,
            @Nullable String living,
            String hukou,
            boolean inForce,
            @Nullable String ground) {
        /** A line in force on the ground of its family. */
        public Line(
                String householdNo,
                Known person,
                String relation,
                @Nullable String living,
                String hukou,
                boolean inForce) {
            this(householdNo, person, relation, living, hukou, inForce, "family");
        }

        /** A line in force of a family that lives where it is registered. */
        public static Line of(String householdNo, Known person, String relation, String division) {
            return new Line(householdNo, person, relation, division, division, true);
        }

        /** The same line after its last day. */
        public Line ended() {
            return new Line(householdNo, person, relation, living, hukou, false, ground);
        }

        /** The same line on account of something the person has alone. */
        public Line alone() {
            return new Line(householdNo, person, relation, living, hukou, inForce, null);
        }
    }

    /** Admits a person. */
    public Known person(String name, LocalDate birth) {
        var sequence = SEQUENCE.incrementAndGet();
        var number = IdNumber.complete(
                "320499" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", sequence % 1000));
        var known = new Known(UUID.randomUUID(), number, name);
        transaction.executeWithoutResult(status -> persons.admit(List.of(
                new NewPerson(known.id, number, keys.blindIndex().of(Persons.ID_NUMBER, number.value()), name))));
        return known;
    }

    /** Delivers lines of a register that gives whole families, and tells the delivery's id. */
    public UUID deliverComplete(Line... lines) {
        var delivery = UUID.randomUUID();
        deliver(delivery, true, lines);
        return delivery;
    }

    /** Delivers lines of a register and tells the delivery's id. */
    public UUID deliver(Line... lines) {
        var delivery = UUID.randomUUID();
        deliver(delivery, false, lines);
        return delivery;
    }

    /** Delivers lines of a register under an id; the lines are numbered from 2, after the header. */
    public void deliver(UUID delivery, boolean complete, Line... lines) {
        transaction.executeWithoutResult(status -> {
            register.begin();
            for (int i = 0; i < lines.length; i++) {
                load.sql("""
                                INSERT INTO register_member (household_no, person_id, relation_to_head, living_division,
                                                             hukou_division, line, in_force, shared_ground)
                                VALUES (:household, :person, :relation, :living, :hukou, :line, :inForce, :ground)
                                """)
                        .param("household", lines[i].householdNo)
                        .param("person", lines[i].person.id)
                        .param("relation", lines[i].relation)
                        .param("living", lines[i].living)
                        .param("hukou", lines[i].hukou)
                        .param("line", i + 2)
                        .param("inForce", lines[i].inForce)
                        .param("ground", lines[i].ground)
                        .update();
            }
            if (complete) {
                load.sql("INSERT INTO register_complete SELECT household_no FROM register_member")
                        .update();
            }
            register.merge(delivery);
        });
    }

    /** Delivers an authorisation of persons for a year from today. */
    public void authorise(String number, Known... people) {
        transaction.executeWithoutResult(status -> {
            register.begin();
            for (var person : people) {
                load.sql("""
                                INSERT INTO register_authorisation (authorisation_no, person_id, valid_from, valid_until, line)
                                VALUES (:number, :person, current_date - 30, current_date + 335, 2)
                                """).param("number", number).param("person", person.id).update();
            }
            register.merge(UUID.randomUUID());
        });
    }

    /** The id of a household. */
    public UUID household(String registerNo) {
        return load.sql("SELECT household_id FROM registry.household WHERE register_no = :number")
                .param("number", registerNo)
                .query(UUID.class)
                .single();
    }

    /** Opens a session of a new account and tells its token. */
    public static String signIn(Accounts accounts, Sessions sessions, Role role, String division) {
        var name = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + SEQUENCE.incrementAndGet();
        accounts.add(
                new Accounts.NewAccount(name, "测试" + name, role, new DivisionCode(division), false), "long-enough-1");
        return sessions.signIn(name, "long-enough-1") instanceof SignIn.Opened opened ? opened.token() : "";
    }
}
