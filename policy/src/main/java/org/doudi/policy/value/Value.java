package org.doudi.policy.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.feel.FeelType;
import org.jspecify.annotations.Nullable;

/** A value of FEEL, or what is known of a value that is unknown. Immutable. */
public sealed interface Value {
    /** DMN's {@code null}. It is a value a policy may test for; it does not mean "unknown". */
    enum Nothing implements Value {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }

    /** A boolean. */
    record Truth(boolean value) implements Value {
        /** Yes. */
        public static final Truth TRUE = new Truth(true);
        /** No. */
        public static final Truth FALSE = new Truth(false);

        /** The boolean as a value. */
        public static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A decimal number; trailing zeros do not distinguish numbers. */
    record Decimal(BigDecimal value) implements Value {
        /** Zero. */
        public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);

        /** A whole number. */
        public static Decimal of(long value) {
            return new Decimal(BigDecimal.valueOf(value));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Decimal number && value.compareTo(number.value) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** A text. */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return value;
        }
    }

    /** A date. */
    record Date(LocalDate value) implements Value {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A time of day, with a zone or offset if stated. */
    record Time(LocalTime value, @Nullable ZoneId zone) implements Value {}

    /** A date and time, with a zone or offset if stated. */
    record DateTime(LocalDateTime value, @Nullable ZoneId zone) implements Value {}

    /** A duration in whole months. */
    record YearsAndMonths(long months) implements Value {}

    /** A duration in days, hours, minutes, seconds. */
    record DaysAndTime(Duration value) implements Value {}

    /** A list; its items may be unknown, their number is known. */
    record Items(List<Value> values) implements Value {
        /** The list without items. */
        public static final Items EMPTY = new Items(List.of());

        /** @param values copied */
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /** Named values, in order. */
    record Context(Map<String, Value> members) implements Value {
        /** @param members copied, order kept */
        public Context {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name. */
        public Optional<Value> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        @Override
        public String toString() {
            return members.toString();
        }
    }

    /** Values between two ends; an end that is {@code null} is open to infinity. */
    record Range(boolean lowIncluded, Value low, Value high, boolean highIncluded) implements Value {}

    /** A function a policy defines, or a built-in one. */
    record Function(List<String> parameters, List<FeelType> types, Body body) implements Value {
        /** What a function does with its arguments, given in the order of its parameters. */
        public interface Body {
            /** The result. */
            Value call(List<Value> arguments);
        }
    }

    /**
     * What is known of an unknown value.
     *
     * @param low it is not less than this; null if there is no bound or the value may not be a number
     * @param high it is not more than this; null if there is no bound or the value may not be a number
     */
    record Unknown(
            Kind kind, @Nullable BigDecimal low, @Nullable BigDecimal high) implements Value {
        /** Which values are possible. */
        public enum Kind {
            /** True or false. */
            BOOLEAN,
            /** A number within the bounds. */
            NUMBER,
            /** Any value, also null. */
            ANYTHING
        }

        /** Any value, also null. */
        public static final Unknown ANYTHING = new Unknown(Kind.ANYTHING, null, null);
        /** True or false. */
        public static final Unknown BOOLEAN = new Unknown(Kind.BOOLEAN, null, null);
        /** Any number. */
        public static final Unknown NUMBER = new Unknown(Kind.NUMBER, null, null);
        /** A number not below zero, as sums of money and counts are. */
        public static final Unknown NOT_NEGATIVE = new Unknown(Kind.NUMBER, BigDecimal.ZERO, null);

        /** A number between two bounds, known if they are equal. */
        public static Value between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
            return low != null && high != null && low.compareTo(high) == 0
                    ? new Decimal(low)
                    : new Unknown(Kind.NUMBER, low, high);
        }

        @Override
        public String toString() {
            return switch (kind) {
                case BOOLEAN -> "true|false";
                case ANYTHING -> "?";
                case NUMBER ->
                    (low == null ? "?" : low.toPlainString()) + "…" + (high == null ? "?" : high.toPlainString());
            };
        }
    }

    /** A list of which it is unknown whether some items belong to it. */
    record UncertainItems(List<Possible> values) implements Value {
        /** An item, and whether it certainly belongs to the list. */
        public record Possible(Value value, boolean certain) {}

        /** @param values copied */
        public UncertainItems {
            values = List.copyOf(values);
        }
    }

    /** Whether neither this value nor any part of it is unknown. */
    default boolean isKnown() {
        return switch (this) {
            case Unknown _, UncertainItems _ -> false;
            case Items items -> items.values.stream().allMatch(Value::isKnown);
            case Context context -> context.members.values().stream().allMatch(Value::isKnown);
            case Range range -> range.low.isKnown() && range.high.isKnown();
            case Nothing _,
                    Truth _,
                    Decimal _,
                    Text _,
                    Date _,
                    Time _,
                    DateTime _,
                    YearsAndMonths _,
                    DaysAndTime _,
                    Function _ -> true;
        };
    }
}
