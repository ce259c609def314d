package org.doudi.exchange;

/** How alike two names of columns are. */
final class Likeness {
    private Likeness() {}

    /** 0 for nothing in common to 1 for the same, with whichever of the column's names comes nearest. */
    static double of(String name, Column column) {
        var plain = HeaderText.plain(name);
        double nearest = Math.max(between(plain, column.name()), between(plain, HeaderText.plain(column.label())));
        nearest = Math.max(nearest, between(plain, HeaderText.plain(column.labelEnglish())));
        for (var synonym : Synonyms.of(column.name())) {
            nearest = Math.max(nearest, between(plain, synonym));
        }
        return nearest;
    }

    /** Twice the longest common sequence of characters by the length of both. */
    static double between(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        var row = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < other.length(); j++) {
                int above = row[j + 1];
                row[j + 1] = one.charAt(i) == other.charAt(j) ? diagonal + 1 : Math.max(above, row[j]);
                diagonal = above;
            }
        }
        return 2.0 * row[other.length()] / (one.length() + other.length());
    }
}
