package org.doudi.policy.column;

import java.math.BigInteger;

/** Between which whole numbers a held value lies; tells where an operation cannot overflow. */
record Span(BigInteger low, BigInteger high) {
    private static final BigInteger SAFE = BigInteger.ONE.shiftLeft(62);

    static Span of(long low, long high) {
        return new Span(BigInteger.valueOf(low), BigInteger.valueOf(high));
    }

    /** A span as wide as {@code limit} to both sides. */
    static Span around(long limit) {
        return of(-limit, limit);
    }

    Span plus(Span other) {
        return new Span(low.add(other.low), high.add(other.high));
    }

    Span minus(Span other) {
        return new Span(low.subtract(other.high), high.subtract(other.low));
    }

    Span times(Span other) {
        var products = new BigInteger[] {
            low.multiply(other.low), low.multiply(other.high), high.multiply(other.low), high.multiply(other.high)
        };
        var least = products[0];
        var most = products[0];
        for (var product : products) {
            least = least.min(product);
            most = most.max(product);
        }
        return new Span(least, most);
    }

    Span times(BigInteger factor) {
        return times(new Span(factor, factor));
    }

    /** The sum of up to so many such values. */
    Span sumOf(int most) {
        var count = BigInteger.valueOf(most);
        return new Span(
                low.min(BigInteger.ZERO).multiply(count),
                high.max(BigInteger.ZERO).multiply(count));
    }

    Span union(Span other) {
        return new Span(low.min(other.low), high.max(other.high));
    }

    Span largest(Span other) {
        return new Span(low.max(other.low), high.max(other.high));
    }

    Span smallest(Span other) {
        return new Span(low.min(other.low), high.min(other.high));
    }

    boolean isNeverNegative() {
        return low.signum() >= 0;
    }

    /** Whether a long holds every value, with room to spare. */
    boolean fits() {
        return low.negate().compareTo(SAFE) < 0 && high.compareTo(SAFE) < 0;
    }
}
