package org.doudi.registry;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over what a civil affairs register says of families. The caller fills the temporary tables made by {@link #begin}
 * and calls {@link #merge}: whole registers are merged in a handful of statements.
 */
@Component
public class Register {
    private final JdbcClient db;

    Register(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /**
     * Names the delivery whose loading this transaction is: what the registry changes until its end is noted for it.
     *
     * @param dataset code of the dataset, for numbers that several datasets bring
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void note(UUID delivery, String dataset) {
        db.sql("SELECT set_config('doudi.delivery', :delivery, true), set_config('doudi.dataset', :dataset, true)")
                .param("delivery", delivery.toString())
                .param("dataset", dataset)
                .query(row -> {});
    }

    /**
     * Makes the temporary tables of this transaction: {@code register_member (household_no, person_id, relation_to_head,
     * living_division, hukou_division, line, in_force, shared_ground)}, {@code register_complete (household_no)} for
     * families given with every member, and {@code register_authorisation (authorisation_no, person_id, valid_from,
     * valid_until, line)}. Rows name persons already admitted and divisions that exist; a row without living division says
     * nothing about it. {@code in_force}, true unless stated, is false where the last day in the register has passed.
     * {@code shared_ground} is what lists the person together with the rest of the family, and empty for what a person has
     * alone, such as a disability subsidy.
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void begin() {
        db.sql("""
                        CREATE TEMPORARY TABLE register_member (
                            household_no text NOT NULL, person_id uuid NOT NULL, relation_to_head text NOT NULL,
                            living_division text, hukou_division text NOT NULL, line integer NOT NULL,
                            in_force boolean NOT NULL DEFAULT true, shared_ground text DEFAULT 'family'
                        ) ON COMMIT DROP
                        """).update();
        db.sql("""
                        CREATE TEMPORARY TABLE register_authorisation (
                            authorisation_no text NOT NULL, person_id uuid NOT NULL,
                            valid_from date NOT NULL, valid_until date NOT NULL, line integer NOT NULL
                        ) ON COMMIT DROP
                        """).update();
        db.sql("CREATE TEMPORARY TABLE register_complete (household_no text NOT NULL) ON COMMIT DROP")
                .update();
    }

    /**
     * Opens households, moves members, keeps authorisations, and notes every family whose circumstances changed.
     * Whoever was a member of a family given completely and is not listed has left it, as has whoever is past the last day
     * while others of the family are listed on the same ground. A family whose ground has ended keeps its last members,
     * unless they are found in another: that one of them has a benefit of their own says nothing of the rest.
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void merge(UUID delivery) {
        db.sql("ANALYZE register_member").update();
        mergeHouseholds();
        findPlaces();
        endMembershipsElsewhere(delivery);
        endMembershipsOfLeavers(delivery);
        openMemberships(delivery);
        mergeAuthorisations(delivery);
    }

    private void mergeHouseholds() {
        db.sql("""
                        INSERT INTO registry.household (register_no, living_division, hukou_division)
                        SELECT DISTINCT ON (household_no) household_no, coalesce(living_division, hukou_division), hukou_division
                        FROM register_member
                        ORDER BY household_no, in_force DESC, line
                        ON CONFLICT (register_no) DO NOTHING
                        """).update();
        db.sql("""
                        UPDATE registry.household
                        SET living_division = coalesce(stated.living_division, household.living_division),
                            hukou_division = stated.hukou_division
                        FROM (SELECT DISTINCT ON (household_no) household_no, living_division, hukou_division
                              FROM register_member
                              ORDER BY household_no, in_force DESC, line) AS stated
                        WHERE household.register_no = stated.household_no
                          AND (household.living_division <> coalesce(stated.living_division, household.living_division)
                               OR household.hukou_division <> stated.hukou_division)
                        """).update();
    }

    /**
     * Where each person of the register belongs: one family, one in force before one that is not. A line past its last day
     * places only whom no family has now and this one never had: who left it does not come back by an old line.
     */
    private void findPlaces() {
        db.sql("""
                        CREATE TEMPORARY TABLE register_listed ON COMMIT DROP AS
                        SELECT household.household_id, register_member.*,
                               shared_ground IS NOT NULL
                                   AND bool_or(in_force) OVER (PARTITION BY household_no, shared_ground) AS ground_in_force
                        FROM register_member JOIN registry.household ON register_no = household_no
                        """).update();
        db.sql("ANALYZE register_listed").update();
        db.sql("""
                        CREATE TEMPORARY TABLE register_place ON COMMIT DROP AS
                        SELECT DISTINCT ON (person_id) household_id, person_id, relation_to_head, line
                        FROM register_listed AS listed
                        WHERE in_force
                           OR NOT ground_in_force AND NOT EXISTS (
                               SELECT FROM registry.membership
                               WHERE membership.person_id = listed.person_id
                                 AND (membership.household_id = listed.household_id) = (ended_at IS NOT NULL))
                        ORDER BY person_id, in_force DESC, line
                        """).update();
        db.sql("ANALYZE register_place").update();
    }

    /** Ends the memberships of persons found elsewhere or in another relation. */
    private void endMembershipsElsewhere(UUID delivery) {
        db.sql("""
                        WITH ended AS (
                            UPDATE registry.membership
                            SET ended_at = clock_timestamp()
                            FROM register_place
                            WHERE membership.person_id = register_place.person_id
                              AND membership.ended_at IS NULL
                              AND (membership.household_id <> register_place.household_id
                                   OR membership.relation_to_head <> register_place.relation_to_head)
                            RETURNING membership.household_id)
                        INSERT INTO registry.household_change (household_id, cause, delivery_id)
                        SELECT DISTINCT household_id, 'members', CAST(:delivery AS uuid) FROM ended
                        """).param("delivery", delivery).update();
    }

    /** Ends the memberships of whoever a complete family does not list, and of those whose ground goes on without them. */
    private void endMembershipsOfLeavers(UUID delivery) {
        db.sql("""
                        WITH leaver AS (
                            SELECT household_id, person_id FROM register_listed WHERE NOT in_force AND ground_in_force
                            UNION
                            SELECT membership.household_id, membership.person_id
                            FROM register_listed
                                JOIN register_complete USING (household_no)
                                JOIN registry.membership USING (household_id)
                            WHERE in_force),
                        ended AS (
                            UPDATE registry.membership
                            SET ended_at = clock_timestamp()
                            FROM leaver
                            WHERE membership.household_id = leaver.household_id
                              AND membership.person_id = leaver.person_id
                              AND membership.ended_at IS NULL
                              AND NOT EXISTS (SELECT FROM register_place
                                              WHERE register_place.person_id = membership.person_id)
                            RETURNING membership.household_id)
                        INSERT INTO registry.household_change (household_id, cause, delivery_id)
                        SELECT DISTINCT household_id, 'members', CAST(:delivery AS uuid) FROM ended
                        """).param("delivery", delivery).update();
    }

    private void openMemberships(UUID delivery) {
        db.sql("""
                        WITH opened AS (
                            INSERT INTO registry.membership (household_id, living_division, hukou_division, person_id,
                                                             relation_to_head, delivery_id, line)
                            SELECT household_id, living_division, hukou_division, person_id, relation_to_head,
                                   CAST(:delivery AS uuid), line
                            FROM register_place JOIN registry.household USING (household_id)
                            WHERE NOT EXISTS (SELECT FROM registry.membership
                                              WHERE membership.person_id = register_place.person_id AND ended_at IS NULL)
                            RETURNING household_id)
                        INSERT INTO registry.household_change (household_id, cause, delivery_id)
                        SELECT DISTINCT household_id, 'members', CAST(:delivery AS uuid) FROM opened
                        """).param("delivery", delivery).update();
    }

    private void mergeAuthorisations(UUID delivery) {
        db.sql("""
                        WITH kept AS (
                            INSERT INTO registry.authorisation (authorisation_no, person_id, valid_from, valid_until,
                                                                delivery_id, line)
                            SELECT DISTINCT ON (authorisation_no, person_id) authorisation_no, person_id, valid_from,
                                   valid_until, CAST(:delivery AS uuid), line
                            FROM register_authorisation
                            ORDER BY authorisation_no, person_id, valid_until DESC
                            ON CONFLICT (authorisation_no, person_id) DO UPDATE
                                SET valid_until = excluded.valid_until, delivery_id = excluded.delivery_id, line = excluded.line
                                WHERE authorisation.valid_until <> excluded.valid_until
                            RETURNING person_id)
                        INSERT INTO registry.household_change (household_id, cause, delivery_id)
                        SELECT DISTINCT household_id, 'authorisation', CAST(:delivery AS uuid)
                        FROM kept JOIN registry.membership USING (person_id)
                        WHERE ended_at IS NULL
                        """).param("delivery", delivery).update();
    }
}
