package org.doudi.files;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What families were paid, one row a family and month, from the members' lines. */
@Component
class Payments {
    static final String DATASET = "dibao_payment";

    private final JdbcClient db;

    Payments(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /** Families of which a delivery brought or replaced a line. */
    static final String TOUCHED = """
            SELECT household_id
            FROM dataset.dibao_payment JOIN registry.household ON register_no = cert_no
            WHERE dibao_payment.delivery_id = :delivery OR superseded_by = :delivery
            """;

    /** Takes over the months of which the delivery brought or replaced a line; those older than two years are not kept. */
    void merge(UUID delivery) {
        add("delivery_id = '%1$s' OR superseded_by = '%1$s'".formatted(delivery), delivery, false);
    }

    /** Makes the payments of the families in {@code touched} what the lines left say. */
    void mergeWithout(UUID delivery) {
        db.sql("""
                        WITH gone AS (
                            DELETE FROM files.payment
                            USING touched JOIN registry.household USING (household_id)
                            WHERE payment.household_id = touched.household_id
                              AND dataset = 'dibao_payment'
                              AND NOT EXISTS (
                                  SELECT FROM dataset.dibao_payment AS line
                                  WHERE line.cert_no = household.register_no AND line.month = payment.month
                                    AND superseded_by IS NULL
                                    AND line.month >= (SELECT as_of - interval '24 months' FROM files_api.newest_delivery
                                                       WHERE dataset = 'dibao_payment'))
                            RETURNING payment.household_id, payment.living_division, payment.hukou_division)
                        """ + NOTE.formatted("gone"))
                .param("delivery", delivery)
                .param("isUndo", true)
                .update();
        add(
                "cert_no IN (SELECT register_no FROM registry.household JOIN touched USING (household_id))",
                delivery,
                true);
    }

    /** Merging or splitting persons is no delivery and has no note. */
    private static final String NOTE = """
            INSERT INTO files.effect AS noted (delivery_id, is_undo, household_id, living_division, hukou_division,
                                               added, changed, ended, payments)
            SELECT CAST(:delivery AS uuid), :isUndo, household_id, living_division, hukou_division, 0, 0, 0, count(*)
            FROM %s
            WHERE CAST(:delivery AS uuid) IN (SELECT delivery_id FROM files.delivery)
            GROUP BY household_id, living_division, hukou_division
            ON CONFLICT (delivery_id, is_undo, household_id) DO UPDATE SET payments = noted.payments + excluded.payments
            """;

    private void add(String lines, UUID delivery, boolean isUndo) {
        db.sql("""
                        WITH brought AS (
                            SELECT DISTINCT cert_no, month
                            FROM dataset.dibao_payment
                            WHERE (%s)
                              AND month >= (SELECT as_of - interval '24 months' FROM files_api.newest_delivery
                                            WHERE dataset = 'dibao_payment')),
                        stated AS (
                        INSERT INTO files.payment AS known (household_id, living_division, hukou_division, programme, month, amount_cents,
                                                   persons, status, dataset, delivery_id, line)
                        SELECT household_id, living_division, hukou_division, 'P01', month,
                               sum(amount_cents + coalesce(top_up_cents, 0) + coalesce(back_pay_cents, 0)), count(*),
                               (array_agg(status ORDER BY array_position(
                                   ARRAY['发放失败', '已退回', '暂停', '已补发', '已发放'], status)))[1],
                               'dibao_payment', (array_agg(delivery_id ORDER BY delivery_id, line))[1],
                               (array_agg(line ORDER BY delivery_id, line))[1]
                        FROM brought
                            JOIN dataset.dibao_payment USING (cert_no, month)
                            JOIN registry.household ON register_no = cert_no
                        WHERE superseded_by IS NULL
                        GROUP BY household_id, living_division, hukou_division, month
                        ON CONFLICT (household_id, programme, month) DO UPDATE
                            SET amount_cents = excluded.amount_cents, persons = excluded.persons, status = excluded.status,
                                delivery_id = excluded.delivery_id, line = excluded.line
                            WHERE (known.amount_cents, known.persons, known.status, known.delivery_id, known.line)
                                IS DISTINCT FROM (excluded.amount_cents, excluded.persons, excluded.status,
                                                  excluded.delivery_id, excluded.line)
                        RETURNING household_id, living_division, hukou_division)
                        """.formatted(lines) + NOTE.formatted("stated"))
                .param("delivery", delivery)
                .param("isUndo", isUndo)
                .update();
    }
}
