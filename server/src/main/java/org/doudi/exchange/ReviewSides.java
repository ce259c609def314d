package org.doudi.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.crypto.Keys;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.IdNumber;
import org.doudi.registry.NameFold;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets a row beside the persons it may mean: what agrees, what does not, and how much that weighs. */
@Component
class ReviewSides {
    private static final int NAME_WEIGHT = 35;
    private static final int NEAR_NAME_WEIGHT = 20;
    private static final int BIRTH_WEIGHT = 25;
    private static final int NUMBER_WEIGHT = 30;
    private static final int FEW_WRONG = 3;
    private static final int FAMILY_WEIGHT = 10;

    private final JdbcClient app;
    private final Keys keys;
    private final Divisions divisions;
    private final Texts texts;

    ReviewSides(JdbcClient app, Keys keys, Divisions divisions, Texts texts) {
        this.app = app;
        this.keys = keys;
        this.divisions = divisions;
        this.texts = texts;
    }

    /** One point of comparison. */
    record Point(String what, String inRow, String ofPerson, String verdict, String mark) {}

    /** A person the row may mean. */
    record Side(UUID person, String name, String home, int score, List<Point> points) {}

    private record Known(
            UUID id,
            String name,
            LocalDate birth,
            Optional<IdNumber> number,
            String registerNo,
            Optional<DivisionCode> home) {}

    /** The persons in question, the likeliest first. */
    List<Side> of(UUID review, Dataset dataset, Map<String, String> row, Language language) {
        return app
                .sql("""
                        SELECT DISTINCT side.*
                        FROM exchange.review AS asked
                            JOIN exchange.review ON review.alias = asked.alias
                            JOIN exchange.review_candidate ON review_candidate.review_id = review.review_id
                            CROSS JOIN LATERAL registry.side_of_person(registry.standing_person(review_candidate.person_id)) AS side
                        WHERE asked.review_id = :review
                        """)
                .param("review", review)
                .query((found, number) -> new Known(
                        found.getObject("person_id", UUID.class),
                        found.getString("full_name"),
                        found.getObject("birth_date", LocalDate.class),
                        Optional.ofNullable(found.getBytes("sealed"))
                                .map(kept -> new IdNumber(keys.vault().decrypt(kept))),
                        Optional.ofNullable(found.getString("register_no")).orElse(""),
                        Optional.ofNullable(found.getString("living_division")).map(DivisionCode::new)))
                .list()
                .stream()
                .map(known -> side(known, dataset, row, language))
                .sorted((one, other) -> Integer.compare(other.score, one.score))
                .toList();
    }

    private Side side(Known known, Dataset dataset, Map<String, String> row, Language language) {
        var points = new ArrayList<Point>();
        int score = 0;
        score += number(known, Reviews.number(dataset, row), points, language);
        score += name(known, Reviews.name(dataset, row), points, language);
        score += birth(known, row, Reviews.number(dataset, row), points, language);
        score += family(known, row, points, language);
        return new Side(known.id, known.name, known.home.map(divisions::path).orElse(""), Math.min(score, 100), points);
    }

    private int number(Known known, String given, List<Point> points, Language language) {
        var own = known.number.map(IdNumber::value).orElse("");
        int differing = given.length() == own.length() ? differing(given, own) : own.length();
        var key = given.isEmpty() || own.isEmpty()
                ? "missing"
                : differing == 0 ? "same" : differing <= FEW_WRONG ? "near" : "other";
        int score = switch (key) {
            case "same" -> NUMBER_WEIGHT;
            case "near" -> NUMBER_WEIGHT - differing * 5;
            default -> 0;
        };
        var mark = key.equals("same") ? "mark-green" : key.equals("near") ? "mark-yellow" : "mark-grey";
        points.add(new Point(
                texts.text(language, "exchange.review.point.number"),
                masked(given),
                known.number.map(IdNumber::masked).orElse(""),
                texts.text(language, "exchange.review.number." + key, differing),
                mark));
        return score;
    }

    private int name(Known known, String given, List<Point> points, Language language) {
        boolean equal = given.strip().equals(known.name);
        boolean folded = NameFold.fold(given).equals(NameFold.fold(known.name));
        boolean near = !folded
                && given.length() == known.name.length()
                && differing(NameFold.fold(given), NameFold.fold(known.name)) == 1;
        var key = equal ? "same" : folded ? "variant" : near ? "near" : "other";
        points.add(new Point(
                texts.text(language, "exchange.review.point.name"),
                given,
                known.name,
                texts.text(language, "exchange.review.name." + key),
                folded ? "mark-green" : near ? "mark-yellow" : "mark-red"));
        return folded ? NAME_WEIGHT : near ? NEAR_NAME_WEIGHT : 0;
    }

    private int birth(Known known, Map<String, String> row, String number, List<Point> points, Language language) {
        var stated = row.getOrDefault("birth", number.length() == 18 ? number.substring(6, 14) : "");
        var digits = stated.replaceAll("\\D", "");
        boolean same = digits.equals(known.birth.toString().replace("-", ""));
        var key = digits.isEmpty() ? "missing" : same ? "same" : "other";
        points.add(new Point(
                texts.text(language, "exchange.review.point.birth"),
                stated,
                known.birth.toString(),
                texts.text(language, "exchange.review.birth." + key),
                same ? "mark-green" : digits.isEmpty() ? "mark-grey" : "mark-red"));
        return same ? BIRTH_WEIGHT : 0;
    }

    private int family(Known known, Map<String, String> row, List<Point> points, Language language) {
        var stated = row.getOrDefault("household_cert_no", row.getOrDefault("cert_no", ""));
        if (stated.isEmpty()) {
            return 0;
        }
        boolean same = stated.equals(known.registerNo);
        points.add(new Point(
                texts.text(language, "exchange.review.point.family"),
                stated,
                known.registerNo,
                texts.text(language, "exchange.review.family." + (same ? "same" : "other")),
                same ? "mark-green" : "mark-grey"));
        return same ? FAMILY_WEIGHT : 0;
    }

    /** As it came, without the middle: one who links rows compares ends and length. */
    static String masked(String number) {
        return number.length() < 8
                ? number
                : number.substring(0, 3) + "*".repeat(number.length() - 7) + number.substring(number.length() - 4);
    }

    private static int differing(String one, String other) {
        int differing = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            differing += Character.toUpperCase(one.charAt(i)) == other.charAt(i) ? 0 : 1;
        }
        return differing;
    }
}
