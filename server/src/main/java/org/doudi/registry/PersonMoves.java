package org.doudi.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves what hangs on one person in the registry to another, after a correction that people decided, and back exactly. A
 * merged person keeps the numbers: they lead to the one who stays.
 */
@Component
public class PersonMoves {
    private final JdbcClient db;

    PersonMoves(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /** Memberships and authorisations go to the one who stays; where both live in a family, that person's own counts. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void merge(UUID correction, UUID gone, UUID stays) {
        tellFamilies(correction, gone, stays);
        note(correction, "person", "registry.person", "person_id", "person_id = :gone OR merged_into = :gone", gone);
        db.sql("UPDATE registry.person SET merged_into = :stays WHERE person_id = :gone OR merged_into = :gone")
                .param("gone", gone)
                .param("stays", stays)
                .update();
        moveMemberships(correction, gone, stays, "true");
        moveAuthorisations(correction, gone, stays, "true");
        tellFamilies(correction, gone, stays);
    }

    /**
     * What the rows in the temporary table {@code picked_line (delivery_id, line)} said of families and authorisations goes
     * to another person, with what was decided of the aliases in {@code picked_alias (alias)}. Somebody who was merged
     * into the first stands alone again.
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void split(UUID correction, UUID from, UUID to, String decidedBy) {
        tellFamilies(correction, from, to);
        note(correction, "person", "registry.person", "person_id", "person_id = :gone AND merged_into IS NOT NULL", to);
        db.sql("UPDATE registry.person SET merged_into = NULL WHERE person_id = :to")
                .param("to", to)
                .update();
        var stated = "(delivery_id, line) IN (SELECT delivery_id, line FROM picked_line)";
        moveMemberships(correction, from, to, stated);
        moveAuthorisations(correction, from, to, stated);
        db.sql("""
                        INSERT INTO registry.correction_before (correction_id, place, row_id, before)
                        SELECT CAST(:correction AS uuid), 'alias', encode(alias, 'hex'), to_jsonb(person_alias)
                        FROM (SELECT DISTINCT alias FROM picked_alias) AS picked LEFT JOIN registry.person_alias USING (alias)
                        """).param("correction", correction).update();
        db.sql("""
                        INSERT INTO registry.person_alias (alias, person_id, decided_by)
                        SELECT DISTINCT alias, CAST(:to AS uuid), :by FROM picked_alias
                        ON CONFLICT (alias) DO UPDATE SET person_id = excluded.person_id, decided_by = excluded.decided_by,
                            decided_at = clock_timestamp()
                        """).param("to", to).param("by", decidedBy).update();
        tellFamilies(correction, from, to);
    }

    /** Makes everything a correction changed what it was. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void restore(UUID correction, UUID from, UUID to) {
        tellFamilies(correction, from, to);
        restore(correction, "person", """
                UPDATE registry.person SET merged_into = was.merged_into
                FROM %s, jsonb_populate_record(NULL::registry.person, before) AS was
                WHERE person.person_id = was.person_id AND %s
                """);
        restore(correction, "membership", """
                UPDATE registry.membership SET person_id = was.person_id, ended_at = was.ended_at, ended_by = was.ended_by
                FROM %s, jsonb_populate_record(NULL::registry.membership, before) AS was
                WHERE membership.membership_id = was.membership_id AND %s
                """);
        restore(correction, "authorisation", """
                UPDATE registry.authorisation SET person_id = was.person_id
                FROM %s, jsonb_populate_record(NULL::registry.authorisation, before) AS was
                WHERE authorisation.authorisation_no = was.authorisation_no
                  AND authorisation.person_id IN (:from, :to) AND %s
                """, from, to);
        restore(
                correction,
                "alias",
                "DELETE FROM registry.person_alias USING %s WHERE encode(alias, 'hex') = row_id AND %s");
        restore(correction, "alias", """
                INSERT INTO registry.person_alias
                SELECT was.* FROM %s, jsonb_populate_record(NULL::registry.person_alias, before) AS was
                WHERE before IS NOT NULL AND %s
                """);
        tellFamilies(correction, from, to);
        db.sql("DELETE FROM registry.correction_before WHERE correction_id = :correction")
                .param("correction", correction)
                .update();
    }

    /** Admits somebody of whom only a person says that they exist; the number is known to nobody. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void admit(UUID person, String name, String sex, String birthDate) {
        db.sql("""
                        INSERT INTO registry.person (person_id, full_name, sex, birth_date)
                        VALUES (:person, :name, :sex, CAST(:birth AS date))
                        """)
                .param("person", person)
                .param("name", name)
                .param("sex", sex)
                .param("birth", birthDate)
                .update();
    }

    /** Forgets somebody admitted by {@link #admit}, whom nothing names any more. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void forget(UUID person) {
        db.sql("DELETE FROM registry.identity WHERE person_id = :person")
                .param("person", person)
                .update();
        db.sql("DELETE FROM registry.person WHERE person_id = :person")
                .param("person", person)
                .update();
    }

    /** Those of the deliveries that said something of the persons' families or authorisations, or first named them. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public List<UUID> toldBy(Collection<UUID> persons, Collection<UUID> deliveries) {
        return db.sql("""
                        WITH told AS (
                            SELECT delivery_id FROM registry.membership WHERE person_id = ANY (:persons::uuid[])
                            UNION SELECT ended_by FROM registry.membership WHERE person_id = ANY (:persons::uuid[])
                            UNION SELECT delivery_id FROM registry.authorisation WHERE person_id = ANY (:persons::uuid[])
                            UNION SELECT delivery_id FROM registry.authorisation_before WHERE person_id = ANY (:persons::uuid[])
                            UNION SELECT first_delivery_id FROM registry.person WHERE person_id = ANY (:persons::uuid[]))
                        SELECT delivery_id FROM told WHERE delivery_id = ANY (:deliveries::uuid[])
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .param("deliveries", deliveries.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private void moveMemberships(UUID correction, UUID from, UUID to, String which) {
        note(correction, "membership", "registry.membership", "membership_id", "person_id = :gone AND " + which, from);
        db.sql("""
                        UPDATE registry.membership
                        SET person_id = :to,
                            ended_at = CASE WHEN ended_at IS NULL AND EXISTS (
                                                SELECT FROM registry.membership AS own
                                                WHERE own.person_id = :to AND own.ended_at IS NULL)
                                            THEN clock_timestamp() ELSE ended_at END
                        WHERE person_id = :from AND %s
                        """.formatted(which)).param("from", from).param("to", to).update();
    }

    /** One that the other person gave too stays where it is. */
    private void moveAuthorisations(UUID correction, UUID from, UUID to, String which) {
        var moved =
                which + " AND authorisation_no NOT IN (SELECT own.authorisation_no FROM registry.authorisation AS own"
                        + " WHERE own.person_id = '" + to + "')";
        note(
                correction,
                "authorisation",
                "registry.authorisation",
                "authorisation_no",
                "person_id = :gone AND " + moved,
                from);
        db.sql("UPDATE registry.authorisation SET person_id = :to WHERE person_id = :from AND " + moved)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void note(UUID correction, String place, String table, String key, String which, UUID person) {
        db.sql("""
                        INSERT INTO registry.correction_before (correction_id, place, row_id, before)
                        SELECT CAST(:correction AS uuid), :place, %1$s::text, to_jsonb(noted) FROM %2$s AS noted WHERE %3$s
                        """.formatted(key, table, which))
                .param("correction", correction)
                .param("place", place)
                .param("gone", person)
                .update();
    }

    private void restore(UUID correction, String place, String statement, UUID... persons) {
        var restored = db.sql(statement.formatted(
                        "registry.correction_before", "correction_id = :correction AND place = :place"))
                .param("correction", correction)
                .param("place", place);
        if (persons.length > 0) {
            restored = restored.param("from", persons[0]).param("to", persons[1]);
        }
        restored.update();
    }

    private void tellFamilies(UUID correction, UUID one, UUID other) {
        db.sql("""
                        INSERT INTO registry.household_change (household_id, cause, delivery_id)
                        SELECT DISTINCT household_id, 'members', CAST(:correction AS uuid)
                        FROM registry.membership WHERE person_id IN (:one, :other)
                        """)
                .param("correction", correction)
                .param("one", one)
                .param("other", other)
                .update();
    }
}
