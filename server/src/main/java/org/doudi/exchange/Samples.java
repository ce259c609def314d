package org.doudi.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.doudi.sheets.TableFile;

/** The first rows of a file's data, to see what its columns hold. Never stored, never shown but masked. */
record Samples(List<List<String>> rows) {
    private static final int ROWS = 200;

    static Samples of(TableFile file, Layout layout) throws IOException {
        var sampled = new ArrayList<List<String>>();
        try (var rows = file.rows(layout.form())) {
            int before = layout.rowsBefore();
            while (sampled.size() < ROWS && rows.hasNext()) {
                var row = rows.next();
                if (before-- <= 0) {
                    sampled.add(row.strings());
                }
            }
        } catch (org.doudi.sheets.Unreadable later) {
            return new Samples(List.copyOf(sampled));
        }
        return new Samples(List.copyOf(sampled));
    }

    /** What a column holds, empty cells left out. */
    List<String> column(int cell) {
        return rows.stream()
                .filter(row -> cell < row.size() && !row.get(cell).isEmpty())
                .map(row -> row.get(cell))
                .toList();
    }

    /** A value's shape: its first character or two digits, and stars for the others. */
    static String masked(String value) {
        var masked = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < Math.min(value.length(), 20); i++) {
            char character = value.charAt(i);
            boolean hidden = Character.isLetterOrDigit(character) && shown++ >= (Character.isDigit(character) ? 2 : 1);
            masked.append(hidden ? '*' : character);
        }
        return masked.toString();
    }
}
