package org.doudi.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the staged rows into the dataset's table, in a handful of statements. */
final class Merge {
    private final Dataset dataset;
    private final UUID delivery;
    private final boolean isSupplement;
    private final JdbcClient database;
    private final String columns;
    private long repeats;

    /** What the merge did; of the superseded rows so many ended without another in their place. */
    record Counts(long stored, long unchanged, long superseded, long ended) {}

    /** @param isSupplement whether the file says nothing of rows it lacks, whatever the dataset's mode */
    Merge(Dataset dataset, UUID delivery, JdbcClient database, boolean isSupplement) {
        this.isSupplement = isSupplement;
        this.dataset = dataset;
        this.delivery = delivery;
        this.database = database;
        this.columns = dataset.storedColumns().stream()
                .map(column -> ", " + column.quoted())
                .collect(Collectors.joining());
    }

    /**
     * Takes rows out of the staging table that contradict another row of their file, or, where rows stay for good, a row
     * stored before. Rows that merely repeat an earlier one of the file are taken out silently.
     *
     * @return what is wrong, by line
     */
    Map<Long, Fault> takeOutContradictions(boolean keysRepeat) {
        var faults = new TreeMap<Long, Fault>();
        if (keysRepeat) {
            database.sql("""
                            WITH numbered AS (
                                SELECT line, row_hash <> first_value(row_hash) OVER same_key AS differs,
                                       first_value(line) OVER same_key AS first_line
                                FROM staging WINDOW same_key AS (PARTITION BY row_key ORDER BY line)),
                            repeats AS (
                                DELETE FROM staging USING numbered
                                WHERE staging.line = numbered.line AND numbered.line <> first_line
                                RETURNING numbered.line, differs, first_line)
                            SELECT line, first_line, differs FROM repeats
                            """).query(row -> {
                if (row.getBoolean("differs")) {
                    faults.put(
                            row.getLong("line"), new Fault(Reason.SAME_KEY_IN_FILE, "", row.getString("first_line")));
                } else {
                    repeats++;
                }
            });
        }
        if (dataset.mode() == Dataset.Mode.APPEND) {
            database.sql("""
                            DELETE FROM staging USING %s AS stored
                            WHERE stored.row_key = staging.row_key AND stored.superseded_by IS NULL
                              AND stored.row_hash <> staging.row_hash AND length(stored.row_hash) > 0
                            RETURNING staging.line
                            """.formatted(dataset.table())).query(row -> {
                faults.put(row.getLong("line"), new Fault(Reason.KEY_WITH_OTHER_CONTENT, "", ""));
            });
        }
        return faults;
    }

    /** How many rows said the same as another of their file. */
    long repeats() {
        return repeats;
    }

    /** @param keptKeys keys of rows given back, which are not missing from a snapshot */
    Counts store(List<String> keptKeys) {
        boolean first = database.sql(
                        "SELECT NOT EXISTS (SELECT FROM %s WHERE superseded_by IS NULL)".formatted(dataset.table()))
                .query(Boolean.class)
                .single();
        if (first) {
            return new Counts(insert(""), 0, 0, 0);
        }
        database.sql("ANALYZE staging (row_key)").update();
        long changed = dataset.mode() == Dataset.Mode.APPEND ? 0 : supersedeChanged();
        long ended = dataset.mode() == Dataset.Mode.SNAPSHOT && !isSupplement ? supersedeMissing(keptKeys) : 0;
        long stored = insert(" ON CONFLICT (row_key) WHERE superseded_by IS NULL DO NOTHING");
        long staged =
                database.sql("SELECT count(*) FROM staging").query(Long.class).single();
        return new Counts(stored, staged - stored, changed + ended, ended);
    }

    private long insert(String onConflict) {
        return database.sql("""
                        INSERT INTO %s (delivery_id, line, row_key, row_hash%s)
                        SELECT CAST(:delivery AS uuid), line, row_key, row_hash%s FROM staging%s
                        """.formatted(dataset.table(), columns, columns, onConflict))
                .param("delivery", delivery)
                .update();
    }

    private long supersedeChanged() {
        return database.sql("""
                        UPDATE %s AS stored SET superseded_by = :delivery
                        FROM staging
                        WHERE stored.row_key = staging.row_key AND stored.superseded_by IS NULL
                          AND stored.row_hash <> staging.row_hash
                        """.formatted(dataset.table()))
                .param("delivery", delivery)
                .update();
    }

    private long supersedeMissing(List<String> keptKeys) {
        database.sql("CREATE TEMPORARY TABLE kept_key (row_key text NOT NULL) ON COMMIT DROP")
                .update();
        var keys = new ArrayList<>(keptKeys);
        database.sql("INSERT INTO kept_key SELECT unnest(:keys::text[])")
                .param("keys", keys.toArray(String[]::new))
                .update();
        return database.sql("""
                        UPDATE %s AS stored SET superseded_by = :delivery
                        WHERE stored.superseded_by IS NULL
                          AND NOT EXISTS (SELECT FROM staging WHERE staging.row_key = stored.row_key)
                          AND NOT EXISTS (SELECT FROM kept_key WHERE kept_key.row_key = stored.row_key)
                        """.formatted(dataset.table()))
                .param("delivery", delivery)
                .update();
    }
}
