package org.doudi.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is recorded of merges and splits of persons, over the client of whichever role asks. */
final class CorrectionRecords {
    private CorrectionRecords() {}

    /** What people decided. */
    enum Kind {
        MERGE,
        SPLIT
    }

    /**
     * A decision.
     *
     * @param from who is merged, or from whom rows are taken; gone if everything about them was taken back later
     * @param to who stays, or who gets the rows
     * @param newcomer sealed, somebody the registry does not know yet
     */
    record Correction(
            UUID id,
            long number,
            Kind kind,
            Optional<UUID> from,
            Optional<UUID> to,
            Optional<byte[]> newcomer,
            String reason,
            String decider,
            Instant decidedAt,
            boolean isDone,
            Optional<String> refused,
            boolean isUndone) {
        boolean isOpen() {
            return !isDone && refused.isEmpty();
        }
    }

    /** Somebody wants it taken back. */
    record Undo(
            UUID id,
            UUID correction,
            String asker,
            String reason,
            boolean hasEnded,
            Optional<UUID> byDelivery,
            Optional<UUID> byCorrection) {}

    static Optional<Correction> find(JdbcClient database, UUID id) {
        return list(database, "WHERE correction_id = '" + id + "'").stream().findFirst();
    }

    static List<Correction> newest(JdbcClient database, int limit) {
        return list(database, "ORDER BY number DESC LIMIT " + limit);
    }

    private static List<Correction> list(JdbcClient database, String which) {
        return database.sql("SELECT * FROM exchange.correction " + which)
                .query((row, number) -> new Correction(
                        row.getObject("correction_id", UUID.class),
                        row.getLong("number"),
                        row.getString("kind").equals("merge") ? Kind.MERGE : Kind.SPLIT,
                        Optional.ofNullable(row.getObject("from_person", UUID.class)),
                        Optional.ofNullable(row.getObject("to_person", UUID.class)),
                        Optional.ofNullable(row.getBytes("newcomer")),
                        row.getString("reason"),
                        row.getString("decider"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getTimestamp("done_at") != null,
                        Optional.ofNullable(row.getString("refused")),
                        row.getTimestamp("undone_at") != null))
                .list();
    }

    static Optional<Undo> openUndo(JdbcClient database, UUID undo) {
        return undo(database, "undo_id = '" + undo + "' AND ended_at IS NULL");
    }

    static Optional<Undo> lastUndo(JdbcClient database, UUID correction) {
        return undo(database, "correction_id = '" + correction + "'");
    }

    private static Optional<Undo> undo(JdbcClient database, String which) {
        return database.sql("SELECT * FROM exchange.correction_undo WHERE " + which + " ORDER BY asked_at DESC LIMIT 1")
                .query((row, number) -> new Undo(
                        row.getObject("undo_id", UUID.class),
                        row.getObject("correction_id", UUID.class),
                        row.getString("asker"),
                        row.getString("reason"),
                        row.getTimestamp("ended_at") != null,
                        Optional.ofNullable(row.getObject("blocked_by_delivery", UUID.class)),
                        Optional.ofNullable(row.getObject("blocked_by_correction", UUID.class))))
                .optional();
    }

    static void done(JdbcClient database, UUID correction, UUID to) {
        database.sql("""
                        UPDATE exchange.correction SET done_at = clock_timestamp(), to_person = :to
                        WHERE correction_id = :id
                        """).param("to", to).param("id", correction).update();
    }

    static void refuse(JdbcClient database, UUID correction, String why) {
        database.sql("UPDATE exchange.correction SET refused = :why WHERE correction_id = :id")
                .param("why", why)
                .param("id", correction)
                .update();
    }

    static void endUndo(JdbcClient database, Undo undo, Optional<UUID> byDelivery, Optional<UUID> byCorrection) {
        database.sql("""
                        UPDATE exchange.correction_undo
                        SET ended_at = clock_timestamp(), blocked_by_delivery = CAST(:delivery AS uuid),
                            blocked_by_correction = CAST(:correction AS uuid)
                        WHERE undo_id = :id
                        """)
                .param("delivery", byDelivery.orElse(null))
                .param("correction", byCorrection.orElse(null))
                .param("id", undo.id())
                .update();
        if (byDelivery.isEmpty() && byCorrection.isEmpty()) {
            database.sql("UPDATE exchange.correction SET undone_at = clock_timestamp() WHERE correction_id = :id")
                    .param("id", undo.correction())
                    .update();
        }
    }

    /** The newest correction after this one that stands and is about one of the persons. */
    static Optional<UUID> later(JdbcClient database, UUID correction, Collection<UUID> persons) {
        return database.sql("""
                        SELECT later.correction_id FROM exchange.correction AS later, exchange.correction AS this
                        WHERE this.correction_id = :id AND later.done_at > this.done_at AND later.undone_at IS NULL
                          AND (later.from_person = ANY (:persons::uuid[]) OR later.to_person = ANY (:persons::uuid[]))
                        ORDER BY later.done_at DESC LIMIT 1
                        """)
                .param("id", correction)
                .param("persons", persons.toArray(UUID[]::new))
                .query(UUID.class)
                .optional();
    }

    /** Deliveries loaded after the correction was done. */
    static List<UUID> loadedAfter(JdbcClient database, UUID correction) {
        return database.sql("""
                        SELECT delivery_id FROM exchange.delivery, exchange.correction
                        WHERE correction_id = :id AND state = 'loaded' AND delivery.ended_at > done_at
                        """).param("id", correction).query(UUID.class).list();
    }

    /** Corrections that stand and were done after a delivery was loaded, the newest first. */
    static List<Correction> standingAfter(JdbcClient database, UUID delivery) {
        return list(database, """
                WHERE undone_at IS NULL
                  AND done_at > (SELECT ended_at FROM exchange.delivery WHERE delivery_id = '%s')
                ORDER BY done_at DESC""".formatted(delivery));
    }
}
