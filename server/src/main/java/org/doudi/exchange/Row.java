package org.doudi.exchange;

import java.util.Arrays;

/** The row being read: the text of its cells in one array that is used again for the next row. */
final class Row {
    /** The most columns a file may have. */
    static final int MOST_COLUMNS = 200;

    private char[] text = new char[4096];
    private final int[] starts = new int[MOST_COLUMNS];
    private final int[] stops = new int[MOST_COLUMNS];
    private int cells;
    private int length;
    private long line;

    void begin(long startingLine) {
        line = startingLine;
        cells = 0;
        length = 0;
    }

    /** Adds a cell without the space around it, and without the sign that keeps a spreadsheet from calculating it. */
    void add(char[] source, int offset, int count) {
        if (cells == MOST_COLUMNS) {
            throw Refusal.stop(Refusal.Kind.TOO_MANY_COLUMNS, line, MOST_COLUMNS);
        }
        int from = offset;
        int to = offset + count;
        while (from < to && isSpace(source[from])) {
            from++;
        }
        while (to > from && isSpace(source[to - 1])) {
            to--;
        }
        if (to - from > 1 && source[from] == '\'' && FormulaSafe.isDangerous(source[from + 1])) {
            from++;
        }
        if (length + to - from > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + to - from));
        }
        System.arraycopy(source, from, text, length, to - from);
        starts[cells] = length;
        length += to - from;
        stops[cells++] = length;
    }

    /** Cells of the row. */
    int cells() {
        return cells;
    }

    /** Number of its first line in the file, 1 for the header. */
    long line() {
        return line;
    }

    char[] text() {
        return text;
    }

    /** Where a cell begins; a column that the file lacks is a cell below 0 and empty. */
    int start(int cell) {
        return cell < 0 ? 0 : starts[cell];
    }

    int stop(int cell) {
        return cell < 0 ? 0 : stops[cell];
    }

    boolean isEmpty(int cell) {
        return start(cell) == stop(cell);
    }

    String string(int cell) {
        return new String(text, start(cell), stop(cell) - start(cell));
    }

    /** Makes full-width digits and signs of a cell narrow, as a Chinese keyboard writes them by oversight. */
    void narrow(int cell) {
        for (int i = start(cell); i < stop(cell); i++) {
            if (text[i] >= '\uFF01' && text[i] <= '\uFF5E') {
                text[i] = (char) (text[i] - '\uFF01' + '!');
            }
        }
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\u3000' || character == '\u00A0';
    }
}
