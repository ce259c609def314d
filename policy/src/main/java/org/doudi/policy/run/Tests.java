package org.doudi.policy.run;

import java.util.List;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.feel.UnaryTest;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;

/** Unary tests: whether a value passes one of them. */
final class Tests {
    private final Interpreter interpreter;
    private long questions;

    Tests(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Notes that an expression spoke of the tested value, {@code ?}. */
    void asked() {
        questions++;
    }

    Value anyPasses(List<UnaryTest> tests, Value tested, Scope scope) {
        var inner = scope.with("?", tested);
        Value result = Truth.FALSE;
        for (var test : tests) {
            result = Logic.or(result, passes(test, tested, inner));
            if (Logic.isTrue(result)) {
                return result;
            }
        }
        return result;
    }

    private Value passes(UnaryTest test, Value tested, Scope scope) {
        return switch (test) {
            case UnaryTest.Anything _ -> Truth.TRUE;
            case UnaryTest.Compare compare ->
                interpreter.compare(compare.operator(), tested, interpreter.evaluate(compare.operand(), scope));
            case UnaryTest.None none -> Logic.not(anyPasses(none.tests(), tested, scope));
            case UnaryTest.Matches matches -> matches(matches, tested, scope);
        };
    }

    private Value matches(UnaryTest.Matches matches, Value tested, Scope scope) {
        long before = questions;
        var value = interpreter.evaluate(matches.expression(), scope);
        if (questions > before && (Logic.truth(value) != Nothing.NULL || value == Nothing.NULL)) {
            return Logic.truth(value);
        }
        boolean isBrokenRange = value == Nothing.NULL && matches.expression() instanceof Expression.RangeOf;
        return isBrokenRange ? Nothing.NULL : lies(tested, value);
    }

    /** Whether the tested value equals the other, or lies in it if that is a range or list. */
    private Value lies(Value tested, Value other) {
        return switch (other) {
            case Value.Range range -> Comparisons.within(tested, range);
            case Value.Items items when !(tested instanceof Value.Items) -> liesInOne(tested, items);
            case Value.Items items -> Logic.or(Comparisons.equal(tested, items), liesInOne(tested, items));
            case Value.UncertainItems _ -> Unknown.ANYTHING;
            default -> {
                var equal = Comparisons.equal(tested, other);
                interpreter.observer().compared(Comparator.EQUAL, tested, other, equal);
                yield equal;
            }
        };
    }

    private Value liesInOne(Value tested, Value.Items items) {
        Value result = Truth.FALSE;
        for (var item : items.values()) {
            var one = item instanceof Value.Range range
                    ? Comparisons.within(tested, range)
                    : Comparisons.equal(tested, item);
            result = Logic.or(result, one == Nothing.NULL ? Truth.FALSE : one);
        }
        return result;
    }
}
