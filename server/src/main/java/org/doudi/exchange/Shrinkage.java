package org.doudi.exchange;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A full register with far fewer rows than before is more often half a file than a city without need: it waits until a
 * person says that it is the whole.
 */
final class Shrinkage {
    /** A register as small as this may shrink as it likes. */
    private static final int SMALL = 50;

    private Shrinkage() {}

    /** Ends the loading until somebody has looked. */
    static final class FarFewer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long rows;
        private final long expected;

        private FarFewer(long rows, long expected) {
            super(rows + " rows where there were " + expected);
            this.rows = rows;
            this.expected = expected;
        }
    }

    /** How many rows came, and how many there are. */
    record Figures(long rows, long expected) {}

    /** @param keptKeys keys of rows given back, which are not missing */
    static void stopIfFarFewer(JdbcClient database, Delivery delivery, Dataset dataset, List<String> keptKeys) {
        if (dataset.mode() != Dataset.Mode.SNAPSHOT || isAccepted(database, delivery.id())) {
            return;
        }
        long current = database.sql("SELECT count(*) FROM " + dataset.table() + " WHERE superseded_by IS NULL")
                .query(Long.class)
                .single();
        long rows = keptKeys.size()
                + database.sql("SELECT count(DISTINCT row_key) FROM staging")
                        .query(Long.class)
                        .single();
        if (current >= SMALL && rows * 100 < current * dataset.leastShare()) {
            throw new FarFewer(rows, current);
        }
    }

    static void await(JdbcClient database, UUID delivery, FarFewer few, Audit audit) {
        database.sql("""
                        UPDATE exchange.delivery SET state = 'awaiting', rows_read = :rows, rows_expected = :expected
                        WHERE delivery_id = :delivery AND state = 'received'
                        """)
                .param("rows", few.rows)
                .param("expected", few.expected)
                .param("delivery", delivery)
                .update();
        audit.recordSystem(database, "exchange", "delivery.awaiting", "delivery", delivery.toString());
    }

    /** Lets a delivery that waits go on, once somebody has decided. */
    static void resume(JdbcClient database, UUID delivery) {
        database.sql("""
                        UPDATE exchange.delivery SET state = 'received', rows_read = 0
                        WHERE delivery_id = :delivery AND state = 'awaiting'
                          AND delivery_id IN (SELECT delivery_id FROM exchange.delivery_decision)
                        """).param("delivery", delivery).update();
    }

    /** What a delivery that somebody sent back is told. */
    static Optional<Refusal> refused(JdbcClient database, UUID delivery) {
        return database.sql("""
                        SELECT decider, reason FROM exchange.delivery_decision JOIN exchange.delivery USING (delivery_id)
                        WHERE delivery_id = :delivery AND NOT accepted AND state = 'received'
                        """)
                .param("delivery", delivery)
                .query((row, number) -> new Refusal(
                        Refusal.Kind.TURNED_BACK, List.of(row.getString("decider"), row.getString("reason"))))
                .optional();
    }

    static Optional<Figures> figures(JdbcClient database, UUID delivery) {
        return database.sql("""
                        SELECT rows_read, rows_expected FROM exchange.delivery
                        WHERE delivery_id = :delivery AND state = 'awaiting'
                        """)
                .param("delivery", delivery)
                .query((row, number) -> new Figures(row.getLong("rows_read"), row.getLong("rows_expected")))
                .optional();
    }

    static boolean isDecided(JdbcClient database, UUID delivery) {
        return database.sql("SELECT EXISTS (SELECT FROM exchange.delivery_decision WHERE delivery_id = :delivery)")
                .param("delivery", delivery)
                .query(Boolean.class)
                .single();
    }

    private static boolean isAccepted(JdbcClient database, UUID delivery) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM exchange.delivery_decision WHERE delivery_id = :delivery AND accepted)
                        """)
                .param("delivery", delivery)
                .query(Boolean.class)
                .single();
    }
}
