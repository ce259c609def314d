package org.doudi.work;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How soon somebody should look, in the order of the list. */
public enum Urgency {
    /** 红. */
    RED(1),
    /** 橙. */
    ORANGE(2),
    /** 黄. */
    YELLOW(3);

    private final int rank;

    Urgency(int rank) {
        this.rank = rank;
    }

    /** 1 for red, the most urgent, to 3. */
    public int rank() {
        return rank;
    }

    /** As addresses, texts and style sheets write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Urgency ofRank(int rank) {
        return Stream.of(values())
                .filter(urgency -> urgency.rank == rank)
                .findFirst()
                .orElseThrow();
    }

    static Optional<Urgency> ofCode(String code) {
        return Stream.of(values())
                .filter(urgency -> urgency.code().equals(code))
                .findFirst();
    }
}
