package org.doudi.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A file's first line against a dataset's columns. Names may come in any order, as the catalogue's names or its Chinese
 * labels; the two columns that a rejected file adds are passed over, so that a mended one can be sent as it is.
 */
record Header(
        List<String> names, int[] cellOfColumn, List<String> missing, List<String> unknown, List<String> repeated) {
    static final String LINE = "行号";
    static final String REASON = "原因";

    private static final Set<String> ADDED = Set.of(LINE, REASON);

    /** Matches without judging. */
    static Header match(Dataset dataset, List<String> names) {
        var columns = dataset.columns();
        var cells = new int[columns.size()];
        java.util.Arrays.fill(cells, -1);
        var unknown = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        for (int cell = 0; cell < names.size(); cell++) {
            var name = names.get(cell).strip();
            int column = indexOf(columns, name);
            if (column >= 0 && cells[column] >= 0) {
                repeated.add(name);
            } else if (column >= 0) {
                cells[column] = cell;
            } else if (!ADDED.contains(name)) {
                unknown.add(name);
            }
        }
        var missing = new ArrayList<String>();
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] < 0 && columns.get(column).required()) {
                missing.add(columns.get(column).name());
            }
        }
        return new Header(List.copyOf(names), cells, missing, unknown, repeated);
    }

    /** Matches, and turns the file back if it is not one of the dataset. */
    static Header require(Dataset dataset, List<String> names, Catalogue catalogue) {
        var header = match(dataset, names);
        if (header.missing.isEmpty() && header.unknown.isEmpty() && header.repeated.isEmpty()) {
            return header;
        }
        catalogue
                .bestFit(names)
                .filter(other -> !other.code().equals(dataset.code()))
                .ifPresent(other -> {
                    if (match(other, names).unknown.isEmpty()) {
                        throw Refusal.stop(Refusal.Kind.OTHER_DATASET, dataset.name(), other.name(), other.code());
                    }
                });
        if (!header.repeated.isEmpty()) {
            throw Refusal.stop(Refusal.Kind.REPEATED_COLUMN, list(header.repeated));
        }
        if (!header.missing.isEmpty()) {
            throw Refusal.stop(Refusal.Kind.MISSING_COLUMNS, list(withLabels(dataset, header.missing)), dataset.name());
        }
        throw Refusal.stop(Refusal.Kind.UNKNOWN_COLUMNS, list(header.unknown), dataset.name());
    }

    /** How many columns of the dataset the file has. */
    int known() {
        int known = 0;
        for (int cell : cellOfColumn) {
            known += cell >= 0 ? 1 : 0;
        }
        return known;
    }

    private static int indexOf(List<Column> columns, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).name().equals(lower)
                    || columns.get(column).label().equals(name)) {
                return column;
            }
        }
        return -1;
    }

    private static List<String> withLabels(Dataset dataset, List<String> names) {
        return names.stream()
                .map(name -> name
                        + dataset.column(name)
                                .map(column -> "(" + column.label() + ")")
                                .orElse(""))
                .toList();
    }

    /** At most ten names, each cut to what a name could be: a header may be anything. */
    private static String list(List<String> names) {
        var shown = new HashSet<String>();
        return names.stream()
                .map(name -> name.replaceAll("[\\p{Cntrl}\\d]{6,}", "…"))
                .map(name -> name.length() > 40 ? name.substring(0, 40) + "…" : name)
                .filter(shown::add)
                .limit(10)
                .collect(java.util.stream.Collectors.joining("、"));
    }
}
