package org.doudi.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which column of a dataset each name of a file's header seems to be: by its name, by other words for it, by likeness, and by
 * what the column holds.
 */
record Mapping(List<Proposed> proposed) {
    private static final double LIKELY = 0.45;
    private static final double NAME_WEIGHS = 0.65;
    private static final double MOST = 0.8;
    private static final double HARDLY_ANY = 0.3;

    /** Why a column is proposed. */
    enum Why {
        NAME,
        SYNONYM,
        LIKENESS,
        CONTENT,
        NONE;

        String textKey() {
            return "exchange.mapping.why." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What a name of the file seems to be.
     *
     * @param cell its place in the file
     * @param column the dataset's column, empty if it seems to be none
     */
    record Proposed(int cell, String name, Optional<Column> column, Why why) {}

    private record Pair(int cell, Column column, double score, Why why) {}

    static Mapping of(Dataset dataset, List<String> names, Samples samples) {
        var header = Header.match(dataset, names);
        var proposed = new ArrayList<Proposed>();
        for (int cell = 0; cell < names.size(); cell++) {
            proposed.add(new Proposed(cell, names.get(cell), Optional.empty(), Why.NONE));
        }
        var free = new ArrayList<Column>();
        for (int column = 0; column < dataset.columns().size(); column++) {
            int cell = header.cellOfColumn()[column];
            if (cell >= 0) {
                proposed.set(
                        cell,
                        new Proposed(
                                cell,
                                names.get(cell),
                                Optional.of(dataset.columns().get(column)),
                                Why.NAME));
            } else {
                free.add(dataset.columns().get(column));
            }
        }
        for (var pair : best(proposed, free, samples)) {
            proposed.set(pair.cell, new Proposed(pair.cell, names.get(pair.cell), Optional.of(pair.column), pair.why));
        }
        return new Mapping(List.copyOf(proposed));
    }

    /** For each name the column it seems to be, or that it is left out. */
    List<String> columns() {
        return proposed.stream()
                .map(entry -> entry.column.map(Column::name).orElse(Header.LEFT_OUT))
                .toList();
    }

    /** Whether a person can be asked: at least half of what is required has been made out, and the rest may be there. */
    boolean isWorthAsking(Dataset dataset) {
        var found = new HashSet<>(columns());
        long required = dataset.columns().stream().filter(Column::required).count();
        long made = dataset.columns().stream()
                .filter(column -> column.required() && found.contains(column.name()))
                .count();
        long open = proposed.stream()
                .filter(entry -> entry.column.isEmpty() && !HeaderText.isAdded(entry.name))
                .count();
        return made * 2 >= required && open >= required - made;
    }

    private static List<Pair> best(List<Proposed> proposed, List<Column> free, Samples samples) {
        var pairs = new ArrayList<Pair>();
        for (var entry : proposed) {
            if (entry.column.isEmpty() && !entry.name.isBlank() && !HeaderText.isAdded(entry.name)) {
                var values = samples.column(entry.cell);
                free.forEach(column -> pair(entry, column, values).ifPresent(pairs::add));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
        var taken = new HashSet<Object>();
        return pairs.stream()
                .filter(pair -> !taken.contains(pair.cell) && !taken.contains(pair.column.name()))
                .filter(pair -> taken.add(pair.cell) && taken.add(pair.column.name()))
                .toList();
    }

    private static Optional<Pair> pair(Proposed entry, Column column, List<String> values) {
        boolean synonym = Synonyms.of(column.name()).contains(HeaderText.plain(entry.name));
        double name = synonym ? 1 : Likeness.of(entry.name, column);
        double content = CellLooks.isTelling(column) && !values.isEmpty() ? share(column, values) : -1;
        if (content >= 0 && content < HARDLY_ANY) {
            return Optional.empty();
        }
        double score = content < 0 ? name : name * NAME_WEIGHS + content * (1 - NAME_WEIGHS);
        boolean onlyContent = name < LIKELY && content >= MOST && column.type() == Column.Type.ID_NUMBER;
        if (score < LIKELY && !onlyContent) {
            return Optional.empty();
        }
        var why = onlyContent ? Why.CONTENT : synonym ? Why.SYNONYM : Why.LIKENESS;
        return name == 0 && !onlyContent ? Optional.empty() : Optional.of(new Pair(entry.cell, column, score, why));
    }

    private static double share(Column column, List<String> values) {
        long fitting = values.stream()
                .filter(value -> CellLooks.fits(column, value.toCharArray(), 0, value.length()))
                .count();
        return (double) fitting / values.size();
    }
}
