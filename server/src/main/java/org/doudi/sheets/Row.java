package org.doudi.sheets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The row being read: the text of its cells in one array that is used again for the next row. */
public final class Row {
    /** The most columns a file may have. */
    public static final int MOST_COLUMNS = 200;

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

    /** Adds empty cells until there are so many. */
    public void pad(int wanted) {
        while (cells < wanted) {
            add(text, 0, 0);
        }
    }

    /** Leaves empty cells beyond a width out, and adds what is missing of it if wanted. */
    public void fit(int width, boolean pad) {
        while (cells > width && isEmpty(cells - 1)) {
            cells--;
        }
        if (pad) {
            pad(width);
        }
    }

    /** Adds a cell without the space around it, and without the sign that keeps a spreadsheet from calculating it. */
    void add(char[] source, int offset, int count) {
        if (cells == MOST_COLUMNS) {
            throw new Unreadable(Unreadable.Kind.TOO_MANY_COLUMNS, line, MOST_COLUMNS);
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
    public int cells() {
        return cells;
    }

    /** Number of its first line in the file, or of its row in the sheet; 1 is the first. */
    public long line() {
        return line;
    }

    /** The characters of all cells; between {@link #start} and {@link #stop} are those of one. */
    public char[] text() {
        return text;
    }

    /** Where a cell begins; a column that the file lacks is a cell below 0 and empty. */
    public int start(int cell) {
        return cell < 0 ? 0 : starts[cell];
    }

    /** Behind the last character of a cell. */
    public int stop(int cell) {
        return cell < 0 ? 0 : stops[cell];
    }

    /** Whether a cell holds nothing. */
    public boolean isEmpty(int cell) {
        return start(cell) == stop(cell);
    }

    /** Whether no cell holds anything. */
    public boolean isBlank() {
        return length == 0;
    }

    /** Every cell's text. */
    public List<String> strings() {
        return IntStream.range(0, cells).mapToObj(this::string).toList();
    }

    /** A cell's text. */
    public String string(int cell) {
        return new String(text, start(cell), stop(cell) - start(cell));
    }

    /** Makes full-width digits and signs of a cell narrow, as a Chinese keyboard writes them by oversight. */
    public void narrow(int cell) {
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
