package org.doudi.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.doudi.kernel.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is known of one family, as far as the scope of the transaction lets it. */
@Component
class HouseholdFile {
    private static final int MONTHS_SHOWN = 12;
    private static final int CHANGES_SHOWN = 30;

    private final JdbcClient db;

    HouseholdFile(JdbcClient db) {
        this.db = db;
    }

    /** Number and places of a family. */
    record Family(UUID id, String registerNo, DivisionCode living, DivisionCode hukou) {}

    /** A member; authorised when income and assets may be read today. */
    record Member(UUID id, String name, String relation, String sex, LocalDate birth, boolean authorised) {}

    /** Where something is written; no line where the silence of the delivery says it. */
    record Source(String dataset, UUID delivery, Optional<String> number, Optional<Integer> line, LocalDate asOf) {}

    /** A current value; an empty one is known to be none. */
    record Fact(Optional<UUID> person, String item, Optional<String> value, Source source) {}

    /** A benefit that runs today. */
    record Benefit(String programme, long monthlyCents, LocalDate from, Source source) {}

    /** What was paid in a month. */
    record Payment(LocalDate month, long cents, int persons, String status, Source source) {}

    /** A value that was superseded, or a member who came ({@code joined}) or left ({@code left}) as {@code item}. */
    record Change(OffsetDateTime at, String person, String item, Optional<String> before) {}

    /** The family, if the scope holds it. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Optional<Family> family(UUID household) {
        return db.sql("""
                        SELECT household_id, register_no, living_division, hukou_division
                        FROM registry.household WHERE household_id = :household
                        """)
                .param("household", household)
                .query((row, number) -> new Family(
                        row.getObject("household_id", UUID.class),
                        row.getString("register_no"),
                        new DivisionCode(row.getString("living_division")),
                        new DivisionCode(row.getString("hukou_division"))))
                .optional();
    }

    /** The members, the head first. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Member> members(UUID household) {
        return db.sql("""
                        SELECT person_id, full_name, relation_to_head, sex, birth_date,
                               registry.has_authorisation(person_id) AS authorised
                        FROM registry.membership JOIN registry.person USING (person_id)
                        WHERE household_id = :household AND ended_at IS NULL
                        ORDER BY relation_to_head <> '本人或户主', birth_date, person_id
                        """)
                .param("household", household)
                .query((row, number) -> new Member(
                        row.getObject("person_id", UUID.class),
                        row.getString("full_name"),
                        row.getString("relation_to_head"),
                        row.getString("sex"),
                        row.getObject("birth_date", LocalDate.class),
                        row.getBoolean("authorised")))
                .list();
    }

    /** What is known today. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Fact> facts(UUID household) {
        return db.sql("""
                        SELECT person_id, item, value #>> '{}' AS value, fact.dataset, delivery_id, number, line, fact.as_of
                        FROM files_api.current_fact AS fact LEFT JOIN exchange_api.delivery USING (delivery_id)
                        WHERE household_id = :household
                        """)
                .param("household", household)
                .query((row, number) -> new Fact(
                        Optional.ofNullable(row.getObject("person_id", UUID.class)),
                        row.getString("item"),
                        Optional.ofNullable(row.getString("value")),
                        source(row)))
                .list();
    }

    /** What the family receives today. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Benefit> benefits(UUID household) {
        return db.sql("""
                        SELECT programme, monthly_cents, from_month, benefit.dataset, delivery_id, number, line, stated.as_of
                        FROM files_api.running_benefit AS benefit
                            JOIN files.delivery AS stated USING (delivery_id)
                            LEFT JOIN exchange_api.delivery USING (delivery_id)
                        WHERE household_id = :household
                        """)
                .param("household", household)
                .query((row, number) -> new Benefit(
                        row.getString("programme"),
                        row.getLong("monthly_cents"),
                        row.getObject("from_month", LocalDate.class),
                        source(row)))
                .list();
    }

    /** What the family was paid in the last twelve months with a payment, oldest first. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Payment> payments(UUID household) {
        return db.sql("""
                        SELECT month, amount_cents, persons, status, newest.dataset, delivery_id, number, line, stated.as_of
                        FROM (SELECT * FROM files.payment WHERE household_id = :household ORDER BY month DESC LIMIT :months)
                                AS newest
                            JOIN files.delivery AS stated USING (delivery_id)
                            LEFT JOIN exchange_api.delivery USING (delivery_id)
                        ORDER BY month
                        """)
                .param("household", household)
                .param("months", MONTHS_SHOWN)
                .query((row, number) -> new Payment(
                        row.getObject("month", LocalDate.class),
                        row.getLong("amount_cents"),
                        row.getInt("persons"),
                        row.getString("status"),
                        source(row)))
                .list();
    }

    /** What changed, newest first. A person whom the scope does not hold any more has no name. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Change> changes(UUID household) {
        return db.sql("""
                        SELECT at, coalesce(full_name, '') AS full_name, item, value
                        FROM (SELECT superseded_at AS at, person_id, item, value #>> '{}' AS value
                              FROM files.fact
                              WHERE household_id = :household AND superseded_at IS NOT NULL
                              UNION ALL
                              SELECT since, person_id, 'joined', NULL FROM registry.membership WHERE household_id = :household
                              UNION ALL
                              SELECT ended_at, person_id, 'left', NULL FROM registry.membership
                              WHERE household_id = :household AND ended_at IS NOT NULL) AS change
                            LEFT JOIN registry.person USING (person_id)
                        ORDER BY at DESC, item
                        LIMIT :limit
                        """)
                .param("household", household)
                .param("limit", CHANGES_SHOWN)
                .query((row, number) -> new Change(
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("full_name"),
                        row.getString("item"),
                        Optional.ofNullable(row.getString("value"))))
                .list();
    }

    /** Datasets of which at least one delivery has arrived. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Set<String> deliveredDatasets() {
        return new TreeSet<>(db.sql("SELECT dataset FROM files_api.newest_delivery")
                .query(String.class)
                .list());
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("dataset"),
                row.getObject("delivery_id", UUID.class),
                Optional.ofNullable(row.getString("number")),
                Optional.ofNullable(row.getObject("line", Integer.class)),
                row.getObject("as_of", LocalDate.class));
    }
}
