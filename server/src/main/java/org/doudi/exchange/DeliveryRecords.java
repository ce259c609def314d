package org.doudi.exchange;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes what is recorded of deliveries, over the client of whichever role asks. */
final class DeliveryRecords {
    private static final String SELECT = """
            SELECT delivery_id, 'D-' || lpad(number::text, 6, '0') AS short_number, dataset, file_name, as_of, received_at,
                   sender_name, bytes, state, rows_read, rows_stored, rows_unchanged, rows_superseded, rows_rejected,
                   rows_outside_scope, persons_admitted, rows_recognised, rows_for_review,
                   coalesce(seconds, 0) AS seconds, refusal, refusal_details
            FROM exchange.delivery
            """;

    private DeliveryRecords() {}

    /** What is recorded when a file comes. */
    record Arrival(UUID id, Dataset dataset, String fileName, LocalDate asOf, long bytes, byte[] sm3) {}

    static void insert(JdbcClient database, Arrival arrival, String sentBy, String senderName) {
        database.sql("""
                        INSERT INTO exchange.delivery (delivery_id, dataset, file_name, as_of, sent_by, sender_name, bytes,
                                                       content_sm3)
                        VALUES (:id, :dataset, :fileName, :asOf, :sentBy, :senderName, :bytes, decode(:sm3, 'hex'))
                        """)
                .param("id", arrival.id)
                .param("dataset", arrival.dataset.code())
                .param("fileName", arrival.fileName)
                .param("asOf", arrival.asOf)
                .param("sentBy", sentBy)
                .param("senderName", senderName)
                .param("bytes", arrival.bytes)
                .param("sm3", HexFormat.of().formatHex(arrival.sm3))
                .update();
    }

    /** False if the sender has used the key before; waits for one who is just using it. */
    static boolean noteKey(JdbcClient database, Sender.Token token, UUID delivery) {
        return token.key().isEmpty()
                || database.sql("""
                                INSERT INTO exchange.delivery_key (token_id, key, delivery_id)
                                VALUES (:token, :key, :delivery) ON CONFLICT DO NOTHING
                                """)
                                .param("token", token.token())
                                .param("key", token.key().get())
                                .param("delivery", delivery)
                                .update()
                        > 0;
    }

    /** The delivery of the sender's key, if it is of the same file for the same dataset. */
    static Optional<UUID> ofKey(JdbcClient database, Sender.Token token, Arrival arrival) {
        return database.sql("""
                        SELECT delivery_id FROM exchange.delivery_key JOIN exchange.delivery USING (delivery_id)
                        WHERE token_id = :token AND key = :key AND dataset = :dataset
                          AND content_sm3 = decode(:sm3, 'hex')
                        """)
                .param("token", token.token())
                .param("key", token.key().orElseThrow())
                .param("dataset", arrival.dataset.code())
                .param("sm3", HexFormat.of().formatHex(arrival.sm3))
                .query(UUID.class)
                .optional();
    }

    static void noteFile(JdbcClient database, Sender.Folder file, UUID delivery) {
        database.sql("""
                        INSERT INTO exchange.dropped_file (path, bytes, modified, delivery_id)
                        VALUES (:path, :bytes, :modified, :delivery)
                        """)
                .param("path", file.path())
                .param("bytes", file.bytes())
                .param("modified", java.sql.Timestamp.from(file.modified()))
                .param("delivery", delivery)
                .update();
    }

    static Optional<Delivery> find(JdbcClient database, UUID id) {
        return database.sql(SELECT + " WHERE delivery_id = :id")
                .param("id", id)
                .query((row, number) -> delivery(row))
                .optional();
    }

    /** The newest first; of one dataset if its code is not empty. */
    static List<Delivery> newest(JdbcClient database, String dataset, int limit) {
        return database.sql(SELECT + " WHERE :dataset IN ('', dataset) ORDER BY number DESC LIMIT :limit")
                .param("dataset", dataset)
                .param("limit", limit)
                .query((row, number) -> delivery(row))
                .list();
    }

    /** The one that has waited longest. */
    static Optional<Delivery> oldestWaiting(JdbcClient database) {
        return database.sql(SELECT + " WHERE state = 'received' ORDER BY number LIMIT 1")
                .query((row, number) -> delivery(row))
                .optional();
    }

    /**
     * Whether loading the file again would say what has been said: for a register, its newest file; for rows that stay or
     * replace each other, any before.
     */
    static boolean isRepeated(JdbcClient database, Delivery delivery, Dataset dataset) {
        return database.sql("""
                        SELECT EXISTS (
                            SELECT FROM exchange.delivery AS earlier
                                JOIN exchange.delivery AS this ON this.delivery_id = :id
                            WHERE earlier.dataset = this.dataset
                              AND earlier.content_sm3 = this.content_sm3
                              AND earlier.state = 'loaded'
                              AND earlier.rows_outside_scope = 0
                              AND (NOT :newestOnly OR NOT EXISTS (
                                       SELECT FROM exchange.delivery AS later
                                       WHERE later.dataset = this.dataset AND later.state = 'loaded'
                                         AND later.number > earlier.number)))
                        """)
                .param("id", delivery.id())
                .param("newestOnly", dataset.mode() == Dataset.Mode.SNAPSHOT)
                .query(Boolean.class)
                .single();
    }

    /** Whether the delivery brings rows of another one after a decision, and says nothing of other rows. */
    static boolean isSupplement(JdbcClient database, UUID delivery) {
        return database.sql("SELECT supplements IS NOT NULL FROM exchange.delivery WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .query(Boolean.class)
                .single();
    }

    /** The first delivery by which the very same file was loaded before. */
    static Optional<UUID> firstOfSameFile(JdbcClient database, Delivery delivery) {
        return database.sql("""
                        SELECT earlier.delivery_id
                        FROM exchange.delivery AS earlier
                            JOIN exchange.delivery AS this ON this.delivery_id = :id
                        WHERE earlier.dataset = this.dataset
                          AND earlier.content_sm3 = this.content_sm3
                          AND earlier.state = 'loaded'
                        ORDER BY earlier.number
                        LIMIT 1
                        """).param("id", delivery.id()).query(UUID.class).optional();
    }

    static void end(JdbcClient database, UUID id, Delivery.State state, Delivery.Counts counts, double seconds) {
        database.sql("""
                        UPDATE exchange.delivery
                        SET state = :state, ended_at = clock_timestamp(), seconds = :seconds, rows_read = :read,
                            rows_stored = :stored, rows_unchanged = :unchanged, rows_superseded = :superseded,
                            rows_rejected = :rejected, rows_outside_scope = :outsideScope, persons_admitted = :admitted,
                            rows_recognised = :recognised, rows_for_review = :review
                        WHERE delivery_id = :id AND state = 'received'
                        """)
                .param("state", state.code())
                .param("seconds", seconds)
                .param("read", counts.read())
                .param("stored", counts.stored())
                .param("unchanged", counts.unchanged())
                .param("superseded", counts.superseded())
                .param("rejected", counts.rejected())
                .param("outsideScope", counts.outsideScope())
                .param("admitted", counts.admitted())
                .param("recognised", counts.recognised())
                .param("review", counts.forReview())
                .param("id", id)
                .update();
    }

    static void refuse(JdbcClient database, UUID id, Refusal refusal) {
        database.sql("""
                        UPDATE exchange.delivery
                        SET state = 'refused', ended_at = clock_timestamp(), refusal = :refusal,
                            refusal_details = string_to_array(:details, chr(10))
                        WHERE delivery_id = :id AND state = 'received'
                        """)
                .param("refusal", refusal.kind().name())
                .param("details", String.join("\n", refusal.details()))
                .param("id", id)
                .update();
    }

    /** Notes how many rows a full register no longer has. */
    static void ended(JdbcClient database, UUID id, long rows) {
        database.sql("UPDATE exchange.delivery SET rows_ended = :rows WHERE delivery_id = :id")
                .param("rows", rows)
                .param("id", id)
                .update();
    }

    /** How many rows a full register no longer has. */
    static long ended(JdbcClient database, UUID id) {
        return database.sql("SELECT rows_ended FROM exchange.delivery WHERE delivery_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** What is told of the source's quality. */
    static void quality(JdbcClient database, UUID id, Dataset dataset, long[] emptyCells, long repeats) {
        database.sql("UPDATE exchange.delivery SET rows_repeated = :repeats WHERE delivery_id = :id")
                .param("repeats", repeats)
                .param("id", id)
                .update();
        database.sql("""
                        INSERT INTO exchange.delivery_column (delivery_id, column_name, empty_cells)
                        SELECT CAST(:id AS uuid), column_name, empty_cells
                        FROM unnest(:columns::text[], :empty::bigint[]) AS counted (column_name, empty_cells)
                        """)
                .param("id", id)
                .param("columns", dataset.columns().stream().map(Column::name).toArray(String[]::new))
                .param("empty", java.util.Arrays.stream(emptyCells).boxed().toArray(Long[]::new))
                .update();
    }

    /** Replaces the first rows given back by these. */
    static void problems(JdbcClient database, UUID id, Iterable<java.util.Map.Entry<Long, Fault>> faults) {
        database.sql("DELETE FROM exchange.delivery_problem WHERE delivery_id = :id")
                .param("id", id)
                .update();
        for (var fault : faults) {
            database.sql("INSERT INTO exchange.delivery_problem VALUES (:id, :line, :column, :reason, :detail)")
                    .param("id", id)
                    .param("line", fault.getKey())
                    .param("column", fault.getValue().column())
                    .param("reason", fault.getValue().reason().name())
                    .param("detail", fault.getValue().detail())
                    .update();
        }
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("delivery_id", UUID.class),
                row.getString("short_number"),
                row.getString("dataset"),
                row.getString("file_name"),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("received_at").toInstant(),
                row.getString("sender_name"),
                row.getLong("bytes"),
                Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Delivery.Counts(
                        row.getLong("rows_read"),
                        row.getLong("rows_stored"),
                        row.getLong("rows_unchanged"),
                        row.getLong("rows_superseded"),
                        row.getLong("rows_rejected"),
                        row.getLong("rows_outside_scope"),
                        row.getLong("persons_admitted"),
                        row.getLong("rows_recognised"),
                        row.getLong("rows_for_review")),
                row.getDouble("seconds"),
                Optional.ofNullable(row.getString("refusal"))
                        .map(kind -> Refusal.Kind.valueOf(kind).textKey()),
                texts(row.getArray("refusal_details")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
