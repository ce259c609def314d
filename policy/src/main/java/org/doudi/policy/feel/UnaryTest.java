package org.doudi.policy.feel;

import java.util.List;

/** A test of one value, as in the cells of a decision table and after {@code in}; the tested value is {@code ?}. */
public sealed interface UnaryTest {
    /** Where it stands. */
    Position at();

    /** Passes always: {@code -}. */
    record Anything(Position at) implements UnaryTest {}

    /** Compares the tested value (left) with an operand: {@code >= 18}. */
    record Compare(Position at, Expression.Comparator operator, Expression operand) implements UnaryTest {}

    /**
     * An expression: equal to the tested value, or a range or list it lies in, or, when it speaks of {@code ?} itself,
     * a condition that must be true.
     */
    record Matches(Position at, Expression expression) implements UnaryTest {}

    /** Passes if none of the tests pass: {@code not("a", "b")}. */
    record None(Position at, List<UnaryTest> tests) implements UnaryTest {}
}
