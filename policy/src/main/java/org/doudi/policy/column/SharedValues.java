package org.doudi.policy.column;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.Policy;
import org.doudi.policy.column.Node.Shared;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.run.Interpreter;
import org.doudi.policy.run.Observer;
import org.doudi.policy.run.Scope;
import org.doudi.policy.value.Value;

/**
 * What the shared parts of a policy are worth in one area and month, as generated code reads it.
 *
 * @param values numbers as held, booleans as 0 and 1, days since 1970; {@link RowMath#NOTHING} for null
 * @param tables numbers by place in an enumeration
 */
// Arrays on purpose: generated code reads them in place, and nothing outside this package holds one.
@SuppressWarnings("ArrayRecordComponent")
record SharedValues(long[] values, long[][] tables) {
    /**
     * Computes them; empty if one of them is of a size or kind the generated code was not made for, so that the
     * interpreter answers the area.
     *
     * @param inputs parameters and dates of the case, by input name
     */
    static Optional<SharedValues> compute(Policy policy, List<Shared> shared, Map<String, Value> inputs) {
        var interpreter = new Interpreter(policy.types(), Observer.NONE);
        var variables = new HashMap<>(inputs);
        var parts = new SharedParts(policy, _ -> 0);
        for (var decision : policy.decisions()) {
            if (parts.isShared(decision.logic(), Set.of())) {
                var value = interpreter.evaluate(decision.logic(), Scope.of(variables));
                variables.put(decision.name(), interpreter.coerce(value, decision.type()));
            }
        }
        var values = new long[shared.size()];
        var tables = new long[shared.size()][];
        for (var each : shared) {
            var value = interpreter.evaluate(each.expression(), Scope.of(variables));
            if (each.kind() == SharedKind.TABLE) {
                tables[each.index()] = table(each, value);
            } else {
                var held = held(each, value);
                if (held.isEmpty()) {
                    return Optional.empty();
                }
                values[each.index()] = held.get();
            }
        }
        return Optional.of(new SharedValues(values, tables));
    }

    /** Whether one of the values is null. */
    boolean hasNulls() {
        return Arrays.stream(values).anyMatch(value -> value == RowMath.NOTHING);
    }

    private static Optional<Long> held(Shared shared, Value value) {
        return switch (value) {
            case Value.Decimal number when shared.kind() == SharedKind.NUMBER -> number(shared, number);
            case Value.Decimal number
            when shared.kind() == SharedKind.NOT_NEGATIVE ->
                number(shared, number).filter(amount -> amount >= 0);
            case Value.Decimal number
            when shared.kind() == SharedKind.DIVISOR ->
                number(shared, number).filter(divisor -> divisor > 0 && divisor <= NumberRules.MOST_DIVISOR);
            case Value.Truth truth when shared.kind() == SharedKind.BOOLEAN -> Optional.of(truth.value() ? 1L : 0L);
            case Value.Date date
            when shared.kind() == SharedKind.DATE -> Optional.of(date.value().toEpochDay());
            default -> Optional.of(RowMath.NOTHING);
        };
    }

    private static Optional<Long> number(Shared shared, Value.Decimal number) {
        var held = number.value().movePointRight(shared.scale()).stripTrailingZeros();
        return held.scale() > 0 || held.abs().compareTo(BigDecimal.valueOf(NumberRules.MOST_SHARED)) > 0
                ? Optional.empty()
                : Optional.of(held.longValueExact());
    }

    private static long[] table(Shared shared, Value value) {
        var table = new long[shared.keys().size()];
        Arrays.fill(table, RowMath.NOTHING);
        if (value instanceof Value.Context context) {
            for (int i = 0; i < table.length; i++) {
                if (context.members().get(shared.keys().get(i)) instanceof Value.Decimal number) {
                    table[i] = number(shared, number).orElse(RowMath.NOTHING);
                }
            }
        }
        return table;
    }
}
