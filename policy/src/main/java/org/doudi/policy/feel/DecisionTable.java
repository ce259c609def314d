package org.doudi.policy.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision table.
 *
 * @param inputs columns whose cells are tests
 * @param outputs columns whose cells are values; several make a context
 * @param rules rows, from top to bottom
 */
public record DecisionTable(
        Position at, HitPolicy hitPolicy, List<Input> inputs, List<Output> outputs, List<Rule> rules)
        implements Expression.Control {
    /** Which of the rules that match gives the result. */
    public enum HitPolicy {
        UNIQUE,
        ANY,
        PRIORITY,
        FIRST,
        RULE_ORDER,
        OUTPUT_ORDER,
        COLLECT,
        COLLECT_SUM,
        COLLECT_MIN,
        COLLECT_MAX,
        COLLECT_COUNT;

        /** Whether the result is one value rather than a list. */
        public boolean isSingleHit() {
            return switch (this) {
                case UNIQUE, ANY, PRIORITY, FIRST -> true;
                case RULE_ORDER, OUTPUT_ORDER, COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT -> false;
            };
        }
    }

    /** An input column: the tested expression, and the values it may have (empty: any). */
    public record Input(Expression tested, @Nullable FeelType type, List<UnaryTest> allowed) {}

    /** An output column: its name, the values in order of priority (empty: any), the value when no rule matches. */
    public record Output(
            String name,
            @Nullable FeelType type,
            List<Expression> allowed,
            @Nullable Expression otherwise) {}

    /** A row: for each input the tests of which one must pass, for each output its value. */
    public record Rule(Position at, List<List<UnaryTest>> conditions, List<Expression> results) {}
}
