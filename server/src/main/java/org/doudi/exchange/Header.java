package org.doudi.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * A file's names against a dataset's columns. Names may come in any order, as the catalogue's names or its Chinese labels;
 * the columns that a file of rejected rows adds are passed over, so that a mended one can be sent as it is.
 */
record Header(
        List<String> names, int[] cellOfColumn, List<String> missing, List<String> unknown, List<String> repeated) {
    /** What is said of a column of the file that is left out. */
    static final String LEFT_OUT = "";

    /** Matches without judging. */
    static Header match(Dataset dataset, List<String> names) {
        var columns = new HashMap<String, Integer>();
        for (int column = 0; column < dataset.columns().size(); column++) {
            columns.putIfAbsent(HeaderText.plain(dataset.columns().get(column).label()), column);
            columns.put(dataset.columns().get(column).name(), column);
        }
        return match(
                dataset,
                names,
                names.stream()
                        .map(name -> columns.getOrDefault(HeaderText.plain(name), -1))
                        .toList());
    }

    /** A mapping that somebody confirmed: for each name of the file a column's name, or that it is left out. */
    static Header mapped(Dataset dataset, List<String> names, List<String> targets) {
        var columns = dataset.columns().stream().map(Column::name).toList();
        var mapped =
                match(dataset, names, targets.stream().map(columns::indexOf).toList());
        return new Header(names, mapped.cellOfColumn, mapped.missing, List.of(), mapped.repeated);
    }

    private static Header match(Dataset dataset, List<String> names, List<Integer> columnOfCell) {
        var cells = new int[dataset.columns().size()];
        Arrays.fill(cells, -1);
        var unknown = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        for (int cell = 0; cell < names.size(); cell++) {
            int column = columnOfCell.get(cell);
            if (column >= 0 && cells[column] >= 0) {
                repeated.add(names.get(cell));
            } else if (column >= 0) {
                cells[column] = cell;
            } else if (!HeaderText.isAdded(names.get(cell))) {
                unknown.add(names.get(cell));
            }
        }
        var missing = new ArrayList<String>();
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] < 0 && dataset.columns().get(column).required()) {
                missing.add(dataset.columns().get(column).name());
            }
        }
        return new Header(List.copyOf(names), cells, missing, unknown, repeated);
    }

    /** Whether every name is known and nothing required is missing. */
    boolean isComplete() {
        return missing.isEmpty() && unknown.isEmpty() && repeated.isEmpty();
    }

    /** Turns the file back if it is one of another dataset, or says one thing twice. */
    Header refuseOther(Dataset dataset, Catalogue catalogue) {
        if (isComplete()) {
            return this;
        }
        catalogue
                .bestFit(names)
                .filter(other -> !other.code().equals(dataset.code()))
                .ifPresent(other -> {
                    if (match(other, names).unknown.isEmpty()) {
                        throw Refusal.stop(Refusal.Kind.OTHER_DATASET, dataset.name(), other.name(), other.code());
                    }
                });
        if (!repeated.isEmpty()) {
            throw Refusal.stop(Refusal.Kind.REPEATED_COLUMN, HeaderText.list(repeated));
        }
        return this;
    }

    /** Turns the file back for what it lacks, or for what nobody knows. */
    Refusal.Stop refusal(Dataset dataset) {
        return missing.isEmpty()
                ? Refusal.stop(Refusal.Kind.UNKNOWN_COLUMNS, HeaderText.list(unknown), dataset.name())
                : Refusal.stop(
                        Refusal.Kind.MISSING_COLUMNS, HeaderText.list(withLabels(dataset, missing)), dataset.name());
    }

    /** How many columns of the dataset the file has. */
    int known() {
        int known = 0;
        for (int cell : cellOfColumn) {
            known += cell >= 0 ? 1 : 0;
        }
        return known;
    }

    private static List<String> withLabels(Dataset dataset, List<String> names) {
        return names.stream()
                .map(name -> name
                        + dataset.column(name)
                                .map(column -> "(" + column.label() + ")")
                                .orElse(""))
                .toList();
    }
}
