package org.doudi.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is recorded of takings back, over the client of whichever role asks. */
final class UndoRecords {
    private UndoRecords() {}

    /** Somebody wants the delivery taken back. */
    record Request(UUID id, UUID delivery) {}

    /** The last request: how it stands. */
    record Last(
            String asker,
            String reason,
            boolean hasEnded,
            Optional<UUID> blockedBy,
            Optional<UUID> blockedByCorrection) {
        boolean isBlocked() {
            return blockedBy.isPresent() || blockedByCorrection.isPresent();
        }
    }

    /** What a taking back did: rows gone and current again, families and persons forgotten. */
    record Undone(long rowsGone, long rowsBack, long families, long persons) {}

    /** What the taking back of a delivery did, if it was. */
    static Optional<Undone> undone(JdbcClient database, UUID delivery) {
        return database.sql("""
                        SELECT rows_gone, rows_back, families_forgotten, persons_forgotten FROM exchange.delivery_undo
                        WHERE delivery_id = :delivery AND ended_at IS NOT NULL AND blocked_by IS NULL
                          AND blocked_by_correction IS NULL
                        ORDER BY ended_at DESC LIMIT 1
                        """)
                .param("delivery", delivery)
                .query((row, number) -> new Undone(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .optional();
    }

    static Optional<Request> open(JdbcClient database, UUID undo) {
        return database.sql("SELECT delivery_id FROM exchange.delivery_undo WHERE undo_id = :undo AND ended_at IS NULL")
                .param("undo", undo)
                .query((row, number) -> new Request(undo, row.getObject("delivery_id", UUID.class)))
                .optional();
    }

    static Optional<Last> last(JdbcClient database, UUID delivery) {
        return database.sql("""
                        SELECT asker, reason, ended_at IS NOT NULL AS has_ended, blocked_by, blocked_by_correction FROM exchange.delivery_undo
                        WHERE delivery_id = :delivery ORDER BY asked_at DESC LIMIT 1
                        """)
                .param("delivery", delivery)
                .query((row, number) -> new Last(
                        row.getString("asker"),
                        row.getString("reason"),
                        row.getBoolean("has_ended"),
                        Optional.ofNullable(row.getObject("blocked_by", UUID.class)),
                        Optional.ofNullable(row.getObject("blocked_by_correction", UUID.class))))
                .optional();
    }

    /** The delivery of its dataset that can be taken back now: the newest that is loaded. */
    static Optional<UUID> newestLoaded(JdbcClient database, String dataset) {
        return database.sql("""
                        SELECT delivery_id FROM exchange.delivery WHERE dataset = :dataset AND state = 'loaded'
                        ORDER BY ended_at DESC, number DESC LIMIT 1
                        """).param("dataset", dataset).query(UUID.class).optional();
    }

    /** Deliveries of any dataset that were loaded after this one. */
    static List<UUID> loadedAfter(JdbcClient database, UUID delivery) {
        return database.sql("""
                        SELECT later.delivery_id FROM exchange.delivery AS later, exchange.delivery AS this
                        WHERE this.delivery_id = :delivery AND later.state = 'loaded'
                          AND (later.ended_at, later.number) > (this.ended_at, this.number)
                        """).param("delivery", delivery).query(UUID.class).list();
    }

    static List<UUID> undone(JdbcClient database) {
        return database.sql("SELECT delivery_id FROM exchange.delivery WHERE state = 'undone'")
                .query(UUID.class)
                .list();
    }

    /** Families of whose leads somebody recorded an outcome. */
    static List<UUID> handled(JdbcClient database) {
        return database.sql("SELECT household_id FROM work_api.handled_household")
                .query(UUID.class)
                .list();
    }

    static Optional<UUID> newestOf(JdbcClient database, Collection<UUID> deliveries) {
        return database.sql("""
                        SELECT delivery_id FROM exchange.delivery WHERE delivery_id = ANY (:deliveries::uuid[])
                        ORDER BY ended_at DESC, number DESC LIMIT 1
                        """)
                .param("deliveries", deliveries.toArray(UUID[]::new))
                .query(UUID.class)
                .optional();
    }

    static void block(JdbcClient database, Request request, UUID by) {
        database.sql("""
                        UPDATE exchange.delivery_undo SET ended_at = clock_timestamp(), blocked_by = :by
                        WHERE undo_id = :undo
                        """).param("by", by).param("undo", request.id()).update();
    }

    static void blockByCorrection(JdbcClient database, Request request, UUID by) {
        database.sql("""
                        UPDATE exchange.delivery_undo SET ended_at = clock_timestamp(), blocked_by_correction = :by
                        WHERE undo_id = :undo
                        """).param("by", by).param("undo", request.id()).update();
    }

    static void end(JdbcClient database, Request request, Undone undone) {
        database.sql("UPDATE exchange.delivery SET state = 'undone' WHERE delivery_id = :delivery AND state = 'loaded'")
                .param("delivery", request.delivery())
                .update();
        database.sql("""
                        UPDATE exchange.delivery_undo
                        SET ended_at = clock_timestamp(), rows_gone = :gone, rows_back = :back,
                            families_forgotten = :families, persons_forgotten = :persons
                        WHERE undo_id = :undo
                        """)
                .param("gone", undone.rowsGone)
                .param("back", undone.rowsBack)
                .param("families", undone.families)
                .param("persons", undone.persons)
                .param("undo", request.id())
                .update();
    }
}
