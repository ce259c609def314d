package org.doudi.policy.run;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;
import org.jspecify.annotations.Nullable;

/** Equality and order of values; null where two values cannot be compared. */
final class Comparisons {
    private static final LocalDate ANY_DAY = LocalDate.of(1970, 1, 1);

    private Comparisons() {}

    static Value compare(Comparator operator, Value left, Value right) {
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> Logic.not(equal(left, right));
            case LESS -> less(left, right);
            case LESS_OR_EQUAL -> notAbove(left, right);
            case GREATER -> less(right, left);
            case GREATER_OR_EQUAL -> notAbove(right, left);
        };
    }

    static Value equal(Value left, Value right) {
        if (left == Nothing.NULL || right == Nothing.NULL) {
            return equalToNull(left == Nothing.NULL ? right : left);
        }
        if (left instanceof Unknown || right instanceof Unknown) {
            return equalUnknown(left, right);
        }
        if (left instanceof Value.UncertainItems || right instanceof Value.UncertainItems) {
            return Unknown.ANYTHING;
        }
        return equalKnown(left, right);
    }

    private static Value equalToNull(Value value) {
        return value instanceof Unknown unknown && unknown.kind() == Unknown.Kind.ANYTHING
                ? Unknown.BOOLEAN
                : Truth.of(value == Nothing.NULL);
    }

    private static Value equalUnknown(Value left, Value right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return isCertainlyLess(left, right) || isCertainlyLess(right, left) ? Truth.FALSE : Unknown.BOOLEAN;
        }
        boolean bothBoolean =
                Logic.truth(left).equals(left) && Logic.truth(right).equals(right);
        return bothBoolean && !left.equals(Unknown.ANYTHING) && !right.equals(Unknown.ANYTHING)
                ? Unknown.BOOLEAN
                : Unknown.ANYTHING;
    }

    private static Value equalKnown(Value left, Value right) {
        return switch (left) {
            case Value.Items items
            when right instanceof Value.Items others -> equalItems(items.values(), others.values());
            case Value.Context context when right instanceof Value.Context other -> equalContexts(context, other);
            case Value.Range range
            when right instanceof Value.Range other ->
                range.lowIncluded() == other.lowIncluded() && range.highIncluded() == other.highIncluded()
                        ? Logic.and(equal(range.low(), other.low()), equal(range.high(), other.high()))
                        : Truth.FALSE;
            case Value.Time time
            when right instanceof Value.Time other ->
                Truth.of(sameZoneKind(time.zone(), other.zone())
                        && order(toSecond(time), toSecond(other)).orElse(1) == 0);
            case Value.DateTime moment
            when right instanceof Value.DateTime other ->
                Truth.of(sameZoneKind(moment.zone(), other.zone())
                        && order(toSecond(moment), toSecond(other)).orElse(1) == 0);
            case Value.Items _, Value.Range _
            when right instanceof Value.Items || right instanceof Value.Range -> Truth.FALSE;
            default -> left.getClass() == right.getClass() ? Truth.of(left.equals(right)) : Nothing.NULL;
        };
    }

    /** Fractions of a second do not make times unequal. */
    private static Value.Time toSecond(Value.Time time) {
        return new Value.Time(time.value().truncatedTo(ChronoUnit.SECONDS), time.zone());
    }

    private static Value.DateTime toSecond(Value.DateTime moment) {
        return new Value.DateTime(moment.value().truncatedTo(ChronoUnit.SECONDS), moment.zone());
    }

    private static boolean sameZoneKind(@Nullable ZoneId one, @Nullable ZoneId other) {
        return (one == null) == (other == null);
    }

    private static Value equalItems(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return Truth.FALSE;
        }
        Value result = Truth.TRUE;
        for (int i = 0; i < left.size(); i++) {
            result = Logic.and(result, equal(left.get(i), right.get(i)));
        }
        return result;
    }

    private static Value equalContexts(Value.Context left, Value.Context right) {
        if (!left.members().keySet().equals(right.members().keySet())) {
            return Truth.FALSE;
        }
        Value result = Truth.TRUE;
        for (var entry : left.members().entrySet()) {
            result = Logic.and(
                    result, equal(entry.getValue(), right.member(entry.getKey()).orElse(Nothing.NULL)));
        }
        return result;
    }

    static Value less(Value left, Value right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return isCertainlyLess(left, right)
                    ? Truth.TRUE
                    : isCertainlyNotAbove(right, left) ? Truth.FALSE : Unknown.BOOLEAN;
        }
        if (isOpen(left, right)) {
            return Unknown.ANYTHING;
        }
        var order = order(left, right);
        return order.isPresent() ? Truth.of(order.getAsInt() < 0) : Nothing.NULL;
    }

    static Value notAbove(Value left, Value right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return isCertainlyNotAbove(left, right)
                    ? Truth.TRUE
                    : isCertainlyLess(right, left) ? Truth.FALSE : Unknown.BOOLEAN;
        }
        if (isOpen(left, right)) {
            return Unknown.ANYTHING;
        }
        var order = order(left, right);
        return order.isPresent() ? Truth.of(order.getAsInt() <= 0) : Nothing.NULL;
    }

    /** Whether the result depends on what is unknown: a comparison with null is null whatever the other side is. */
    private static boolean isOpen(Value left, Value right) {
        return left != Nothing.NULL && right != Nothing.NULL && (left instanceof Unknown || right instanceof Unknown);
    }

    private static boolean isCertainlyLess(Value one, Value other) {
        var high = Numbers.high(one);
        var low = Numbers.low(other);
        return high != null && low != null && high.compareTo(low) < 0;
    }

    private static boolean isCertainlyNotAbove(Value one, Value other) {
        var high = Numbers.high(one);
        var low = Numbers.low(other);
        return high != null && low != null && high.compareTo(low) <= 0;
    }

    /** The order of two known values of one kind. */
    static OptionalInt order(Value left, Value right) {
        return switch (left) {
            case Value.Decimal one
            when right instanceof Value.Decimal other ->
                OptionalInt.of(one.value().compareTo(other.value()));
            case Value.Text one
            when right instanceof Value.Text other -> OptionalInt.of(one.value().compareTo(other.value()));
            case Value.Date one
            when right instanceof Value.Date other -> OptionalInt.of(one.value().compareTo(other.value()));
            case Value.Time one
            when right instanceof Value.Time other ->
                order(
                        LocalDateTime.of(ANY_DAY, one.value()),
                        one.zone(),
                        LocalDateTime.of(ANY_DAY, other.value()),
                        other.zone());
            case Value.DateTime one
            when right instanceof Value.DateTime other -> order(one.value(), one.zone(), other.value(), other.zone());
            case Value.DateTime one
            when right instanceof Value.Date other ->
                order(one.value(), one.zone(), other.value().atStartOfDay(), null);
            case Value.Date one
            when right instanceof Value.DateTime other ->
                order(one.value().atStartOfDay(), null, other.value(), other.zone());
            case Value.YearsAndMonths one
            when right instanceof Value.YearsAndMonths other ->
                OptionalInt.of(Long.compare(one.months(), other.months()));
            case Value.DaysAndTime one
            when right instanceof Value.DaysAndTime other ->
                OptionalInt.of(one.value().compareTo(other.value()));
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt order(
            LocalDateTime one, @Nullable ZoneId zone, LocalDateTime other, @Nullable ZoneId otherZone) {
        if (zone == null && otherZone == null) {
            return OptionalInt.of(one.compareTo(other));
        }
        if (zone == null || otherZone == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(TemporalParts.instant(one, zone).compareTo(TemporalParts.instant(other, otherZone)));
    }

    /** Whether a value lies in a range. */
    static Value within(Value value, Value.Range range) {
        return Logic.and(aboveLow(value, range), belowHigh(value, range));
    }

    private static Value aboveLow(Value value, Value.Range range) {
        if (range.low() == Nothing.NULL) {
            return value == Nothing.NULL ? Nothing.NULL : Truth.TRUE;
        }
        return range.lowIncluded() ? notAbove(range.low(), value) : less(range.low(), value);
    }

    private static Value belowHigh(Value value, Value.Range range) {
        if (range.high() == Nothing.NULL) {
            return value == Nothing.NULL ? Nothing.NULL : Truth.TRUE;
        }
        return range.highIncluded() ? notAbove(value, range.high()) : less(value, range.high());
    }
}
