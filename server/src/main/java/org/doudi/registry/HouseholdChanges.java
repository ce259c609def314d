package org.doudi.registry;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Families that changed, each change once, for one consumer. Changes are read in the order of their transactions and only
 * from transactions older than every one still running: a transaction that commits late is never skipped, though it took
 * its numbers early.
 */
public final class HouseholdChanges {
    private final JdbcClient db;
    private final String consumer;

    /**
     * @param db of the role that consumes, engine or load
     * @param consumer name of its cursor
     */
    public HouseholdChanges(JdbcClient db, String consumer) {
        this.db = db;
        this.consumer = consumer;
    }

    /** Where the reading stands, the two numbers as the database writes them. */
    private record Cursor(String transaction, long seq) {}

    private record Change(Cursor at, UUID household) {}

    /** The families of the next changes, at most {@code limit} changes; the cursor moves with the running transaction. */
    public List<UUID> next(int limit) {
        var cursor = lockedCursor();
        var changes = db.sql("""
                        SELECT transaction_id::text AS transaction, seq, household_id
                        FROM registry_api.household_change
                        WHERE (transaction_id, seq) > (:transaction::xid8, :seq)
                          AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY transaction_id, seq
                        LIMIT :limit
                        """)
                .param("transaction", cursor.transaction)
                .param("seq", cursor.seq)
                .param("limit", limit)
                .query((row, number) -> new Change(
                        new Cursor(row.getString("transaction"), row.getLong("seq")),
                        row.getObject("household_id", UUID.class)))
                .list();
        if (!changes.isEmpty()) {
            move(changes.getLast().at);
            tell(cursor, changes.getLast().at);
        }
        return changes.stream().map(Change::household).distinct().toList();
    }

    /** Lets whoever writes in this transaction look up the deliveries it follows: registry_api.change_followed_now. */
    private void tell(Cursor after, Cursor until) {
        db.sql("""
                        SELECT set_config('doudi.changes_after_transaction', :afterTransaction, true),
                               set_config('doudi.changes_after', :after, true),
                               set_config('doudi.changes_until_transaction', :untilTransaction, true),
                               set_config('doudi.changes_until', :until, true)
                        """)
                .param("afterTransaction", after.transaction)
                .param("after", Long.toString(after.seq))
                .param("untilTransaction", until.transaction)
                .param("until", Long.toString(until.seq))
                .query(row -> {});
    }

    /** Two runs at once take turns on the row of the cursor. */
    private Cursor lockedCursor() {
        db.sql("INSERT INTO database.change_cursor (consumer, last_seq) VALUES (:consumer, 0) ON CONFLICT DO NOTHING")
                .param("consumer", consumer)
                .update();
        return db.sql("""
                        SELECT last_transaction::text AS transaction, last_seq
                        FROM database.change_cursor WHERE consumer = :consumer FOR UPDATE
                        """)
                .param("consumer", consumer)
                .query((row, number) -> new Cursor(row.getString("transaction"), row.getLong("last_seq")))
                .single();
    }

    private void move(Cursor to) {
        db.sql("""
                        UPDATE database.change_cursor SET last_transaction = :transaction::xid8, last_seq = :seq
                        WHERE consumer = :consumer
                        """)
                .param("transaction", to.transaction)
                .param("seq", to.seq)
                .param("consumer", consumer)
                .update();
    }
}
