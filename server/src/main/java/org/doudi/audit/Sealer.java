package org.doudi.audit;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains committed entries and anchors the new head. An entry stays open to alteration for the second before its seal. */
@Component
class Sealer {
    private static final int BATCH = 10_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Anchor anchor;

    Sealer(
            @Qualifier("audit") JdbcClient db,
            @Qualifier("audit") PlatformTransactionManager transactions,
            Anchor anchor) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.anchor = anchor;
    }

    /** Seals everything committed and not yet sealed. Of several sealers one works, the others wait. */
    void seal() {
        var sealed = BATCH;
        while (sealed == BATCH) {
            sealed = transaction.execute(status -> sealBatch());
            if (sealed > 0) {
                anchor.keep(head());
            }
        }
    }

    private int sealBatch() {
        db.sql("SELECT pg_advisory_xact_lock(hashtext('audit.seal'))").query(row -> {});
        var entries = db.sql("SELECT " + SealedEntry.COLUMNS + """
                         FROM audit.entry
                         WHERE entry_id IN (
                             SELECT entry_id FROM audit.unsealed
                             WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                             ORDER BY entry_id
                             LIMIT :batch)
                         ORDER BY entry_id
                        """)
                .param("batch", BATCH)
                .query(SealedEntry::read)
                .list();
        if (!entries.isEmpty()) {
            append(entries);
        }
        return entries.size();
    }

    private Head head() {
        return db.sql("SELECT position, hash FROM audit.seal ORDER BY position DESC LIMIT 1")
                .query((row, number) -> new Head(row.getLong("position"), row.getBytes("hash")))
                .optional()
                .orElse(Head.NONE);
    }

    private void append(List<SealedEntry> entries) {
        var head = head();
        var ids = new UUID[entries.size()];
        var positions = new Long[entries.size()];
        var hashes = new byte[entries.size()][];
        for (int i = 0; i < entries.size(); i++) {
            head = head.after(entries.get(i));
            ids[i] = entries.get(i).id();
            positions[i] = head.position();
            hashes[i] = head.hash();
        }
        db.sql("""
                        INSERT INTO audit.seal (position, entry_id, hash)
                        SELECT position, entry_id, hash
                        FROM unnest(:positions::bigint[], :ids::uuid[], :hashes::bytea[]) AS sealed (position, entry_id, hash)
                        """)
                .param("positions", positions)
                .param("ids", ids)
                .param("hashes", hashes)
                .update();
        db.sql("DELETE FROM audit.unsealed WHERE entry_id = ANY (:ids::uuid[])")
                .param("ids", ids)
                .update();
    }
}
