package org.doudi.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doudi.crypto.Keys;
import org.doudi.registry.PersonIndex;
import org.doudi.sheets.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Gathers the rows of a delivery of which a person must say whom they mean, encrypted from the first. */
final class Reviews {
    /** So many questions are no dirt but a wrong file; it is refused. */
    private static final int MOST = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Dataset dataset;
    private final int[] cellOfColumn;
    private final Keys keys;
    private final List<Held> held = new ArrayList<>();

    private record Held(long line, Recognition.Question question, byte[] alias, byte[] sealed, int[] candidates) {}

    Reviews(Dataset dataset, int[] cellOfColumn, Keys keys) {
        this.dataset = dataset;
        this.cellOfColumn = cellOfColumn;
        this.keys = keys;
    }

    /** Whether one more question would be too many. */
    boolean isFull() {
        return held.size() >= MOST;
    }

    void add(Row row, Recognition.Finding.Unsure unsure) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < cellOfColumn.length; i++) {
            if (!row.isEmpty(cellOfColumn[i])) {
                cells.put(dataset.columns().get(i).name(), row.string(cellOfColumn[i]));
            }
        }
        held.add(new Held(
                row.line(),
                unsure.question(),
                unsure.alias(),
                keys.vault().encrypt(JSON.writeValueAsString(cells)),
                unsure.candidates()));
    }

    long count() {
        return held.size();
    }

    /** Asks; a whole register asks anew, so what its predecessors asked and nobody answered is asked no more. */
    void store(JdbcClient database, UUID delivery, PersonIndex persons) {
        if (dataset.mode() == Dataset.Mode.SNAPSHOT && !DeliveryRecords.isSupplement(database, delivery)) {
            database.sql("""
                            DELETE FROM exchange.review USING exchange.delivery
                            WHERE review.delivery_id = delivery.delivery_id AND delivery.dataset = :dataset
                              AND review.decision IS NULL
                            """).param("dataset", dataset.code()).update();
        }
        database.sql("""
                        INSERT INTO exchange.review (delivery_id, line, question, alias, sealed)
                        SELECT CAST(:delivery AS uuid), line, question, alias, sealed
                        FROM unnest(:lines::bigint[], :questions::text[], :aliases::bytea[], :sealed::bytea[])
                            AS held (line, question, alias, sealed)
                        """)
                .param("delivery", delivery)
                .param("lines", held.stream().map(Held::line).toArray(Long[]::new))
                .param(
                        "questions",
                        held.stream()
                                .map(row -> row.question.name().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("aliases", held.stream().map(Held::alias).toArray(byte[][]::new))
                .param("sealed", held.stream().map(Held::sealed).toArray(byte[][]::new))
                .update();
        storeCandidates(database, delivery, persons);
    }

    private void storeCandidates(JdbcClient database, UUID delivery, PersonIndex persons) {
        var lines = new ArrayList<Long>();
        var candidates = new ArrayList<UUID>();
        var places = new ArrayList<Integer>();
        for (var row : held) {
            for (int place = 0; place < row.candidates.length; place++) {
                lines.add(row.line);
                candidates.add(persons.person(row.candidates[place]));
                places.add(place);
            }
        }
        database.sql("""
                        INSERT INTO exchange.review_candidate (review_id, person_id, place)
                        SELECT review_id, candidate.person_id, place
                        FROM unnest(:lines::bigint[], :persons::uuid[], :places::integer[]) AS candidate (line, person_id, place)
                            JOIN exchange.review ON delivery_id = CAST(:delivery AS uuid) AND review.line = candidate.line
                        """)
                .param("delivery", delivery)
                .param("lines", lines.toArray(Long[]::new))
                .param("persons", candidates.toArray(UUID[]::new))
                .param("places", places.toArray(Integer[]::new))
                .update();
    }

    /** The cells of a row as they came, by column. */
    static Map<String, String> cells(Keys keys, byte[] sealed) {
        var cells = new LinkedHashMap<String, String>();
        JSON.readTree(keys.vault().decrypt(sealed))
                .properties()
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asString()));
        return cells;
    }

    static String number(Dataset dataset, Map<String, String> cells) {
        return cells.getOrDefault(dataset.subject().name(), "");
    }

    static String name(Dataset dataset, Map<String, String> cells) {
        return dataset.subject()
                .names()
                .map(name -> cells.getOrDefault(name, ""))
                .orElse("");
    }
}
