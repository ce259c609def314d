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
     * Makes the temporary tables of this transaction: {@code register_member (household_no, person_id, relation_to_head,
     * living_division, hukou_division, line)} and {@code register_authorisation (authorisation_no, person_id, valid_from,
     * valid_until, line)}. Rows name persons already admitted and divisions that exist.
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void begin() {
        db.sql("""
                        CREATE TEMPORARY TABLE register_member (
                            household_no text NOT NULL, person_id uuid NOT NULL, relation_to_head text NOT NULL,
                            living_division text NOT NULL, hukou_division text NOT NULL, line integer NOT NULL
                        ) ON COMMIT DROP
                        """).update();
        db.sql("""
                        CREATE TEMPORARY TABLE register_authorisation (
                            authorisation_no text NOT NULL, person_id uuid NOT NULL,
                            valid_from date NOT NULL, valid_until date NOT NULL, line integer NOT NULL
                        ) ON COMMIT DROP
                        """).update();
    }

    /** Opens households, moves members, keeps authorisations, and notes every family whose circumstances changed. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void merge(UUID delivery) {
        mergeHouseholds();
        endMembershipsElsewhere(delivery);
        openMemberships(delivery);
        mergeAuthorisations(delivery);
    }

    private void mergeHouseholds() {
        db.sql("""
                        INSERT INTO registry.household (register_no, living_division, hukou_division)
                        SELECT DISTINCT ON (household_no) household_no, living_division, hukou_division
                        FROM register_member
                        ORDER BY household_no, line
                        ON CONFLICT (register_no) DO UPDATE
                            SET living_division = excluded.living_division, hukou_division = excluded.hukou_division
                            WHERE household.living_division <> excluded.living_division
                               OR household.hukou_division <> excluded.hukou_division
                        """).update();
    }

    private void endMembershipsElsewhere(UUID delivery) {
        db.sql("""
                        WITH ended AS (
                            UPDATE registry.membership
                            SET ended_at = clock_timestamp()
                            FROM register_member JOIN registry.household ON register_no = household_no
                            WHERE membership.person_id = register_member.person_id
                              AND membership.ended_at IS NULL
                              AND (membership.household_id <> household.household_id
                                   OR membership.relation_to_head <> register_member.relation_to_head)
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
                            SELECT DISTINCT ON (register_member.person_id) household.household_id, household.living_division,
                                   household.hukou_division, register_member.person_id,
                                   register_member.relation_to_head, CAST(:delivery AS uuid), register_member.line
                            FROM register_member JOIN registry.household ON register_no = household_no
                            WHERE NOT EXISTS (SELECT FROM registry.membership
                                              WHERE membership.person_id = register_member.person_id AND ended_at IS NULL)
                            ORDER BY register_member.person_id, line
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
