package org.doudi.policy.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.doudi.policy.feel.Expression.Arithmetic;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Unknown;

/** The operators {@code + - * / **} on numbers, texts, dates, times and durations; null where they make no sense. */
final class Arithmetics {
    private Arithmetics() {}

    static Value calculate(Arithmetic operator, Value left, Value right) {
        if (left == Nothing.NULL || right == Nothing.NULL) {
            return Nothing.NULL;
        }
        try {
            if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
                return numbers(operator, left, right);
            }
            if (left instanceof Unknown || right instanceof Unknown) {
                return Unknown.ANYTHING;
            }
            return others(operator, left, right);
        } catch (ArithmeticException | DateTimeException outOfRange) {
            return left.isKnown() && right.isKnown() ? Nothing.NULL : Unknown.ANYTHING;
        }
    }

    private static Value numbers(Arithmetic operator, Value left, Value right) {
        return switch (operator) {
            case ADD -> Numbers.add(left, right);
            case SUBTRACT -> Numbers.subtract(left, right);
            case MULTIPLY -> Numbers.multiply(left, right);
            case DIVIDE -> Numbers.divide(left, right);
            case POWER -> Numbers.power(left, right);
        };
    }

    private static Value others(Arithmetic operator, Value left, Value right) {
        return switch (operator) {
            case ADD -> sum(left, right);
            case SUBTRACT -> difference(left, right);
            case MULTIPLY -> product(left, right);
            case DIVIDE -> quotient(left, right);
            case POWER -> Nothing.NULL;
        };
    }

    private static Value sum(Value left, Value right) {
        return switch (right) {
            case Value.Text text
            when left instanceof Value.Text before -> new Value.Text(before.value() + text.value());
            case Value.YearsAndMonths months -> later(left, months.months());
            case Value.DaysAndTime duration -> later(left, duration.value());
            default ->
                left instanceof Value.YearsAndMonths || left instanceof Value.DaysAndTime
                        ? sumSwapped(right, left)
                        : Nothing.NULL;
        };
    }

    private static Value sumSwapped(Value left, Value duration) {
        return left instanceof Value.Date || left instanceof Value.DateTime || left instanceof Value.Time
                ? sum(left, duration)
                : Nothing.NULL;
    }

    private static Value later(Value value, long months) {
        return switch (value) {
            case Value.Date date -> new Value.Date(date.value().plusMonths(months));
            case Value.DateTime moment -> new Value.DateTime(moment.value().plusMonths(months), moment.zone());
            case Value.YearsAndMonths duration -> new Value.YearsAndMonths(Math.addExact(duration.months(), months));
            default -> Nothing.NULL;
        };
    }

    private static Value later(Value value, Duration by) {
        return switch (value) {
            case Value.Date date ->
                new Value.Date(date.value().atStartOfDay().plus(by).toLocalDate());
            case Value.DateTime moment -> new Value.DateTime(moment.value().plus(by), moment.zone());
            case Value.Time time -> new Value.Time(time.value().plus(by), time.zone());
            case Value.DaysAndTime duration ->
                new Value.DaysAndTime(duration.value().plus(by));
            default -> Nothing.NULL;
        };
    }

    private static Value difference(Value left, Value right) {
        return switch (right) {
            case Value.YearsAndMonths months -> later(left, Math.negateExact(months.months()));
            case Value.DaysAndTime duration -> later(left, duration.value().negated());
            case Value.Time time when left instanceof Value.Time end -> between(time, end);
            default -> {
                var start = moment(right);
                var end = moment(left);
                yield start instanceof Value.DateTime from && end instanceof Value.DateTime to
                        ? between(from, to)
                        : Nothing.NULL;
            }
        };
    }

    private static Value moment(Value value) {
        return switch (value) {
            case Value.DateTime moment -> moment;
            case Value.Date date -> new Value.DateTime(date.value().atStartOfDay(), ZoneOffset.UTC);
            default -> Nothing.NULL;
        };
    }

    private static Value between(Value.Time from, Value.Time to) {
        var day = LocalDateTime.of(1970, 1, 1, 0, 0).toLocalDate();
        return between(
                new Value.DateTime(from.value().atDate(day), from.zone()),
                new Value.DateTime(to.value().atDate(day), to.zone()));
    }

    private static Value between(Value.DateTime from, Value.DateTime to) {
        if (from.zone() != null && to.zone() != null) {
            return new Value.DaysAndTime(Duration.between(
                    TemporalParts.instant(from.value(), from.zone()), TemporalParts.instant(to.value(), to.zone())));
        }
        return from.zone() == null && to.zone() == null
                ? new Value.DaysAndTime(Duration.between(from.value(), to.value()))
                : Nothing.NULL;
    }

    private static Value product(Value left, Value right) {
        if (left instanceof Value.Decimal && !(right instanceof Value.Decimal)) {
            return product(right, left);
        }
        if (!(right instanceof Value.Decimal factor)) {
            return Nothing.NULL;
        }
        return switch (left) {
            case Value.YearsAndMonths months ->
                months(BigDecimal.valueOf(months.months()).multiply(factor.value(), Numbers.PRECISION));
            case Value.DaysAndTime duration ->
                duration(nanos(duration.value()).multiply(factor.value(), Numbers.PRECISION));
            default -> Nothing.NULL;
        };
    }

    private static Value quotient(Value left, Value right) {
        return switch (left) {
            case Value.YearsAndMonths months
            when right instanceof Value.YearsAndMonths other ->
                Numbers.divide(Value.Decimal.of(months.months()), Value.Decimal.of(other.months()));
            case Value.DaysAndTime duration
            when right instanceof Value.DaysAndTime other ->
                Numbers.divide(new Value.Decimal(nanos(duration.value())), new Value.Decimal(nanos(other.value())));
            case Value.YearsAndMonths months
            when right instanceof Value.Decimal number && number.value().signum() != 0 ->
                months(BigDecimal.valueOf(months.months()).divide(number.value(), Numbers.PRECISION));
            case Value.DaysAndTime duration
            when right instanceof Value.Decimal number && number.value().signum() != 0 ->
                duration(nanos(duration.value()).divide(number.value(), Numbers.PRECISION));
            default -> Nothing.NULL;
        };
    }

    private static Value months(BigDecimal months) {
        return new Value.YearsAndMonths(months.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(duration.toNanosPart()));
    }

    private static Value duration(BigDecimal nanos) {
        var parts = nanos.setScale(0, RoundingMode.DOWN).divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return new Value.DaysAndTime(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
    }

    static Value negate(Value value) {
        return switch (value) {
            case Value.YearsAndMonths duration -> new Value.YearsAndMonths(-duration.months());
            case Value.DaysAndTime duration ->
                new Value.DaysAndTime(duration.value().negated());
            case Unknown unknown when unknown.kind() == Unknown.Kind.ANYTHING -> unknown;
            default -> Numbers.isNumber(value) ? Numbers.negate(value) : Nothing.NULL;
        };
    }
}
