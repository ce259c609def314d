package org.doudi.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.crypto.Keys;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The questions whom rows mean, one for each number and name as written: however many rows and datasets ask it, one decision
 * answers it.
 */
@Component
class ReviewLines {
    private static final int MOST_SHOWN = 200;

    private final JdbcClient app;
    private final Catalogue catalogue;
    private final Keys keys;
    private final Texts texts;

    ReviewLines(JdbcClient app, Catalogue catalogue, Keys keys, Texts texts) {
        this.app = app;
        this.catalogue = catalogue;
        this.keys = keys;
        this.texts = texts;
    }

    /** One question, as printed. */
    record Line(
            UUID id,
            String name,
            String question,
            String datasets,
            String delivery,
            UUID deliveryId,
            long rows,
            String decision) {}

    /** How many questions wait. */
    long countOpen() {
        return app.sql("SELECT count(DISTINCT alias) FROM exchange.review WHERE decision IS NULL")
                .query(Long.class)
                .single();
    }

    /** Those that wait, the oldest first. */
    List<Line> open(Language language) {
        return lines("decision IS NULL", "min(number)", language);
    }

    /** Those decided, the newest first. */
    List<Line> decided(Language language) {
        return lines("decision IS NOT NULL", "max(decided_at) DESC", language);
    }

    /** The question that a row asks. */
    Optional<Line> one(UUID review, Language language) {
        return lines(
                        "alias = (SELECT alias FROM exchange.review WHERE review_id = '" + review + "')",
                        "min(number)",
                        language)
                .stream()
                .findFirst()
                .map(line -> new Line(
                        review,
                        line.name,
                        line.question,
                        line.datasets,
                        line.delivery,
                        line.deliveryId,
                        line.rows,
                        line.decision));
    }

    /** The deliveries that brought the rows of a question after its decision, one for each dataset. */
    List<UUID> supplements(byte[] alias) {
        return app.sql("""
                        SELECT DISTINCT supplement FROM exchange.review WHERE alias = :alias AND supplement IS NOT NULL
                        """).param("alias", alias).query(UUID.class).list();
    }

    private List<Line> lines(String which, String order, Language language) {
        return app.sql("""
                        SELECT (array_agg(review_id ORDER BY review_id))[1] AS review_id, min(question) AS question,
                               array_agg(DISTINCT dataset) AS datasets,
                               (array_agg(dataset ORDER BY review_id))[1] AS first_dataset,
                               (array_agg(delivery_id ORDER BY number))[1] AS delivery_id, min(number) AS number, count(*) AS rows,
                               coalesce(min(decision), '') AS decision,
                               (array_agg(sealed ORDER BY review_id))[1] AS sealed
                        FROM exchange.review JOIN exchange_api.delivery USING (delivery_id)
                        WHERE %s
                        GROUP BY alias
                        ORDER BY %s
                        LIMIT :most
                        """.formatted(which, order))
                .param("most", MOST_SHOWN)
                .query((row, number) -> line(row, language))
                .list();
    }

    private Line line(ResultSet row, Language language) throws SQLException {
        var dataset = catalogue.find(row.getString("first_dataset")).orElseThrow();
        return new Line(
                row.getObject("review_id", UUID.class),
                Reviews.name(dataset, Reviews.cells(keys, row.getBytes("sealed"))),
                texts.text(language, "exchange.review.question." + row.getString("question")),
                datasets((String[]) row.getArray("datasets").getArray(), language),
                row.getString("number"),
                row.getObject("delivery_id", UUID.class),
                row.getLong("rows"),
                row.getString("decision").isEmpty()
                        ? ""
                        : texts.text(language, "exchange.review.short." + row.getString("decision")));
    }

    private String datasets(String[] codes, Language language) {
        var names = Arrays.stream(codes)
                .map(code -> catalogue.find(code).orElseThrow().name(language))
                .collect(Collectors.joining(language == Language.ENGLISH ? ", " : "、"));
        return codes.length == 1 ? names : texts.text(language, "exchange.reviews.datasets", codes.length, names);
    }
}
