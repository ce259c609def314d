package org.doudi.policy.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic in decimal128, on numbers and on unknown numbers within bounds. Rounding is monotone, so the rounded
 * result of the bounds bounds every rounded result between them.
 */
final class Numbers {
    static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int MAX_EXPONENT = 999_999_999;
    private static final long LARGEST_EXPONENT = 6_144;

    private Numbers() {}

    static boolean isNumber(Value value) {
        return value instanceof Decimal || (value instanceof Unknown unknown && unknown.kind() == Unknown.Kind.NUMBER);
    }

    static @Nullable BigDecimal low(Value value) {
        return switch (value) {
            case Decimal number -> number.value();
            case Unknown unknown -> unknown.low();
            default -> null;
        };
    }

    static @Nullable BigDecimal high(Value value) {
        return switch (value) {
            case Decimal number -> number.value();
            case Unknown unknown -> unknown.high();
            default -> null;
        };
    }

    /** The narrowest bounds that hold both. */
    static Value hull(Value one, Value other) {
        return Unknown.between(
                both(low(one), low(other), BigDecimal::min), both(high(one), high(other), BigDecimal::max));
    }

    /** A function of two bounds, unbounded if one of them is missing. */
    private static @Nullable BigDecimal both(
            @Nullable BigDecimal one, @Nullable BigDecimal other, BinaryOperator<BigDecimal> function) {
        return one == null || other == null ? null : function.apply(one, other);
    }

    static Value add(Value left, Value right) {
        return Unknown.between(both(low(left), low(right), Numbers::sum), both(high(left), high(right), Numbers::sum));
    }

    private static BigDecimal sum(BigDecimal left, BigDecimal right) {
        return checked(left.add(right, PRECISION));
    }

    /** @throws ArithmeticException if the exponent leaves the range of decimal128 */
    private static BigDecimal checked(BigDecimal result) {
        if (Math.abs((long) result.precision() - result.scale()) > LARGEST_EXPONENT) {
            throw new ArithmeticException("out of range");
        }
        return result;
    }

    static Value subtract(Value left, Value right) {
        return add(left, negate(right));
    }

    static Value negate(Value value) {
        return falling(value, BigDecimal::negate);
    }

    static Value multiply(Value left, Value right) {
        if (left.equals(Decimal.ZERO) || right.equals(Decimal.ZERO)) {
            return Decimal.ZERO;
        }
        return corners(left, right, (one, other) -> checked(one.multiply(other, PRECISION)));
    }

    /** Null if the divisor is zero; anything if it may be. */
    static Value divide(Value left, Value right) {
        if (right.equals(Decimal.ZERO)) {
            return Nothing.NULL;
        }
        if (mayBeZero(right)) {
            return Unknown.ANYTHING;
        }
        if (left.equals(Decimal.ZERO)) {
            return left;
        }
        if (isBounded(left) && isBounded(right)) {
            return corners(left, right, (one, other) -> checked(one.divide(other, PRECISION)));
        }
        return quotientOfHalfOpen(left, right);
    }

    /** With a bound missing only the sign is kept: enough for sums that are never negative. */
    private static Value quotientOfHalfOpen(Value left, Value right) {
        var low = low(left);
        var divisor = low(right);
        if (low == null || low.signum() < 0 || divisor == null || divisor.signum() <= 0) {
            return Unknown.NUMBER;
        }
        var top = high(left);
        var widest = high(right);
        return Unknown.between(
                widest == null ? BigDecimal.ZERO : low.divide(widest, PRECISION),
                top == null ? null : top.divide(divisor, PRECISION));
    }

    private static boolean mayBeZero(Value value) {
        var low = low(value);
        var high = high(value);
        return (low == null || low.signum() <= 0) && (high == null || high.signum() >= 0);
    }

    private static boolean isBounded(Value value) {
        return low(value) != null && high(value) != null;
    }

    /** The extremes of a function monotone in each argument lie at the corners of the bounds. */
    private static Value corners(Value left, Value right, BinaryOperator<BigDecimal> function) {
        var lowLeft = low(left);
        var highLeft = high(left);
        var lowRight = low(right);
        var highRight = high(right);
        if (lowLeft == null || highLeft == null || lowRight == null || highRight == null) {
            return productOfHalfOpen(lowLeft, highLeft, lowRight, highRight, function);
        }
        var results = Stream.of(
                        function.apply(lowLeft, lowRight),
                        function.apply(lowLeft, highRight),
                        function.apply(highLeft, lowRight),
                        function.apply(highLeft, highRight))
                .sorted()
                .toList();
        return Unknown.between(results.getFirst(), results.getLast());
    }

    private static Value productOfHalfOpen(
            @Nullable BigDecimal lowLeft,
            @Nullable BigDecimal highLeft,
            @Nullable BigDecimal lowRight,
            @Nullable BigDecimal highRight,
            BinaryOperator<BigDecimal> product) {
        boolean neitherNegative =
                lowLeft != null && lowLeft.signum() >= 0 && lowRight != null && lowRight.signum() >= 0;
        return neitherNegative
                ? Unknown.between(both(lowLeft, lowRight, product), both(highLeft, highRight, product))
                : Unknown.NUMBER;
    }

    /** Null where there is no decimal result. */
    static Value power(Value base, Value exponent) {
        if (!(base instanceof Decimal left) || !(exponent instanceof Decimal right)) {
            return Unknown.ANYTHING;
        }
        var whole = right.value().stripTrailingZeros();
        if (whole.scale() <= 0 && whole.abs().compareTo(BigDecimal.valueOf(MAX_EXPONENT)) <= 0) {
            return wholePower(left.value(), whole.intValueExact());
        }
        if (left.value().signum() <= 0) {
            return left.value().signum() == 0 && whole.signum() > 0 ? Decimal.ZERO : Nothing.NULL;
        }
        return Transcendental.power(left.value(), right.value());
    }

    private static Value wholePower(BigDecimal base, int exponent) {
        if (base.signum() == 0 && exponent < 0) {
            return Nothing.NULL;
        }
        long digits = Math.abs((long) exponent) * Math.abs((long) base.precision() - base.scale() - 1);
        if (digits > LARGEST_EXPONENT) {
            return Nothing.NULL;
        }
        return new Decimal(base.pow(exponent, PRECISION));
    }

    /** A function that grows with its argument, on a number or on bounds. */
    static Value rising(Value value, UnaryOperator<BigDecimal> function) {
        var low = low(value);
        var high = high(value);
        return Unknown.between(low == null ? null : function.apply(low), high == null ? null : function.apply(high));
    }

    private static Value falling(Value value, UnaryOperator<BigDecimal> function) {
        var low = low(value);
        var high = high(value);
        return Unknown.between(high == null ? null : function.apply(high), low == null ? null : function.apply(low));
    }

    static Value absolute(Value value) {
        var low = low(value);
        var high = high(value);
        if (low != null && low.signum() >= 0) {
            return value;
        }
        if (high != null && high.signum() <= 0) {
            return negate(value);
        }
        return Unknown.between(
                BigDecimal.ZERO, both(low, high, (a, b) -> a.negate().max(b)));
    }

    /** Rounded to a number of decimals. */
    static Value round(Value value, int decimals, RoundingMode mode) {
        return rising(value, number -> number.setScale(decimals, mode));
    }

    static Value minimum(Value one, Value other) {
        return Unknown.between(both(low(one), low(other), BigDecimal::min), lesser(high(one), high(other)));
    }

    static Value maximum(Value one, Value other) {
        return Unknown.between(greater(low(one), low(other)), both(high(one), high(other), BigDecimal::max));
    }

    private static @Nullable BigDecimal lesser(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.min(other);
    }

    private static @Nullable BigDecimal greater(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.max(other);
    }
}
