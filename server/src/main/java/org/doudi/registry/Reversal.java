package org.doudi.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what one delivery did to persons, households, memberships and authorisations, and nothing else. */
@Component
public class Reversal {
    private final JdbcClient db;

    Reversal(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /**
     * Makes the temporary table {@code reversed_person (person_id)} of whom the delivery placed, moved or authorised.
     *
     * @return those of the later deliveries that changed again what this one had changed: they must be taken back first
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public List<UUID> changedAgainBy(UUID delivery, Collection<UUID> later) {
        db.sql("CREATE TEMPORARY TABLE reversed_person (person_id uuid PRIMARY KEY) ON COMMIT DROP")
                .update();
        db.sql("""
                        INSERT INTO reversed_person
                        SELECT person_id FROM registry.membership WHERE delivery_id = :delivery OR ended_by = :delivery
                        UNION SELECT person_id FROM registry.authorisation WHERE delivery_id = :delivery
                        UNION SELECT person_id FROM registry.authorisation_before WHERE delivery_id = :delivery
                        """).param("delivery", delivery).update();
        return db.sql("""
                        WITH placed AS (
                            SELECT delivery_id, ended_by
                            FROM registry.membership
                            WHERE person_id IN (SELECT person_id FROM reversed_person)
                               OR household_id IN (SELECT household_id FROM registry.household
                                                   WHERE household.first_delivery_id = :delivery)),
                        changed AS (
                            SELECT delivery_id FROM placed
                            UNION SELECT ended_by FROM placed
                            UNION SELECT delivery_id FROM registry.authorisation_before WHERE stated_by = :delivery
                            UNION SELECT again.delivery_id
                                  FROM registry.household_before AS again
                                      LEFT JOIN registry.household_before AS own
                                          ON own.household_id = again.household_id AND own.delivery_id = :delivery
                                      JOIN registry.household ON household.household_id = again.household_id
                                  WHERE household.first_delivery_id = :delivery OR again.seq > own.seq)
                        SELECT delivery_id FROM changed WHERE delivery_id = ANY (:later::uuid[])
                        """)
                .param("delivery", delivery)
                .param("later", later.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /**
     * Takes back. A family of whose lead somebody recorded an outcome keeps its number and place, without members.
     * Afterwards the temporary table {@code person_to_go (person_id)} holds those whom only deliveries taken back had
     * named and whom no family and no authorisation needs: the caller takes out whom rows still name and calls
     * {@link #forgetPersons}.
     *
     * @param undone every delivery taken back before
     * @param handled families of whose leads an outcome was recorded
     * @return how many families were known from this delivery alone and are forgotten
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public int takeBack(UUID delivery, Collection<UUID> undone, Collection<UUID> handled) {
        tellChanges(delivery);
        takeBackMemberships(delivery);
        takeBackAuthorisations(delivery);
        int families = takeBackHouseholds(delivery, handled);
        takeBackNumbers(delivery);
        db.sql("""
                        CREATE TEMPORARY TABLE person_to_go ON COMMIT DROP AS
                        SELECT person_id
                        FROM registry.person
                        WHERE (first_delivery_id = '%s' OR first_delivery_id = ANY (string_to_array('%s', ',')::uuid[])
                                   AND person_id IN (SELECT person_id FROM named_person))
                          AND merged_into IS NULL
                          AND NOT EXISTS (SELECT FROM registry.person AS merged WHERE merged.merged_into = person.person_id)
                          AND NOT EXISTS (SELECT FROM registry.membership WHERE membership.person_id = person.person_id)
                          AND NOT EXISTS (SELECT FROM registry.authorisation WHERE authorisation.person_id = person.person_id)
                        """.formatted(
                        delivery,
                        String.join(",", undone.stream().map(UUID::toString).toList())))
                .update();
        return families;
    }

    /** Forgets whoever is left in {@code person_to_go}, with every number the vault has of them. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public int forgetPersons() {
        db.sql("DELETE FROM registry.identity USING person_to_go WHERE identity.person_id = person_to_go.person_id")
                .update();
        return db.sql("DELETE FROM registry.person USING person_to_go WHERE person.person_id = person_to_go.person_id")
                .update();
    }

    private void tellChanges(UUID delivery) {
        db.sql("""
                        INSERT INTO registry.household_change (household_id, cause, delivery_id, is_undo)
                        SELECT DISTINCT household_id, 'members', CAST(:delivery AS uuid), true
                        FROM registry.membership
                        WHERE delivery_id = :delivery OR ended_by = :delivery OR ended_at IS NULL AND person_id IN (
                            SELECT person_id FROM registry.authorisation WHERE delivery_id = :delivery)
                        UNION
                        SELECT household_id, 'members', CAST(:delivery AS uuid), true
                        FROM registry.household_before WHERE delivery_id = :delivery
                        """).param("delivery", delivery).update();
    }

    private void takeBackMemberships(UUID delivery) {
        db.sql("DELETE FROM registry.membership WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        db.sql("UPDATE registry.membership SET ended_at = NULL, ended_by = NULL WHERE ended_by = :delivery")
                .param("delivery", delivery)
                .update();
    }

    private void takeBackAuthorisations(UUID delivery) {
        db.sql("""
                        UPDATE registry.authorisation
                        SET valid_until = earlier.valid_until, delivery_id = earlier.stated_by, line = earlier.line
                        FROM registry.authorisation_before AS earlier
                        WHERE earlier.delivery_id = :delivery
                          AND earlier.authorisation_no = authorisation.authorisation_no
                          AND earlier.person_id = authorisation.person_id
                        """).param("delivery", delivery).update();
        db.sql("DELETE FROM registry.authorisation_before WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        db.sql("DELETE FROM registry.authorisation WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
    }

    private int takeBackHouseholds(UUID delivery, Collection<UUID> handled) {
        db.sql("""
                        UPDATE registry.household
                        SET living_division = earlier.living_division, hukou_division = earlier.hukou_division
                        FROM registry.household_before AS earlier
                        WHERE earlier.delivery_id = :delivery AND earlier.household_id = household.household_id
                        """).param("delivery", delivery).update();
        db.sql("DELETE FROM registry.household_before WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        return db.sql("""
                        DELETE FROM registry.household
                        WHERE first_delivery_id = :delivery
                          AND NOT EXISTS (SELECT FROM registry.membership
                                          WHERE membership.household_id = household.household_id)
                          AND household_id <> ALL (:handled::uuid[])
                        """)
                .param("delivery", delivery)
                .param("handled", handled.toArray(UUID[]::new))
                .update();
    }

    /** A number that another dataset brought too stays. */
    private void takeBackNumbers(UUID delivery) {
        db.sql("""
                        CREATE TEMPORARY TABLE number_to_go ON COMMIT DROP AS
                        SELECT person_id, kind, blind_index FROM registry.identity_source WHERE delivery_id = '%s'
                        """.formatted(delivery)).update();
        db.sql("DELETE FROM registry.identity_source WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        db.sql("""
                        DELETE FROM registry.identity USING number_to_go
                        WHERE identity.person_id = number_to_go.person_id
                          AND identity.kind = number_to_go.kind
                          AND identity.blind_index = number_to_go.blind_index
                          AND NOT EXISTS (SELECT FROM registry.identity_source AS other
                                          WHERE other.person_id = identity.person_id AND other.kind = identity.kind
                                            AND other.blind_index = identity.blind_index)
                        """).update();
    }
}
