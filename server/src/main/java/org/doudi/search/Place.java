package org.doudi.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where in the order of the results a page ended, as its link carries it. */
record Place(Hit last) {
    private static final String MARK = "~";

    /** The place of a link; none if it is empty or mistyped, which shows the first page. */
    static Optional<Place> of(String link) {
        var parts = List.of(link.split(MARK, -1));
        if (parts.size() != 3 || !parts.get(2).matches("[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        return java.util.Arrays.stream(Way.values())
                .filter(way -> way.name().equals(parts.getFirst()))
                .findFirst()
                .map(way -> new Place(new Hit(way, parts.get(1), UUID.fromString(parts.get(2)), Optional.empty())));
    }

    /** What the link to the next page carries. */
    String link() {
        return last.way() + MARK + last.token() + MARK + last.household();
    }

    /** Whether a match comes later. */
    boolean isBefore(Finder.Match match) {
        return Hit.ORDER.compare(match.best(), last) > 0;
    }
}
