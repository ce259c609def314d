package org.doudi.search;

/**
 * A text with the part that was asked for.
 *
 * @param hit empty if no part of it is what was typed
 */
record Highlight(String before, String hit, String after) {
    /** Finds what was typed in the text as it is written, spaces and dots within it included. */
    static Highlight of(String text, String folded) {
        int[] characters = text.codePoints().toArray();
        for (int from = 0; from < characters.length; from++) {
            var grown = new StringBuilder();
            for (int to = from; to < characters.length && folded.startsWith(grown.toString()); to++) {
                grown.append(Fold.text(Character.toString(characters[to])));
                if (!folded.isEmpty() && folded.contentEquals(grown)) {
                    return cut(characters, from, to + 1);
                }
            }
        }
        return new Highlight(text, "", "");
    }

    /** All of the text. */
    static Highlight whole(String text) {
        return new Highlight("", text, "");
    }

    private static Highlight cut(int[] characters, int from, int to) {
        return new Highlight(
                new String(characters, 0, from),
                new String(characters, from, to - from),
                new String(characters, to, characters.length - to));
    }

    /** Whether a part is marked. */
    boolean isHit() {
        return !hit.isEmpty();
    }
}
