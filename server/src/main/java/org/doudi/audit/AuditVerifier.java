package org.doudi.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Recomputes the whole chain and names the first entry that does not fit. */
@Component
public class AuditVerifier {
    /** What can be wrong with an entry. */
    public enum Fault {
        /** The entry differs from what was sealed, or the order was changed. */
        ALTERED_OR_REORDERED,
        /** The entry or its seal is gone. */
        MISSING,
        /** The chain ends before the head that was kept outside the database. */
        CUT_OFF
    }

    /**
     * The first place where the record and its seals disagree.
     *
     * @param position place in the chain, from 1
     * @param entry id of the entry, where it is known
     */
    public record Break(long position, @Nullable UUID entry, Fault fault) {}

    /**
     * Result of a verification.
     *
     * @param verified entries that fit, from the first on
     * @param waiting entries not yet sealed
     * @param firstBreak empty when everything fits
     */
    public record Report(long verified, long waiting, Optional<Break> firstBreak) {}

    private record Link(
            long position,
            UUID sealed,
            byte[] hash,
            @Nullable SealedEntry entry) {}

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Anchor anchor;

    AuditVerifier(
            @Qualifier("audit") JdbcClient db,
            @Qualifier("audit") PlatformTransactionManager transactions,
            Anchor anchor) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.anchor = anchor;
    }

    /** Reads the whole record once. */
    public Report verify() {
        return transaction.execute(status -> {
            var walk = new Walk(anchor.newest());
            db.sql("""
                            SELECT position, seal.entry_id AS sealed_id, hash, entry.*
                            FROM audit.seal LEFT JOIN audit.entry USING (entry_id)
                            ORDER BY position
                            """).withFetchSize(5_000).query(row -> {
                var id = row.getObject("sealed_id", UUID.class);
                var entry = row.getString("actor") == null ? null : SealedEntry.read(row, 0);
                walk.step(new Link(row.getLong("position"), id, row.getBytes("hash"), entry));
            });
            long waiting = db.sql("SELECT count(*) FROM audit.unsealed")
                    .query(Long.class)
                    .single();
            return new Report(walk.head.position(), waiting, walk.finish());
        });
    }

    /** Walks the chain; stops moving at the first break. */
    private static final class Walk {
        private final Optional<Head> anchored;
        private Head head = Head.NONE;
        private Optional<Break> firstBreak = Optional.empty();

        Walk(Optional<Head> anchored) {
            this.anchored = anchored;
        }

        void step(Link link) {
            if (firstBreak.isPresent()) {
                return;
            }
            if (link.position != head.position() + 1 || link.entry == null) {
                firstBreak = Optional.of(new Break(head.position() + 1, link.sealed, Fault.MISSING));
                return;
            }
            var next = head.after(link.entry);
            var asKept = anchored.filter(kept -> kept.position() == next.position())
                    .map(kept -> Arrays.equals(kept.hash(), next.hash()))
                    .orElse(true);
            if (!Arrays.equals(next.hash(), link.hash) || !asKept) {
                firstBreak = Optional.of(new Break(next.position(), link.sealed, Fault.ALTERED_OR_REORDERED));
                return;
            }
            head = next;
        }

        Optional<Break> finish() {
            return firstBreak.or(() -> anchored.filter(kept -> kept.position() > head.position())
                    .map(kept -> new Break(head.position() + 1, null, Fault.CUT_OFF)));
        }
    }
}
