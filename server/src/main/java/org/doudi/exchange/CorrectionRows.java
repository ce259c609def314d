package org.doudi.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves datasets' rows from one person to another and back. A row that moved has the key it would have had, and no hash: it
 * is equal to nothing but what a later file makes of it. Where the other person has a current row of the same key, that one
 * counts, as with two rows of one file.
 */
final class CorrectionRows {
    private final JdbcClient database;
    private final List<Dataset> datasets;

    CorrectionRows(JdbcClient database, Catalogue catalogue) {
        this.database = database;
        this.datasets = catalogue.datasets().stream()
                .filter(dataset -> dataset.scope() != Dataset.PersonScope.MATCH_ONLY)
                .toList();
    }

    /** Moves every row that names the person, current or not. */
    void moveAll(UUID correction, UUID from, UUID to) {
        datasets.forEach(dataset -> move(dataset, correction, from, to, "true"));
    }

    /** Moves the rows that were picked. */
    void movePicked(UUID correction, UUID from, UUID to) {
        for (var code : codes("exchange.correction_pick", correction)) {
            move(dataset(code), correction, from, to, """
                    stored.row_id IN (SELECT row_id FROM exchange.correction_pick
                                      WHERE correction_id = :correction AND dataset = '%s')""".formatted(code));
        }
    }

    /** Whether the law lets the rows picked be kept for the person: those about income and assets only on an authorisation. */
    boolean mayKeepPicked(UUID correction, Optional<UUID> person) {
        boolean onAuthorisation = codes("exchange.correction_pick", correction).stream()
                .anyMatch(code -> dataset(code).scope() == Dataset.PersonScope.AUTHORISED);
        return !onAuthorisation
                || person.map(known -> database.sql("SELECT registry.has_authorisation(:person)")
                                .param("person", known)
                                .query(Boolean.class)
                                .single())
                        .orElse(false);
    }

    private void move(Dataset dataset, UUID correction, UUID from, UUID to, String which) {
        var columns = persons(dataset);
        var noted = columns.keySet().stream()
                .map(column -> ", '%1$s', \"%1$s\"".formatted(column))
                .collect(Collectors.joining());
        int moving = database.sql(
                        """
                        INSERT INTO exchange.correction_row (correction_id, dataset, row_id, before)
                        SELECT CAST(:correction AS uuid), '%1$s', row_id,
                               jsonb_build_object('row_key', row_key, 'row_hash', row_hash, 'superseded_by', superseded_by%2$s)
                        FROM %3$s AS stored WHERE (%4$s) AND %5$s
                        """.formatted(dataset.code(), noted, dataset.table(), naming(dataset, ":from"), which))
                .param("correction", correction)
                .param("from", from)
                .update();
        if (moving > 0) {
            supersedeRepeats(dataset, correction, from, to);
            var changes = columns.entrySet().stream()
                    .map(column -> (column.getValue()
                                    ? ", \"%1$s\" = array_replace(\"%1$s\", CAST(:from AS uuid), CAST(:to AS uuid))"
                                    : ", \"%1$s\" = CASE WHEN \"%1$s\" = :from THEN :to ELSE \"%1$s\" END")
                            .formatted(column.getKey()))
                    .collect(Collectors.joining());
            database.sql("UPDATE %s AS stored SET row_key = %s, row_hash = ''%s FROM %s"
                            .formatted(dataset.table(), newKey("stored"), changes, moved(dataset)))
                    .param("correction", correction)
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
    }

    private void supersedeRepeats(Dataset dataset, UUID correction, UUID from, UUID to) {
        database.sql("""
                        UPDATE %1$s AS stored SET superseded_by = :correction
                        FROM %2$s
                          AND stored.superseded_by IS NULL
                          AND EXISTS (SELECT FROM %1$s AS own
                                      WHERE own.superseded_by IS NULL AND own.row_key = %3$s AND own.row_id <> stored.row_id)
                        """.formatted(dataset.table(), moved(dataset), newKey("stored")))
                .param("correction", correction)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Makes the rows what they were. */
    void restore(UUID correction) {
        for (var code : codes("exchange.correction_row", correction)) {
            var dataset = dataset(code);
            var persons = persons(dataset).keySet().stream()
                    .map(column -> ", \"%1$s\" = was.\"%1$s\"".formatted(column))
                    .collect(Collectors.joining());
            database.sql("""
                            UPDATE %1$s AS stored
                            SET row_key = was.row_key, row_hash = was.row_hash, superseded_by = was.superseded_by%2$s
                            FROM exchange.correction_row AS moved, jsonb_populate_record(NULL::%1$s, before) AS was
                            WHERE moved.correction_id = :correction AND moved.dataset = '%3$s' AND moved.row_id = stored.row_id
                            """.formatted(dataset.table(), persons, code))
                    .param("correction", correction)
                    .update();
        }
        database.sql("DELETE FROM exchange.correction_row WHERE correction_id = :correction")
                .param("correction", correction)
                .update();
    }

    /** Those of the deliveries that brought or replaced a row that names one of the persons. */
    List<UUID> toldBy(Collection<UUID> persons, Collection<UUID> deliveries) {
        var telling = new ArrayList<UUID>();
        for (var code : database.sql(
                        "SELECT DISTINCT dataset FROM exchange.delivery WHERE delivery_id = ANY (:deliveries::uuid[])")
                .param("deliveries", deliveries.toArray(UUID[]::new))
                .query(String.class)
                .list()) {
            datasets.stream()
                    .filter(known -> known.code().equals(code))
                    .forEach(dataset -> telling.addAll(toldBy(dataset, persons, deliveries)));
        }
        return telling;
    }

    private List<UUID> toldBy(Dataset dataset, Collection<UUID> persons, Collection<UUID> deliveries) {
        return database.sql("""
                        WITH told AS MATERIALIZED (SELECT delivery_id, superseded_by FROM %s WHERE %s)
                        SELECT delivery_id FROM told WHERE delivery_id = ANY (:deliveries::uuid[])
                        UNION SELECT superseded_by FROM told WHERE superseded_by = ANY (:deliveries::uuid[])
                        """.formatted(dataset.table(), naming(dataset, "ANY (:persons::uuid[])")))
                .param("deliveries", deliveries.toArray(UUID[]::new))
                .param("persons", persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Delivery and line of the rows picked, in the temporary table {@code picked_line}; answers the names in them. */
    Set<String> pickedNames(UUID correction) {
        database.sql("CREATE TEMPORARY TABLE picked_line (delivery_id uuid, line integer) ON COMMIT DROP")
                .update();
        var names = new LinkedHashSet<String>();
        for (var code : codes("exchange.correction_pick", correction)) {
            var dataset = dataset(code);
            var picked =
                    "FROM %s JOIN exchange.correction_pick USING (row_id) WHERE correction_id = :correction AND dataset = '%s'"
                            .formatted(dataset.table(), code);
            database.sql("INSERT INTO picked_line SELECT delivery_id, line " + picked)
                    .param("correction", correction)
                    .update();
            dataset.subject()
                    .names()
                    .ifPresent(column -> database.sql("SELECT DISTINCT \"%s\" AS name %s".formatted(column, picked))
                            .param("correction", correction)
                            .query(row -> {
                                names.add(String.valueOf(row.getString("name")));
                            }));
        }
        return names;
    }

    private List<String> codes(String table, UUID correction) {
        return database.sql("SELECT DISTINCT dataset FROM " + table + " WHERE correction_id = :correction")
                .param("correction", correction)
                .query(String.class)
                .list();
    }

    private Dataset dataset(String code) {
        return datasets.stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String moved(Dataset dataset) {
        return "exchange.correction_row AS moved WHERE moved.correction_id = :correction AND moved.dataset = '"
                + dataset.code() + "' AND moved.row_id = stored.row_id";
    }

    /** A person in a key stands there as the id. */
    private static String newKey(String row) {
        return "replace(%s.row_key, CAST(:from AS text), CAST(:to AS text))".formatted(row);
    }

    private static String naming(Dataset dataset, String persons) {
        return persons(dataset).entrySet().stream()
                .map(column -> column.getValue()
                        ? persons.startsWith("ANY")
                                ? "\"%s\" && %s".formatted(column.getKey(), persons.substring(4))
                                : "%s = ANY (\"%s\")".formatted(persons, column.getKey())
                        : "\"%s\" = %s".formatted(column.getKey(), persons))
                .collect(Collectors.joining(" OR "));
    }

    /** The columns that name persons, and whether they name several. */
    private static Map<String, Boolean> persons(Dataset dataset) {
        var columns = new LinkedHashMap<String, Boolean>();
        for (var column : dataset.columns()) {
            if (column.type() == Column.Type.ID_NUMBER || column.type() == Column.Type.ID_NUMBER_LIST) {
                columns.put(column.storedName(), column.type() == Column.Type.ID_NUMBER_LIST);
            }
        }
        return columns;
    }
}
