package org.doudi.search;

import java.util.List;
import java.util.stream.IntStream;

/** The pieces of a folded name by which it is found. */
final class Names {
    private static final int SHORTEST_TO_FORGIVE = 3;

    private Names() {}

    /** Its ends of two characters and more, from its second character on. */
    static List<String> ends(String name) {
        int length = length(name);
        return IntStream.rangeClosed(1, length - 2)
                .mapToObj(from -> name.substring(name.offsetByCodePoints(0, from)))
                .toList();
    }

    /** The name without each of its characters in turn; two characters are too few to lose one. */
    static List<String> lessOne(String name) {
        if (length(name) < SHORTEST_TO_FORGIVE) {
            return List.of();
        }
        return IntStream.range(0, length(name))
                .mapToObj(left -> without(name, left))
                .distinct()
                .toList();
    }

    static int length(String name) {
        return name.codePointCount(0, name.length());
    }

    private static String without(String name, int character) {
        int from = name.offsetByCodePoints(0, character);
        return name.substring(0, from) + name.substring(name.offsetByCodePoints(from, 1));
    }
}
