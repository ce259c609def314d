package org.doudi.policy.feel;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Turns offsets of an expression into places of the file it stands in. */
final class Places {
    private final String text;
    private final Position origin;
    /** Where each line starts. */
    private final int[] lines;

    /** @param origin where the first character of the text stands in the file */
    Places(String text, Position origin) {
        this.text = text;
        this.origin = origin;
        this.lines = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    Position at(int offset) {
        int within = Math.min(offset, text.length());
        int found = Arrays.binarySearch(lines, within);
        int line = found >= 0 ? found : -found - 2;
        int column = within - lines[line] + 1;
        return new Position(origin.line() + line, line == 0 ? origin.column() + column - 1 : column);
    }
}
