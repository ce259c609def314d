package org.doudi.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of yuan in whole cents (分). Fractions exist only inside a named {@link Rounding}.
 *
 * @param cents whole cents, negative for an amount owed
 */
public record Money(long cents) implements Comparable<Money> {
    /** Nothing. */
    public static final Money ZERO = new Money(0);

    /**
     * A rounding rule the law names; there is no default.
     *
     * @param mode direction
     * @param stepCents the smallest step paid, in cents
     */
    public record Rounding(RoundingMode mode, long stepCents) {
        /** Half a cent and more upwards to the cent. */
        public static final Rounding HALF_UP_TO_CENT = new Rounding(RoundingMode.HALF_UP, 1);
        /** Every part of a yuan upwards to the yuan. */
        public static final Rounding UP_TO_WHOLE_YUAN = new Rounding(RoundingMode.CEILING, 100);
    }

    /** @throws InvalidValue if {@code yuan} has a fraction of a cent or is too large */
    public static Money ofYuan(BigDecimal yuan) {
        try {
            return new Money(yuan.movePointRight(2).longValueExact());
        } catch (ArithmeticException fractionOrOverflow) {
            throw new InvalidValue("amount in cents");
        }
    }

    /** The sum. */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** The difference, negative if {@code other} is larger. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    /** This amount as often as {@code count}. */
    public Money times(long count) {
        return new Money(Math.multiplyExact(cents, count));
    }

    /** This amount by a factor, rounded by the rule the law names. */
    public Money times(BigDecimal factor, Rounding rounding) {
        var steps = BigDecimal.valueOf(cents)
                .multiply(factor)
                .divide(BigDecimal.valueOf(rounding.stepCents()), 0, rounding.mode());
        return new Money(Math.multiplyExact(steps.longValueExact(), rounding.stepCents()));
    }

    /** The amount in yuan, with two decimals. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return yuan().toPlainString();
    }
}
