package org.doudi.policy.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The small tables of the book: comma separated, with a header, quotes where needed. */
final class Csv {
    private Csv() {}

    /** The rows by column name. */
    static List<Map<String, String>> rows(String name, String text) {
        var lines = cells(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (lines.isEmpty()) {
            throw new IllegalStateException(name + " is missing or empty");
        }
        var header = lines.removeFirst();
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines) {
            if (line.size() != header.size()) {
                throw new IllegalStateException(name + ": a row has not as many cells as the header: " + line);
            }
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> cells(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (letter != ',' && letter != '\n' && letter != '\r')) {
                cell.append(letter);
            } else if (letter != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (letter == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}
