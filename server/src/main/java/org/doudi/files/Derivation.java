package org.doudi.files;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Derives the facts of families from the rows of datasets, in a handful of statements for however many families. What is
 * derived depends on the rows alone: doing it again changes nothing.
 */
@Component
class Derivation {
    private final JdbcClient db;
    private final List<FactSource> sources;
    private final Payments payments;
    private final Effects effects;
    private final int incomeMonths;

    /** @param incomeMonths the parameter income_lookback_months */
    Derivation(
            @Qualifier("load") JdbcClient db,
            List<FactSource> sources,
            Payments payments,
            Effects effects,
            @Value("${doudi.income-lookback-months:12}") int incomeMonths) {
        this.db = db;
        this.sources = List.copyOf(sources);
        this.payments = payments;
        this.effects = effects;
        this.incomeMonths = incomeMonths;
    }

    /**
     * Brings facts up to date with a delivery. Families it says nothing about are left alone, unless it opens a dataset or
     * a new month, from which periods are counted, or is a file sent again for those who authorised since.
     *
     * @param delivery noted before by {@link DeliveryTasks}
     * @return how many families have a fact that changed
     */
    @Transactional("load")
    int derive(UUID delivery) {
        takeTurns();
        if (isUndone(delivery)) {
            return 0;
        }
        var dataset = datasetOf(delivery);
        var affected = affectedBy(dataset);
        gatherFamilies(delivery, dataset);
        deriveFrom(affected);
        int changed = merge(affected, delivery, false);
        if (dataset.equals(Payments.DATASET)) {
            payments.merge(delivery);
        }
        db.sql("UPDATE files.delivery SET derived_at = clock_timestamp() WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        return changed;
    }

    /**
     * Notes the families whose facts rest on a delivery, before its rows go: all of them if the dataset was delivered
     * never else or the month from which periods are counted is another without it.
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    void noteFamilies(UUID delivery, String dataset) {
        int all = db.sql("""
                        INSERT INTO files.undone_household
                        SELECT CAST(:delivery AS uuid), household_id
                        FROM registry.household
                        WHERE (SELECT files.month_number(as_of) FROM files_api.newest_delivery WHERE dataset = :dataset)
                              IS DISTINCT FROM
                              (SELECT files.month_number(as_of) FROM files.delivery
                               WHERE dataset = :dataset AND undone_at IS NULL AND delivery_id <> :delivery
                                 AND repeats IS DISTINCT FROM :delivery
                               ORDER BY as_of DESC, loaded_at DESC LIMIT 1)
                        """)
                .param("delivery", delivery)
                .param("dataset", dataset)
                .update();
        if (all == 0) {
            note(delivery, """
                    SELECT household_id FROM files.fact
                    WHERE superseded_at IS NULL AND delivery_id IN (
                        SELECT delivery_id FROM files.delivery WHERE delivery_id = :delivery OR repeats = :delivery)
                    """);
            note(delivery, "SELECT household_id FROM files.payment WHERE delivery_id = :delivery");
            sources.stream()
                    .filter(source -> source.datasets().contains(dataset))
                    .forEach(source -> note(delivery, source.touched()));
            if (dataset.equals(Payments.DATASET)) {
                note(delivery, Payments.TOUCHED);
            }
        }
    }

    private void note(UUID delivery, String households) {
        db.sql("INSERT INTO files.undone_household SELECT CAST(:delivery AS uuid), household_id FROM (" + households
                        + ") AS touched GROUP BY household_id ON CONFLICT DO NOTHING")
                .param("delivery", delivery)
                .update();
    }

    /**
     * Brings the facts of the families noted to what they are without the delivery.
     *
     * @return how many families have a fact that changed
     */
    @Transactional("load")
    int deriveWithout(UUID delivery) {
        takeTurns();
        var dataset = datasetOf(delivery);
        var affected = affectedBy(dataset);
        db.sql("CREATE TEMPORARY TABLE touched (household_id uuid PRIMARY KEY) ON COMMIT DROP")
                .update();
        db.sql("""
                        INSERT INTO touched SELECT household_id
                        FROM files.undone_household JOIN registry.household USING (household_id)
                        WHERE undone_household.delivery_id = :delivery
                        UNION
                        SELECT household_id FROM registry.household_change JOIN registry.household USING (household_id)
                        WHERE household_change.delivery_id = :delivery
                        """).param("delivery", delivery).update();
        db.sql("ANALYZE touched").update();
        deriveFrom(affected);
        int changed = merge(affected, delivery, true);
        if (dataset.equals(Payments.DATASET)) {
            payments.mergeWithout(delivery);
        }
        db.sql("UPDATE files.delivery SET undo_derived_at = clock_timestamp() WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        db.sql("DELETE FROM files.undone_household WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        return changed;
    }

    /**
     * Brings the facts of the families whose persons were merged or split to what the rows say now.
     *
     * @return how many families have a fact that changed
     */
    @Transactional("load")
    int deriveCorrected(UUID correction) {
        takeTurns();
        db.sql("CREATE TEMPORARY TABLE touched (household_id uuid PRIMARY KEY) ON COMMIT DROP")
                .update();
        db.sql("""
                        INSERT INTO touched
                        SELECT DISTINCT household_id FROM registry.household_change JOIN registry.household USING (household_id)
                        WHERE household_change.delivery_id = :correction
                        """).param("correction", correction).update();
        db.sql("ANALYZE touched").update();
        deriveFrom(sources);
        int changed = merge(sources, correction, false);
        payments.mergeWithout(correction);
        return changed;
    }

    private void takeTurns() {
        db.sql("SELECT pg_advisory_xact_lock(hashtext('files.derive'))").query(row -> {});
    }

    private String datasetOf(UUID delivery) {
        return db.sql("SELECT dataset FROM files.delivery WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .query(String.class)
                .single();
    }

    private boolean isUndone(UUID delivery) {
        return db.sql("SELECT undone_at IS NOT NULL FROM files.delivery WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .query(Boolean.class)
                .single();
    }

    /** A register may change who belongs to a family and who has authorised, on which every source depends. */
    private List<FactSource> affectedBy(String dataset) {
        boolean isRegister = sources.stream()
                .filter(FamilyMembers.class::isInstance)
                .anyMatch(members -> members.datasets().contains(dataset));
        return isRegister
                ? sources
                : sources.stream()
                        .filter(source -> source.datasets().contains(dataset))
                        .toList();
    }

    private void gatherFamilies(UUID delivery, String dataset) {
        db.sql("CREATE TEMPORARY TABLE touched (household_id uuid PRIMARY KEY) ON COMMIT DROP")
                .update();
        int all = db.sql("""
                        INSERT INTO touched
                        SELECT household_id
                        FROM registry.household
                        WHERE (SELECT is_complete OR repeats IS NOT NULL
                               FROM files.delivery WHERE delivery_id = :delivery)
                           OR files.month_number((SELECT as_of FROM files_api.newest_delivery WHERE dataset = :dataset))
                              <> (SELECT max(files.month_number(as_of)) FROM files.delivery
                                  WHERE dataset = :dataset AND derived_at IS NOT NULL)
                        """)
                .param("delivery", delivery)
                .param("dataset", dataset)
                .update();
        if (all == 0) {
            for (var source : sources) {
                if (source.datasets().contains(dataset)) {
                    db.sql("INSERT INTO touched " + source.touched() + " ON CONFLICT DO NOTHING")
                            .param("delivery", delivery)
                            .update();
                }
            }
        }
        db.sql("ANALYZE touched").update();
    }

    private void deriveFrom(List<FactSource> affected) {
        db.sql("""
                        CREATE TEMPORARY TABLE derived (
                            household_id uuid NOT NULL, person_id uuid,
                            subject_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(person_id, household_id)) STORED,
                            item text NOT NULL, value jsonb NOT NULL, valid_from date NOT NULL, dataset text NOT NULL,
                            delivery_id uuid NOT NULL, line integer, person_scope text NOT NULL
                        ) ON COMMIT DROP
                        """).update();
        for (var source : affected) {
            db.sql(source.derive()).param("months", incomeMonths).update();
        }
        db.sql("ANALYZE derived").update();
    }

    /** Supersedes what is no longer so, adds what is new, leaves alone what still holds, and notes the families changed. */
    private int merge(List<FactSource> affected, UUID delivery, boolean isUndo) {
        db.sql("CREATE TEMPORARY TABLE changed (household_id uuid NOT NULL) ON COMMIT DROP")
                .update();
        supersede(affected.stream().flatMap(source -> source.items().stream()).toArray(String[]::new), delivery);
        add(delivery);
        effects.note(delivery, isUndo);
        return db.sql("""
                        INSERT INTO registry.household_change (household_id, cause, delivery_id, is_undo)
                        SELECT DISTINCT household_id, 'facts', CAST(:delivery AS uuid), :isUndo FROM changed
                        """).param("delivery", delivery).param("isUndo", isUndo).update();
    }

    private void supersede(String[] items, UUID delivery) {
        db.sql("""
                        WITH superseded AS (
                            UPDATE files.fact
                            SET superseded_at = clock_timestamp(), superseded_by = :delivery
                            FROM touched
                            WHERE fact.household_id = touched.household_id
                              AND fact.superseded_at IS NULL
                              AND fact.item = ANY (:items)
                              AND NOT EXISTS (
                                  SELECT FROM derived
                                  WHERE derived.household_id = fact.household_id
                                    AND derived.subject_id = fact.subject_id
                                    AND derived.item = fact.item
                                    AND derived.value = fact.value
                                    AND fact.delivery_id NOT IN (
                                        SELECT delivery_id FROM files.delivery WHERE undone_at IS NOT NULL)
                                    AND (derived.line IS NULL) = (fact.line IS NULL))
                            RETURNING fact.household_id)
                        INSERT INTO changed SELECT household_id FROM superseded
                        """).param("items", items).param("delivery", delivery).update();
    }

    /** In two steps: a statement that looks for its own insertions among what is there would read them over and over. */
    private void add(UUID delivery) {
        db.sql("""
                        DELETE FROM derived USING files.fact
                        WHERE fact.household_id = derived.household_id
                          AND fact.subject_id = derived.subject_id
                          AND fact.item = derived.item
                          AND fact.superseded_at IS NULL
                        """).update();
        db.sql("""
                        INSERT INTO files.fact (household_id, living_division, hukou_division, person_id, item, value,
                                                valid_from, dataset, delivery_id, line, person_scope, recorded_by)
                        SELECT household_id, living_division, hukou_division, person_id, item, value, valid_from, dataset,
                               delivery_id, line, person_scope, CAST(:delivery AS uuid)
                        FROM derived JOIN registry.household USING (household_id)
                        """).param("delivery", delivery).update();
        db.sql("INSERT INTO changed SELECT DISTINCT household_id FROM derived").update();
    }
}
