package org.doudi.policy.feel;

/** Turns offsets of an expression into places of the file it stands in. */
final class Places {
    private final String text;
    private final Position origin;

    /** @param origin where the first character of the text stands in the file */
    Places(String text, Position origin) {
        this.text = text;
        this.origin = origin;
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    Position at(int offset) {
        int line = origin.line();
        int column = origin.column();
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Position(line, column);
    }
}
