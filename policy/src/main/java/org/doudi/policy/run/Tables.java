package org.doudi.policy.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.doudi.policy.feel.DecisionTable;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.UncertainItems.Possible;
import org.doudi.policy.value.Value.Unknown;

/**
 * Decision tables. A rule whose conditions are unknown may match: the result joins what is still possible, or is a
 * list of which some items are uncertain.
 */
final class Tables {
    private final Interpreter interpreter;
    private final Tests tests;

    Tables(Interpreter interpreter, Tests tests) {
        this.interpreter = interpreter;
        this.tests = tests;
    }

    Value evaluate(DecisionTable table, Scope scope) {
        var tested = new ArrayList<Value>();
        for (var input : table.inputs()) {
            var value = interpreter.evaluate(input.tested(), scope);
            if (input.type() != null) {
                value = interpreter.coerce(value, input.type());
            }
            if (!input.allowed().isEmpty()
                    && value != Nothing.NULL
                    && tests.anyPasses(input.allowed(), value, scope).equals(Truth.FALSE)) {
                return Nothing.NULL;
            }
            tested.add(value);
        }
        var matches = matches(table, tested, scope);
        return table.hitPolicy().isSingleHit() ? single(table, matches, scope) : several(table, matches, scope);
    }

    /** The rules that match or may match, with their results. */
    private List<Possible> matches(DecisionTable table, List<Value> tested, Scope scope) {
        var matches = new ArrayList<Possible>();
        for (var rule : table.rules()) {
            var match = match(rule, tested, scope);
            if (!match.equals(Truth.FALSE)) {
                boolean certain = Logic.isTrue(match);
                matches.add(new Possible(result(table, rule, scope), certain));
                if (certain && table.hitPolicy() == DecisionTable.HitPolicy.FIRST) {
                    return matches;
                }
            }
        }
        return matches;
    }

    private Value match(DecisionTable.Rule rule, List<Value> tested, Scope scope) {
        Value match = Truth.TRUE;
        for (int i = 0; i < tested.size(); i++) {
            var passes = tests.anyPasses(rule.conditions().get(i), tested.get(i), scope);
            match = Logic.and(match, passes == Nothing.NULL ? Truth.FALSE : passes);
            if (match.equals(Truth.FALSE)) {
                return match;
            }
        }
        return match;
    }

    private Value result(DecisionTable table, DecisionTable.Rule rule, Scope scope) {
        return output(table, i -> interpreter.evaluate(rule.results().get(i), scope));
    }

    private interface Cell {
        Value value(int column);
    }

    private Value output(DecisionTable table, Cell cell) {
        var columns = table.outputs();
        if (columns.size() == 1) {
            return typed(columns.getFirst(), cell.value(0));
        }
        var members = new LinkedHashMap<String, Value>();
        for (int i = 0; i < columns.size(); i++) {
            members.put(columns.get(i).name(), typed(columns.get(i), cell.value(i)));
        }
        return new Value.Context(members);
    }

    private Value typed(DecisionTable.Output output, Value value) {
        return output.type() == null ? value : interpreter.coerce(value, output.type());
    }

    private Value otherwise(DecisionTable table, Scope scope) {
        if (table.outputs().stream().allMatch(output -> output.otherwise() == null)) {
            return Nothing.NULL;
        }
        return output(table, i -> {
            var expression = table.outputs().get(i).otherwise();
            return expression == null ? Nothing.NULL : interpreter.evaluate(expression, scope);
        });
    }

    private Value single(DecisionTable table, List<Possible> matches, Scope scope) {
        return switch (table.hitPolicy()) {
            case UNIQUE -> unique(matches, otherwise(table, scope));
            case ANY -> any(matches, otherwise(table, scope));
            case PRIORITY -> priority(table, matches, scope);
            case FIRST -> first(matches, otherwise(table, scope));
            case RULE_ORDER, OUTPUT_ORDER, COLLECT, COLLECT_SUM, COLLECT_MIN, COLLECT_MAX, COLLECT_COUNT ->
                throw new IllegalStateException();
        };
    }

    private Value priority(DecisionTable table, List<Possible> matches, Scope scope) {
        return matches.stream().allMatch(match -> match.value().isKnown())
                ? first(byPriority(table, matches, scope), otherwise(table, scope))
                : Unknown.ANYTHING;
    }

    private static Value first(List<Possible> matches, Value otherwise) {
        var result = otherwise;
        for (int i = matches.size() - 1; i >= 0; i--) {
            result = matches.get(i).certain()
                    ? matches.get(i).value()
                    : Logic.join(matches.get(i).value(), result);
        }
        return result;
    }

    /** Two rules that match at once violate the table: null. */
    private static Value unique(List<Possible> matches, Value otherwise) {
        long certain = matches.stream().filter(Possible::certain).count();
        if (certain > 1) {
            return Nothing.NULL;
        }
        var result = certain == 1
                ? matches.stream()
                        .filter(Possible::certain)
                        .findFirst()
                        .orElseThrow()
                        .value()
                : matches.stream().map(Possible::value).reduce(otherwise, Logic::join);
        return matches.size() > 1 ? Logic.join(result, Nothing.NULL) : result;
    }

    /** Rules that match at once must agree: else null. */
    private static Value any(List<Possible> matches, Value otherwise) {
        var certain = matches.stream()
                .filter(Possible::certain)
                .map(Possible::value)
                .distinct()
                .toList();
        if (certain.size() > 1) {
            return Nothing.NULL;
        }
        var values = matches.stream().map(Possible::value).distinct().toList();
        if (values.size() > 1) {
            return Unknown.ANYTHING;
        }
        return certain.isEmpty() ? first(matches, otherwise) : certain.getFirst();
    }

    private List<Possible> byPriority(DecisionTable table, List<Possible> matches, Scope scope) {
        var order = new ArrayList<List<Value>>();
        for (var output : table.outputs()) {
            order.add(output.allowed().stream()
                    .map(value -> interpreter.evaluate(value, scope))
                    .toList());
        }
        Comparator<Possible> priority = (one, other) -> {
            for (int i = 0; i < order.size(); i++) {
                int difference = Integer.compare(
                        rank(order.get(i), column(table, one.value(), i)),
                        rank(order.get(i), column(table, other.value(), i)));
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        };
        return matches.stream().sorted(priority).toList();
    }

    private static Value column(DecisionTable table, Value result, int index) {
        return result instanceof Value.Context context && table.outputs().size() > 1
                ? context.member(table.outputs().get(index).name()).orElse(Nothing.NULL)
                : result;
    }

    private static int rank(List<Value> order, Value value) {
        int place = order.indexOf(value);
        return place < 0 ? order.size() : place;
    }

    private Value several(DecisionTable table, List<Possible> matches, Scope scope) {
        if (matches.isEmpty()) {
            return table.hitPolicy() == DecisionTable.HitPolicy.COLLECT_COUNT
                    ? Value.Decimal.ZERO
                    : otherwise(table, scope);
        }
        var results = Loops.list(matches);
        return switch (table.hitPolicy()) {
            case RULE_ORDER, COLLECT -> results;
            case OUTPUT_ORDER -> Loops.list(byPriority(table, matches, scope));
            case COLLECT_SUM -> ListNumbers.sum(results);
            case COLLECT_MIN -> ListNumbers.minimum(results);
            case COLLECT_MAX -> ListNumbers.maximum(results);
            case COLLECT_COUNT -> ListNumbers.count(results);
            case UNIQUE, ANY, PRIORITY, FIRST -> throw new IllegalStateException();
        };
    }
}
