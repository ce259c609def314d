package org.doudi.policy.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence of the guide. Its figures are named, never written: {@code {standard}}, {@code {share[class]}%}.
 *
 * @param pieces in their order
 */
public record Sentence(List<Piece> pieces) {
    private static final Pattern FIGURE = Pattern.compile("\\{([a-z0-9_]+)(?:\\[([^\\]{}]+)\\])?\\}(%?)");
    private static final Pattern TELEPHONE = Pattern.compile("\\b(?:12345|110|119|120)\\b");

    /** A part of a sentence. */
    public sealed interface Piece {}

    /** What stays the same. */
    public record Words(String text) implements Piece {}

    /**
     * The value of a parameter.
     *
     * @param key its key, empty if it has none
     * @param percent whether a share is shown as per cent
     */
    public record Figure(String parameter, String key, boolean percent) implements Piece {}

    /**
     * The sentence as written in a guide.
     *
     * @throws IllegalArgumentException if a number is written out, or a brace stands alone
     */
    public static Sentence read(String written) {
        var pieces = new ArrayList<Piece>();
        var found = FIGURE.matcher(written);
        int after = 0;
        while (found.find()) {
            addWords(pieces, written.substring(after, found.start()));
            var key = found.group(2);
            pieces.add(new Figure(
                    found.group(1), key == null ? "" : key, !found.group(3).isEmpty()));
            after = found.end();
        }
        addWords(pieces, written.substring(after));
        return new Sentence(List.copyOf(pieces));
    }

    private static void addWords(List<Piece> pieces, String text) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException("a brace encloses the name of a parameter, in: " + text);
        }
        if (TELEPHONE.matcher(text).replaceAll("").codePoints().anyMatch(Character::isDigit)) {
            throw new IllegalArgumentException("a number is written out; name its parameter, in: " + text);
        }
        if (!text.isEmpty()) {
            pieces.add(new Words(text));
        }
    }

    /** The figures it names. */
    public Stream<Figure> figures() {
        return pieces.stream().flatMap(piece -> switch (piece) {
            case Figure figure -> Stream.of(figure);
            case Words _ -> Stream.empty();
        });
    }

    /** What it says beside them. */
    public Stream<String> words() {
        return pieces.stream().flatMap(piece -> switch (piece) {
            case Words words -> Stream.of(words.text());
            case Figure _ -> Stream.empty();
        });
    }
}
