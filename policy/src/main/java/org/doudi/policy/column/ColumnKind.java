package org.doudi.policy.column;

import java.math.BigDecimal;
import java.util.Optional;

/** How the values of an item lie in memory. Numbers are whole: yuan to the cent are cents. */
public enum ColumnKind {
    /** Yuan, held in cents. */
    MONEY(2, 10_000_000_000_000L, 8),
    /** A measure with two decimals, held in hundredths. */
    DECIMAL(2, 10_000_000_000_000L, 8),
    /** A whole number. */
    COUNT(0, 1_000_000L, 4),
    /** A whole number from 0 to 100; -1 where there is none. */
    GRADE(0, 100, 1),
    /** Yes or no. */
    FLAG(0, 1, 1),
    /** One value of an enumeration, held as its place in it; -1 where there is none. */
    CHOICE(0, 126, 1),
    /** Some values of an enumeration, held as bits by their place in it. */
    SET(0, Long.MAX_VALUE, 8),
    /** A day, held as days since 1970; {@link Integer#MIN_VALUE} where there is none. */
    DATE(0, Integer.MAX_VALUE, 4);

    private final int scale;
    private final long limit;
    private final int bytes;

    ColumnKind(int scale, long limit, int bytes) {
        this.scale = scale;
        this.limit = limit;
        this.bytes = bytes;
    }

    /** Decimals held. */
    int scale() {
        return scale;
    }

    /** Greatest magnitude a column holds; a row with more goes to the interpreter. */
    long limit() {
        return limit;
    }

    /** Bytes of one value. */
    int bytes() {
        return bytes;
    }

    /** Whether its values are numbers. */
    public boolean isNumber() {
        return this == MONEY || this == DECIMAL || this == COUNT || this == GRADE;
    }

    /** What a value that no column can hold looks like: text, lists, files have no kind. */
    static Optional<ColumnKind> ofCatalogueType(String type) {
        return switch (type) {
            case "money" -> Optional.of(MONEY);
            case "decimal" -> Optional.of(DECIMAL);
            case "int" -> Optional.of(COUNT);
            case "int(1-4)", "int(0-100)" -> Optional.of(GRADE);
            case "bool" -> Optional.of(FLAG);
            case "enum" -> Optional.of(CHOICE);
            case "date" -> Optional.of(DATE);
            default -> Optional.empty();
        };
    }

    /** The number as a column holds it, or nothing if it cannot. */
    Optional<Long> held(BigDecimal value) {
        var scaled = value.movePointRight(scale).stripTrailingZeros();
        if (scaled.scale() > 0
                || (this == GRADE && scaled.signum() < 0)
                || scaled.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
            return Optional.empty();
        }
        return Optional.of(scaled.longValueExact());
    }
}
