package org.doudi.kernel;

import java.util.regex.Pattern;

/**
 * An administrative division as its 12-digit code (GB/T 2260 and GB/T 10114): province 2, city 4, district 6, town 9,
 * village 12 significant digits, the rest zero.
 *
 * @param value 12 digits
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {
    private static final Pattern SHAPE = Pattern.compile("\\d{12}");

    /** Levels of the division tree, from wide to narrow. */
    public enum Level {
        PROVINCE(2),
        CITY(4),
        DISTRICT(6),
        TOWN(9),
        VILLAGE(12);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }
    }

    /** @throws InvalidValue if it is not 12 digits */
    public DivisionCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValue("division code");
        }
    }

    /** A code given by its significant digits only, such as {@code 320412}. */
    public static DivisionCode of(String significantDigits) {
        return new DivisionCode(significantDigits + "0".repeat(Math.max(0, 12 - significantDigits.length())));
    }

    /** The level that the trailing zeros tell. */
    public Level level() {
        for (var level : Level.values()) {
            if (value.substring(level.digits).chars().allMatch(digit -> digit == '0')) {
                return level;
            }
        }
        throw new IllegalStateException();
    }

    /** Whether this division is {@code wider} or lies inside it. */
    public boolean isWithin(DivisionCode wider) {
        return compareTo(wider) >= 0 && value.compareTo(wider.endExclusive()) < 0;
    }

    /** The first code after all divisions inside this one; a scope is the range from the code to it. */
    public String endExclusive() {
        int digits = level().digits;
        long next = Long.parseLong(value.substring(0, digits)) + 1;
        return String.format("%0" + digits + "d", next) + "0".repeat(12 - digits);
    }

    /** The division one level up; a province is its own parent. */
    public DivisionCode parent() {
        return switch (level()) {
            case PROVINCE, CITY -> of(value.substring(0, Level.PROVINCE.digits));
            case DISTRICT -> of(value.substring(0, Level.CITY.digits));
            case TOWN -> of(value.substring(0, Level.DISTRICT.digits));
            case VILLAGE -> of(value.substring(0, Level.TOWN.digits));
        };
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
