package org.doudi.policy.run;

import java.util.List;
import java.util.Map;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Parser;
import org.doudi.policy.feel.Position;
import org.doudi.policy.feel.SyntaxError;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.jspecify.annotations.Nullable;

/** Reads a range from its text form; its ends are literals, nothing is computed. */
final class RangeText {
    private RangeText() {}

    static Value read(Value text) {
        if (!(text instanceof Value.Text form)) {
            return Nothing.NULL;
        }
        try {
            var normal = form.value().strip();
            var names = Names.of(List.of("date and time", "years and months duration"));
            if (!(Parser.expression(normal, Position.START, names) instanceof Expression.RangeOf range)
                    || !isLiteral(range.low())
                    || !isLiteral(range.high())) {
                return Nothing.NULL;
            }
            var value = new Interpreter(Map.of(), Observer.NONE).evaluate(range, Scope.of(Map.of()));
            return value instanceof Value.Range read ? checked(read) : Nothing.NULL;
        } catch (SyntaxError notARange) {
            return Nothing.NULL;
        }
    }

    private static boolean isLiteral(@Nullable Expression end) {
        return switch (end) {
            case null -> true;
            case Expression.Leaf leaf -> !(leaf instanceof Expression.Name);
            case Expression.Negation negation -> isLiteral(negation.operand());
            case Expression.Call call ->
                call.arguments().stream().allMatch(argument -> argument instanceof Expression.StringLiteral);
            default -> false;
        };
    }

    private static Value checked(Value.Range range) {
        if (range.low() == Nothing.NULL || range.high() == Nothing.NULL) {
            return range.low().equals(range.high()) ? Nothing.NULL : range;
        }
        var order = Comparisons.order(range.low(), range.high());
        boolean sameKind = range.low().getClass() == range.high().getClass();
        return sameKind && order.isPresent() && order.getAsInt() <= 0 ? range : Nothing.NULL;
    }
}
