package org.doudi.exchange;

import org.doudi.sheets.Row;

/** The parts of a cell that lists several values, separated by semicolons of either width; an empty cell has none. */
final class Parts {
    private final char[] text;
    private int[] bounds = new int[16];
    private int count;

    Parts(Row row, int cell) {
        text = row.text();
        int from = row.start(cell);
        int to = row.stop(cell);
        int begin = from;
        for (int i = from; i <= to && from < to; i++) {
            if (i == to || text[i] == ';' || text[i] == '；') {
                add(begin, i);
                begin = i + 1;
            }
        }
    }

    int count() {
        return count;
    }

    int from(int part) {
        return bounds[part * 2];
    }

    int to(int part) {
        return bounds[part * 2 + 1];
    }

    String string(int part) {
        return new String(text, from(part), to(part) - from(part));
    }

    private void add(int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && text[begin] == ' ') {
            begin++;
        }
        while (end > begin && text[end - 1] == ' ') {
            end--;
        }
        if (count * 2 == bounds.length) {
            bounds = java.util.Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[count * 2] = begin;
        bounds[count * 2 + 1] = end;
        count++;
    }
}
