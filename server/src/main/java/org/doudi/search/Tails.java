package org.doudi.search;

import java.util.HexFormat;
import java.util.List;
import org.doudi.crypto.BlindIndex;
import org.doudi.crypto.Keys;

/** Ends of numbers as keyed hashes, under a key of their own. Not for several threads at once. */
final class Tails {
    /** How many characters at the end people know by heart. */
    static final List<Integer> LENGTHS = List.of(4, 6);

    private static final int KEPT_BYTES = 16;

    private final BlindIndex index;

    Tails(Keys keys) {
        this.index = keys.tailIndex();
    }

    /** The hashes of a number's ends. */
    List<String> of(Token.Kind kind, String number) {
        return LENGTHS.stream()
                .filter(length -> number.length() >= length)
                .map(length -> hash(kind, number.substring(number.length() - length)))
                .toList();
    }

    /** The hash of an end; its length counts. */
    String hash(Token.Kind kind, String tail) {
        return HexFormat.of().formatHex(index.of(kind.stored() + tail.length(), tail), 0, KEPT_BYTES);
    }
}
