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
        add("delivery_id = '%1$s' OR superseded_by = '%1$s'".formatted(delivery));
    }

    /** Makes the payments of the families in {@code touched} what the lines left say. */
    void mergeWithout() {
        db.sql("DELETE FROM files.payment USING touched "
                        + "WHERE payment.household_id = touched.household_id AND dataset = 'dibao_payment'")
                .update();
        add("cert_no IN (SELECT register_no FROM registry.household JOIN touched USING (household_id))");
    }

    private void add(String lines) {
        db.sql("""
                        WITH brought AS (
                            SELECT DISTINCT cert_no, month
                            FROM dataset.dibao_payment
                            WHERE (%s)
                              AND month >= (SELECT as_of - interval '24 months' FROM files_api.newest_delivery
                                            WHERE dataset = 'dibao_payment'))
                        INSERT INTO files.payment (household_id, living_division, hukou_division, programme, month, amount_cents,
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
                        """.formatted(lines)).update();
    }
}
