package org.doudi.policy.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;

/** Kleene's logic, with DMN's null beside the engine's unknown, and the join of values that are still possible. */
final class Logic {
    private Logic() {}

    static Value and(Value left, Value right) {
        return combine(truth(left), truth(right), Truth.FALSE);
    }

    static Value or(Value left, Value right) {
        return combine(truth(left), truth(right), Truth.TRUE);
    }

    /** The result is {@code decisive} as soon as one side is; else the other side's, if one side changes nothing. */
    private static Value combine(Value left, Value right, Truth decisive) {
        if (left.equals(decisive) || right.equals(decisive)) {
            return decisive;
        }
        if (left instanceof Truth) {
            return right;
        }
        if (right instanceof Truth || left.equals(right)) {
            return left;
        }
        return Unknown.ANYTHING;
    }

    static Value not(Value value) {
        return value instanceof Truth truth ? Truth.of(!truth.value()) : truth(value);
    }

    /** What is not a boolean counts as null; an unknown number never is one. */
    static Value truth(Value value) {
        return switch (value) {
            case Truth truth -> truth;
            case Unknown unknown when unknown.kind() != Unknown.Kind.NUMBER -> unknown;
            default -> Nothing.NULL;
        };
    }

    static boolean isTrue(Value value) {
        return value.equals(Truth.TRUE);
    }

    static boolean isUnknown(Value value) {
        return value instanceof Unknown;
    }

    /** What is known of a value that is one of two. */
    static Value join(Value one, Value other) {
        if (one.equals(other)) {
            return one;
        }
        if (Numbers.isNumber(one) && Numbers.isNumber(other)) {
            return Numbers.hull(one, other);
        }
        if (isBoolean(one) && isBoolean(other)) {
            return Unknown.BOOLEAN;
        }
        if (one instanceof Value.Items left
                && other instanceof Value.Items right
                && left.values().size() == right.values().size()) {
            return joinItems(left, right);
        }
        if (one instanceof Value.Context left
                && other instanceof Value.Context right
                && left.members().keySet().equals(right.members().keySet())) {
            return joinContexts(left, right);
        }
        return Unknown.ANYTHING;
    }

    private static Value joinItems(Value.Items left, Value.Items right) {
        var joined = new ArrayList<Value>();
        for (int i = 0; i < left.values().size(); i++) {
            joined.add(join(left.values().get(i), right.values().get(i)));
        }
        return new Value.Items(joined);
    }

    private static Value joinContexts(Value.Context left, Value.Context right) {
        var joined = new LinkedHashMap<String, Value>();
        left.members()
                .forEach((name, value) ->
                        joined.put(name, join(value, right.member(name).orElse(Nothing.NULL))));
        return new Value.Context(joined);
    }

    private static boolean isBoolean(Value value) {
        return value instanceof Truth || value.equals(Unknown.BOOLEAN);
    }
}
