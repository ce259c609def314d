package org.doudi.policy.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.UncertainItems.Possible;
import org.doudi.policy.value.Value.Unknown;

/** Filters, {@code for}, {@code some} and {@code every}: whatever is evaluated once for each item of a list. */
final class Loops {
    private final Interpreter interpreter;

    Loops(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    private interface Body {
        /** @return whether to go on */
        boolean run(Scope scope, boolean certain);
    }

    /** What a loop runs over; {@code missing} is true if it is a list, else what the loop yields instead. */
    private record Domain(List<Possible> items, Value missing) {
        boolean isMissing() {
            return !missing.equals(Truth.TRUE);
        }
    }

    Value loop(Expression.For loop, Scope scope) {
        var results = new ArrayList<Possible>();
        var missing = run(loop.iterations(), 0, scope, true, (inner, certain) -> {
            var body = inner.withLazy("partial", () -> {
                interpreter.work(results.size());
                return new Value.Items(results.stream().map(Possible::value).toList());
            });
            results.add(new Possible(interpreter.evaluate(loop.result(), body), certain));
            return true;
        });
        return Truth.TRUE.equals(missing) ? list(results) : missing;
    }

    Value quantified(Expression.Quantified quantified, Scope scope) {
        var result = new Value[] {Truth.of(quantified.every())};
        var missing = run(quantified.iterations(), 0, scope, true, (inner, certain) -> {
            var value = interpreter.evaluate(quantified.condition(), inner);
            var condition = Logic.truth(value);
            if (condition == Nothing.NULL && value != Nothing.NULL) {
                result[0] = Nothing.NULL;
                return false;
            }
            Value counts = certain ? Truth.TRUE : Unknown.BOOLEAN;
            result[0] = quantified.every()
                    ? Logic.and(result[0], Logic.or(Logic.not(counts), condition))
                    : Logic.or(result[0], Logic.and(counts, condition));
            return !result[0].equals(Truth.of(!quantified.every()));
        });
        return Truth.TRUE.equals(missing) ? result[0] : missing;
    }

    /** Runs the body for every combination; the answer is true, or what the whole loop yields for want of a list. */
    private Value run(List<Expression.Iteration> iterations, int level, Scope scope, boolean certain, Body body) {
        if (level == iterations.size()) {
            return body.run(scope, certain) ? Truth.TRUE : Truth.FALSE;
        }
        var iteration = iterations.get(level);
        var domain = domain(iteration, scope);
        if (domain.isMissing()) {
            return domain.missing;
        }
        for (var item : domain.items) {
            var inner = scope.with(iteration.variable(), item.value());
            var outcome = run(iterations, level + 1, inner, certain && item.certain(), body);
            if (outcome.equals(Truth.FALSE)) {
                return level == 0 ? Truth.TRUE : outcome;
            }
            if (!outcome.equals(Truth.TRUE)) {
                return outcome;
            }
        }
        return Truth.TRUE;
    }

    private Domain domain(Expression.Iteration iteration, Scope scope) {
        var value = interpreter.evaluate(iteration.domain(), scope);
        if (iteration.until() != null) {
            value = new Value.Range(true, value, interpreter.evaluate(iteration.until(), scope), true);
        }
        return switch (value) {
            case Value.Items items -> certain(items.values());
            case Value.UncertainItems items -> new Domain(items.values(), Truth.TRUE);
            case Value.Range range ->
                range.isKnown()
                        ? certain(Sequences.of(range, iteration.until() != null))
                        : new Domain(List.of(), Unknown.ANYTHING);
            case Unknown unknown ->
                new Domain(List.of(), unknown.kind() == Unknown.Kind.ANYTHING ? unknown : Nothing.NULL);
            case Nothing nothing -> new Domain(List.of(), nothing);
            default -> certain(List.of(value));
        };
    }

    private static Domain certain(List<Value> values) {
        return new Domain(
                values.stream().map(value -> new Possible(value, true)).toList(), Truth.TRUE);
    }

    Value filter(Expression.Filter filter, Scope scope) {
        return switch (interpreter.evaluate(filter.source(), scope)) {
            case Value.Items items -> select(certain(items.values()).items, filter.predicate(), scope);
            case Value.UncertainItems items -> select(items.values(), filter.predicate(), scope);
            case Unknown unknown -> unknown.kind() == Unknown.Kind.ANYTHING ? unknown : Unknown.ANYTHING;
            case Nothing nothing -> nothing;
            case Value single -> select(certain(List.of(single)).items, filter.predicate(), scope);
        };
    }

    private Value select(List<Possible> items, Expression predicate, Scope scope) {
        if (items.isEmpty()) {
            return interpreter.evaluate(predicate, scope.ofItem(Nothing.NULL)) instanceof Value.Decimal
                    ? Nothing.NULL
                    : Value.Items.EMPTY;
        }
        var kept = new ArrayList<Possible>();
        for (var item : items) {
            var test = interpreter.evaluate(predicate, scope.ofItem(item.value()));
            if (test instanceof Value.Decimal place) {
                return at(items, place);
            }
            if (Numbers.isNumber(test)) {
                return Unknown.ANYTHING;
            }
            var condition = Logic.truth(test);
            if (condition == Nothing.NULL && test != Nothing.NULL) {
                return Nothing.NULL;
            }
            if (condition.equals(Unknown.ANYTHING) && !isCondition(predicate)) {
                return Unknown.ANYTHING;
            }
            if (Logic.isTrue(condition)) {
                kept.add(item);
            } else if (Logic.isUnknown(condition)) {
                kept.add(new Possible(item.value(), false));
            }
        }
        return list(kept);
    }

    /** Whether the expression can never be a number, so that it selects by condition and not by place. */
    private static boolean isCondition(Expression predicate) {
        return switch (predicate) {
            case Expression.Comparison _, Expression.And _, Expression.Or _, Expression.Between _, Expression.In _ ->
                true;
            case Expression.Quantified _, Expression.InstanceOf _ -> true;
            default -> false;
        };
    }

    /** The item at a place from 1, or from the end if negative. */
    private static Value at(List<Possible> items, Value.Decimal place) {
        if (place.value().stripTrailingZeros().scale() > 0) {
            return Nothing.NULL;
        }
        if (!items.stream().allMatch(Possible::certain)) {
            return Unknown.ANYTHING;
        }
        int size = items.size();
        if (place.value().abs().compareTo(BigDecimal.valueOf(size)) > 0
                || place.value().signum() == 0) {
            return Nothing.NULL;
        }
        int index = place.value().intValue();
        return items.get(index > 0 ? index - 1 : size + index).value();
    }

    static Value list(List<Possible> items) {
        return items.stream().allMatch(Possible::certain)
                ? new Value.Items(items.stream().map(Possible::value).toList())
                : new Value.UncertainItems(items);
    }
}
