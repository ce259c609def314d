package org.doudi.policy.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doudi.policy.feel.DecisionTable;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;

/**
 * Evaluates expressions as DMN 1.5 says. Over unknown values it goes on: a known result holds whatever the unknowns
 * are, an unknown one says what is known of it.
 */
public final class Interpreter {
    private static final long MOST_STEPS = 5_000_000;

    private final Types types;
    private final Observer observer;
    private final Extents extents = new Extents();
    private final Loops loops = new Loops(this);
    private final Tests tests = new Tests(this);
    private final Tables tables = new Tables(this, tests);
    private long steps;
    private int calls;

    /** @param types types the model defines, by name */
    public Interpreter(Map<String, FeelType> types, Observer observer) {
        this.types = new Types(types);
        this.observer = observer;
    }

    /**
     * The value of an expression; never a Java null.
     *
     * @throws TooMuchWork if it takes more than five million steps, or makes a value too large to walk through
     */
    public Value evaluate(Expression expression, Scope scope) {
        work(1);
        return switch (expression) {
            case Expression.Leaf leaf -> leaf(leaf, scope);
            case Expression.Operation operation -> extents.bounded(operation(operation, scope));
            case Expression.Structure structure -> extents.bounded(structure(structure, scope));
            case Expression.If choice -> choose(choice, scope);
            case Expression.For loop -> extents.bounded(loops.loop(loop, scope));
            case Expression.Quantified quantified -> loops.quantified(quantified, scope);
            case DecisionTable table -> tables.evaluate(table, scope);
        };
    }

    /** Counts steps towards the limit. */
    void work(long more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new TooMuchWork();
        }
    }

    /** A value as a declared type takes it: singletons become lists and back, what does not conform becomes null. */
    public Value coerce(Value value, FeelType type) {
        return types.coerce(value, type);
    }

    /** What is known of a value that is one of two. */
    public static Value join(Value one, Value other) {
        return Logic.join(one, other);
    }

    /** A function as a value. */
    public Value.Function function(Expression.FunctionOf definition, Scope scope) {
        var names =
                definition.parameters().stream().map(Expression.Parameter::name).toList();
        var parameterTypes =
                definition.parameters().stream().map(Expression.Parameter::type).toList();
        return new Value.Function(names, parameterTypes, arguments -> {
            var variables = new LinkedHashMap<String, Value>();
            for (int i = 0; i < names.size(); i++) {
                variables.put(names.get(i), arguments.get(i));
            }
            return nested(() -> evaluate(definition.body(), scope.with(variables)));
        });
    }

    private interface Work {
        Value run();
    }

    /** Recursion of a policy's functions is bounded, so that it never exhausts the stack. */
    private Value nested(Work work) {
        if (++calls > 200) {
            throw new TooMuchWork();
        }
        var result = work.run();
        calls--;
        return result;
    }

    Observer observer() {
        return observer;
    }

    Types types() {
        return types;
    }

    private Value leaf(Expression.Leaf leaf, Scope scope) {
        return switch (leaf) {
            case Expression.NumberLiteral number -> new Value.Decimal(number.value());
            case Expression.StringLiteral text -> new Value.Text(text.value());
            case Expression.BooleanLiteral truth -> Truth.of(truth.value());
            case Expression.NullLiteral _ -> Nothing.NULL;
            case Expression.TemporalLiteral temporal -> Temporals.any(temporal.text());
            case Expression.Name name -> named(name.name(), scope);
        };
    }

    private Value named(String name, Scope scope) {
        if (name.equals("?")) {
            tests.asked();
        }
        var value = scope.find(name, observer);
        if (value != null) {
            return value;
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? path(named(name.substring(0, dot), scope), name.substring(dot + 1)) : Functions.asValue(name);
    }

    private Value operation(Expression.Operation operation, Scope scope) {
        return switch (operation) {
            case Expression.Negation negation -> Arithmetics.negate(evaluate(negation.operand(), scope));
            case Expression.Calculation calculation ->
                Arithmetics.calculate(
                        calculation.operator(),
                        evaluate(calculation.left(), scope),
                        evaluate(calculation.right(), scope));
            case Expression.Comparison comparison ->
                compare(comparison.operator(), evaluate(comparison.left(), scope), evaluate(comparison.right(), scope));
            case Expression.And and -> {
                var left = evaluate(and.left(), scope);
                yield left.equals(Truth.FALSE) ? left : Logic.and(left, evaluate(and.right(), scope));
            }
            case Expression.Or or -> {
                var left = evaluate(or.left(), scope);
                yield left.equals(Truth.TRUE) ? left : Logic.or(left, evaluate(or.right(), scope));
            }
            case Expression.Between between -> {
                var value = evaluate(between.value(), scope);
                yield Logic.and(
                        compare(Expression.Comparator.GREATER_OR_EQUAL, value, evaluate(between.low(), scope)),
                        compare(Expression.Comparator.LESS_OR_EQUAL, value, evaluate(between.high(), scope)));
            }
            case Expression.In in -> tests.anyPasses(in.tests(), evaluate(in.value(), scope), scope);
            case Expression.InstanceOf instance -> types.isInstance(evaluate(instance.value(), scope), instance.type());
        };
    }

    Value compare(Expression.Comparator operator, Value left, Value right) {
        var result = Comparisons.compare(operator, left, right);
        observer.compared(operator, left, right, result);
        return result;
    }

    private Value structure(Expression.Structure structure, Scope scope) {
        return switch (structure) {
            case Expression.Path path -> path(evaluate(path.source(), scope), path.member());
            case Expression.Filter filter -> loops.filter(filter, scope);
            case Expression.ListOf list ->
                new Value.Items(
                        list.items().stream().map(item -> evaluate(item, scope)).toList());
            case Expression.ContextOf context -> context(context, scope);
            case Expression.RangeOf range -> range(range, scope);
            case Expression.Call call -> call(call, scope);
            case Expression.NamedCall call -> call(call, scope);
            case Expression.FunctionOf function -> function(function, scope);
        };
    }

    private Value path(Value source, String member) {
        return switch (source) {
            case Value.Context context -> {
                var value = context.member(member).orElse(Nothing.NULL);
                observer.read(context, member, value);
                yield value;
            }
            case Value.Items items ->
                new Value.Items(
                        items.values().stream().map(item -> path(item, member)).toList());
            case Value.UncertainItems items ->
                new Value.UncertainItems(items.values().stream()
                        .map(item -> new Value.UncertainItems.Possible(path(item.value(), member), item.certain()))
                        .toList());
            case Unknown unknown -> unknown.kind() == Unknown.Kind.ANYTHING ? unknown : Nothing.NULL;
            default -> TemporalParts.part(source, member);
        };
    }

    private Value context(Expression.ContextOf context, Scope scope) {
        var members = new LinkedHashMap<String, Value>();
        var inner = scope.with(members);
        for (var entry : context.entries()) {
            if (members.containsKey(entry.name())) {
                return Nothing.NULL;
            }
            var value = evaluate(entry.value(), inner);
            members.put(entry.name(), entry.type() == null ? value : types.coerce(value, entry.type()));
        }
        return new Value.Context(members);
    }

    private Value range(Expression.RangeOf range, Scope scope) {
        var low = range.low() == null ? Nothing.NULL : evaluate(range.low(), scope);
        var high = range.high() == null ? Nothing.NULL : evaluate(range.high(), scope);
        boolean isEndNull =
                (range.low() != null && low == Nothing.NULL) || (range.high() != null && high == Nothing.NULL);
        return isEndNull ? Nothing.NULL : new Value.Range(range.lowIncluded(), low, high, range.highIncluded());
    }

    private Value choose(Expression.If choice, Scope scope) {
        var value = evaluate(choice.condition(), scope);
        var condition = Logic.truth(value);
        if (condition == Nothing.NULL && value != Nothing.NULL) {
            return Nothing.NULL;
        }
        if (Logic.isUnknown(condition)) {
            return Logic.join(evaluate(choice.then(), scope), evaluate(choice.otherwise(), scope));
        }
        return evaluate(Logic.isTrue(condition) ? choice.then() : choice.otherwise(), scope);
    }

    private Value call(Expression.Call call, Scope scope) {
        var arguments = call.arguments().stream()
                .map(argument -> evaluate(argument, scope))
                .toList();
        if (call.function() instanceof Expression.Name name && scope.find(name.name(), Observer.NONE) == null) {
            return Functions.call(name.name(), arguments, observer);
        }
        return switch (evaluate(call.function(), scope)) {
            case Value.Function function -> invoke(function, arguments);
            case Unknown unknown -> unknown;
            default -> Nothing.NULL;
        };
    }

    private Value call(Expression.NamedCall call, Scope scope) {
        var arguments = new LinkedHashMap<String, Value>();
        call.arguments().forEach(argument -> arguments.put(argument.name(), evaluate(argument.value(), scope)));
        if (call.function() instanceof Expression.Name name && scope.find(name.name(), Observer.NONE) == null) {
            return Functions.call(name.name(), arguments, observer);
        }
        if (!(evaluate(call.function(), scope) instanceof Value.Function function)
                || !function.parameters().containsAll(arguments.keySet())) {
            return Nothing.NULL;
        }
        var ordered = new ArrayList<Value>();
        function.parameters().forEach(name -> ordered.add(arguments.getOrDefault(name, Nothing.NULL)));
        return invoke(function, ordered);
    }

    Value invoke(Value.Function function, List<Value> arguments) {
        if (function.parameters().size() != arguments.size()) {
            return Nothing.NULL;
        }
        var coerced = new ArrayList<Value>();
        for (int i = 0; i < arguments.size(); i++) {
            var value = types.coerce(arguments.get(i), function.types().get(i));
            if (value == Nothing.NULL && arguments.get(i) != Nothing.NULL) {
                return Nothing.NULL;
            }
            coerced.add(value);
        }
        return function.body().call(coerced);
    }
}
