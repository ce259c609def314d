package org.doudi.registry;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Names as they are compared: traditional and variant characters by their common form, full-width letters by plain ones,
 * without spaces and without the dots within names of minorities.
 */
public final class NameFold {
    private static final char NOTHING = 0;
    private static final char FIRST_HAN = '\u3400';
    private static final char LAST_HAN = '\u9FFF';

    private static final char[] FORMS = new char[Character.MAX_VALUE + 1];
    /** Rare characters outside the basic plane whose traditional form is inside it. */
    private static final Map<Integer, Character> RARE = new HashMap<>();

    static {
        for (int character = 0; character < FORMS.length; character++) {
            FORMS[character] = plain((char) character);
        }
        for (char character = FIRST_HAN; character <= LAST_HAN; character++) {
            var simple = ZhConverterUtil.toSimple(String.valueOf(character));
            if (simple.length() == 1) {
                FORMS[character] = simple.charAt(0);
            } else if (simple.codePointCount(0, simple.length()) == 1) {
                RARE.put(simple.codePointAt(0), character);
            }
        }
        variants();
    }

    private NameFold() {}

    /** A name as a number of 64 bits: equal for names that differ in spelling only. */
    public static long hash(char[] text, int from, int to) {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            char form = FORMS[text[i]];
            if (Character.isHighSurrogate(text[i]) && i + 1 < to && Character.isLowSurrogate(text[i + 1])) {
                var common = RARE.get(Character.toCodePoint(text[i], text[i + 1]));
                if (common != null) {
                    form = FORMS[common];
                    i++;
                }
            }
            if (form != NOTHING) {
                hash = (hash ^ form) * 0x100000001B3L;
            }
        }
        return hash;
    }

    /** The common form of a name, for comparing; not for showing. */
    public static String fold(String name) {
        var folded = new StringBuilder(name.length());
        name.codePoints().forEach(point -> {
            char form = point > Character.MAX_VALUE ? RARE.getOrDefault(point, NOTHING) : (char) point;
            if (point > Character.MAX_VALUE && form == NOTHING) {
                folded.appendCodePoint(point);
            } else if (FORMS[form] != NOTHING) {
                folded.append(FORMS[form]);
            }
        });
        return folded.toString();
    }

    private static char plain(char character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character) || isDot(character)) {
            return NOTHING;
        }
        char narrow = character >= '\uFF01' && character <= '\uFF5E' ? (char) (character - 0xFEE0) : character;
        return isDot(narrow) ? NOTHING : Character.toUpperCase(narrow);
    }

    private static boolean isDot(char character) {
        return switch (character) {
            case '.', '\u00B7', '\u2022', '\u2027', '\u2219', '\u22C5', '\u30FB', '\uFF65', '\u0387' -> true;
            default -> false;
        };
    }

    /** Forms that stand for one another in names although neither is the traditional form of the other. */
    private static void variants() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NameFold.class.getResourceAsStream("name-variants.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                char common = FORMS[line.charAt(0)];
                for (int other = 1; other < line.length(); other++) {
                    FORMS[line.charAt(other)] = common;
                }
            });
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
