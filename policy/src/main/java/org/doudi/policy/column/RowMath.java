package org.doudi.policy.column;

/** What generated code calls. */
final class RowMath {
    /** A shared value that is null. */
    static final long NOTHING = Long.MIN_VALUE;

    /** Thrown, and caught in the same loop, when only the interpreter can answer a row. */
    // One instance without a stack trace on purpose: it is a jump out of an expression, and tells nothing.
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final ArithmeticException UNUSUAL = new UnusualRow();

    private static final class UnusualRow extends ArithmeticException {
        UnusualRow() {
            super("row for the interpreter");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private RowMath() {}

    /** {@code held / divisor}, rounded half up, away from zero. */
    static long roundHalfUp(long held, long divisor) {
        long quotient = held / divisor;
        long rest = Math.abs(held - quotient * divisor);
        if (rest < divisor - rest) {
            return quotient;
        }
        return held < 0 ? quotient - 1 : quotient + 1;
    }

    /** The number of a table for a value of an enumeration. */
    static long lookUp(long[] table, int value) {
        if (value < 0 || value >= table.length || table[value] == NOTHING) {
            throw UNUSUAL;
        }
        return table[value];
    }

    /** Bits of so many members. */
    static long firstBits(int count) {
        return count == Long.SIZE ? -1 : (1L << count) - 1;
    }
}
