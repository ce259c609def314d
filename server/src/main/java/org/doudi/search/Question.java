package org.doudi.search;

import java.util.Optional;
import org.doudi.kernel.IdNumber;

/**
 * What was typed, and as what it is taken.
 *
 * @param text folded
 */
record Question(Shape shape, String text) {
    static final int LONGEST = 40;
    private static final int SHORTEST_NUMBER = 7;

    /** As what a search is taken, also what the audit record keeps of it. */
    enum Shape {
        /** Nothing to search by. */
        NOTHING,
        /** A name or an address. */
        WORDS,
        /** Pinyin, initials or a register number. */
        LETTERS,
        /** The last 4 or 6 characters of a number. */
        TAIL,
        /** A whole identity number. */
        ID_NUMBER,
        /** Digits that are neither. */
        DIGITS
    }

    static Question of(String typed) {
        var text = Fold.text(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
        return new Question(shape(text), text);
    }

    private static Shape shape(String text) {
        if (text.isEmpty()) {
            return Shape.NOTHING;
        }
        if (text.codePoints().anyMatch(Character::isIdeographic)) {
            return Shape.WORDS;
        }
        if (text.matches("\\d{4}|\\d{6}|\\d{3}x|\\d{5}x")) {
            return Shape.TAIL;
        }
        if (text.matches("\\d{17}[\\dx]")) {
            return Shape.ID_NUMBER;
        }
        return text.matches("\\d+x?") ? Shape.DIGITS : Shape.LETTERS;
    }

    /** The identity number typed, if it can be one. */
    Optional<IdNumber> idNumber() {
        return shape == Shape.ID_NUMBER ? IdNumber.parse(text.toUpperCase(java.util.Locale.ROOT)) : Optional.empty();
    }

    /** Whether it may name a person and is not shown again. */
    boolean isSecret() {
        return shape == Shape.ID_NUMBER || (shape == Shape.DIGITS && text.length() >= SHORTEST_NUMBER);
    }
}
