package org.doudi.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes how far a loading is, beside its transaction, and asks whether somebody wants it stopped. */
@Component
class ProgressNotes {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final JdbcClient database;
    private final TransactionTemplate beside;

    ProgressNotes(@Qualifier("load") JdbcClient database, @Qualifier("load") PlatformTransactionManager transactions) {
        this.database = database;
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Begins to watch a loading. */
    Notes of(UUID delivery) {
        var notes = new Notes(delivery);
        notes.write("reading", new Reading.Counts(), 0);
        return notes;
    }

    /** How far the loading of a delivery is, if it is loading. */
    static Optional<Delivery.Progress> find(JdbcClient database, UUID delivery, long bytes) {
        return database.sql("""
                        SELECT phase, rows_read, accepted, rejected, outside_scope, bytes_read,
                               extract(epoch FROM clock_timestamp() - started_at) AS elapsed
                        FROM exchange.delivery_progress WHERE delivery_id = :delivery
                        """)
                .param("delivery", delivery)
                .query((row, number) -> {
                    double seconds = Math.max(0.001, row.getDouble("elapsed"));
                    long read = row.getLong("bytes_read");
                    double left = read == 0 ? 0 : seconds * Math.max(0, bytes - read) / read;
                    return new Delivery.Progress(
                            row.getString("phase").equals("storing"),
                            row.getLong("rows_read"),
                            row.getLong("accepted"),
                            row.getLong("rejected"),
                            row.getLong("outside_scope"),
                            read,
                            Math.round(row.getLong("rows_read") / seconds),
                            Math.round(left));
                })
                .optional();
    }

    /** The loading of one delivery. */
    final class Notes {
        private final UUID delivery;
        private final long begun = System.nanoTime();
        private long written = begun;
        private int problems;

        private Notes(UUID delivery) {
            this.delivery = delivery;
        }

        double seconds() {
            return (System.nanoTime() - begun) / 1e9;
        }

        /** Writes twice a second at most. */
        void look(Reading.Counts counts, long bytesRead) {
            if (System.nanoTime() - written > PAUSE.toNanos()) {
                write("reading", counts, bytesRead);
            }
        }

        /** Shows the first rows given back while the others are still being read. */
        void problems(Map<Long, Fault> first) {
            if (first.size() != problems) {
                problems = first.size();
                beside.executeWithoutResult(status -> DeliveryRecords.problems(database, delivery, first.entrySet()));
            }
        }

        void storing(Reading.Counts counts, long bytesRead) {
            write("storing", counts, bytesRead);
        }

        /** @throws Cancelled if somebody asked for it */
        void refuseIfCancelled() {
            beside.executeWithoutResult(status -> throwIfCancelled());
        }

        void write(String phase, Reading.Counts counts, long bytesRead) {
            beside.executeWithoutResult(status -> {
                throwIfCancelled();
                database.sql("""
                                INSERT INTO exchange.delivery_progress (delivery_id, phase, rows_read, accepted, rejected,
                                    outside_scope, bytes_read, started_at)
                                VALUES (:delivery, :phase, :read, :accepted, :rejected, :outside, :bytes, clock_timestamp())
                                ON CONFLICT (delivery_id) DO UPDATE
                                SET phase = excluded.phase, rows_read = excluded.rows_read, accepted = excluded.accepted,
                                    rejected = excluded.rejected, outside_scope = excluded.outside_scope,
                                    bytes_read = excluded.bytes_read, updated_at = clock_timestamp(),
                                    started_at = CASE WHEN excluded.rows_read = 0 THEN excluded.started_at
                                                      ELSE delivery_progress.started_at END
                                """)
                        .param("delivery", delivery)
                        .param("phase", phase)
                        .param("read", counts.read)
                        .param("accepted", counts.accepted)
                        .param("rejected", counts.rejected)
                        .param("outside", counts.outsideScope)
                        .param("bytes", bytesRead)
                        .update();
            });
            written = System.nanoTime();
        }

        private void throwIfCancelled() {
            boolean asked = database.sql(
                            "SELECT EXISTS (SELECT FROM exchange.delivery_cancellation WHERE delivery_id = :delivery)")
                    .param("delivery", delivery)
                    .query(Boolean.class)
                    .single();
            if (asked) {
                throw new Cancelled();
            }
        }
    }

    /** Somebody asked for the loading to stop. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
