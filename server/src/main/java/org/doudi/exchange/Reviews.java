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
        for (var row : held) {
            var review = database.sql("""
                            INSERT INTO exchange.review (delivery_id, line, question, alias, sealed)
                            VALUES (:delivery, :line, :question, :alias, :sealed) RETURNING review_id
                            """)
                    .param("delivery", delivery)
                    .param("line", row.line)
                    .param("question", row.question.name().toLowerCase(Locale.ROOT))
                    .param("alias", row.alias)
                    .param("sealed", row.sealed)
                    .query(UUID.class)
                    .single();
            for (int place = 0; place < row.candidates.length; place++) {
                database.sql("""
                                INSERT INTO exchange.review_candidate (review_id, person_id, place)
                                VALUES (:review, :person, :place)
                                """)
                        .param("review", review)
                        .param("person", persons.person(row.candidates[place]))
                        .param("place", place)
                        .update();
            }
        }
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
