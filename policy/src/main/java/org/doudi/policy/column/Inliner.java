package org.doudi.policy.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Decision;
import org.doudi.policy.Policy;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Expression.Entry;
import org.doudi.policy.feel.Expression.FunctionOf;
import org.doudi.policy.feel.Expression.Iteration;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Parts;
import org.doudi.policy.feel.Position;
import org.doudi.policy.feel.UnaryTest;
import org.jspecify.annotations.Nullable;

/**
 * Writes the functions of a policy out where they are called, so that only expressions are left. Variables of a
 * function get names that occur nowhere else. A decision that cannot be written out so keeps a logic that is no value.
 */
final class Inliner {
    /** What a policy grows to at most. */
    private static final int MOST_PARTS = 60_000;

    /** Functions with fewer parts are written out in any case. */
    private static final int SMALL = 25;

    private final Policy policy;
    private final boolean keepsCalls;
    private final Map<String, FunctionOf> functions = new HashMap<>();
    private final Map<List<Object>, Kept> kept = new LinkedHashMap<>();
    private int parts;
    private int names;

    /**
     * A function of members that is kept as one, with everything else written out.
     *
     * @param name by which calls speak of it
     * @param parameters variables over members
     */
    record Kept(String name, List<String> parameters, Expression body) {}

    /** A policy without functions, but for those that are kept. */
    record Inlined(Policy policy, List<Kept> kept) {}

    private Inliner(Policy policy, boolean keepsCalls) {
        this.policy = policy;
        this.keepsCalls = keepsCalls;
        policy.knowledge().forEach(one -> functions.put(one.name(), one.function()));
        for (var decision : policy.decisions()) {
            if (decision.logic() instanceof FunctionOf function) {
                functions.put(decision.name(), function);
            }
        }
    }

    /**
     * The policy without functions.
     *
     * @param keepsCalls whether larger functions of members are kept, so that the code does not become too long
     */
    static Inlined inline(Policy policy, boolean keepsCalls) {
        var inliner = new Inliner(policy, keepsCalls);
        var decisions = new ArrayList<Decision>();
        for (var decision : policy.decisions()) {
            if (!(decision.logic() instanceof FunctionOf)) {
                decisions.add(inliner.inlined(decision));
            }
        }
        var written = new Policy(
                policy.code(),
                policy.title(),
                policy.version(),
                policy.inputs(),
                List.of(),
                List.copyOf(decisions),
                policy.types());
        return new Inlined(written, List.copyOf(inliner.kept.values()));
    }

    private Decision inlined(Decision decision) {
        Expression logic;
        parts = 0;
        try {
            logic = write(decision.logic(), Map.of(), List.of());
        } catch (NotCompilable reason) {
            logic = new FunctionOf(
                    decision.logic().at(),
                    List.of(),
                    new Expression.NullLiteral(decision.logic().at()));
        }
        return new Decision(
                decision.name(), decision.type(), logic, decision.articles(), decision.requires(), decision.question());
    }

    /**
     * Writes an expression.
     *
     * @param meant what variables stand for
     * @param calls functions around, which must not be called again
     */
    private Expression write(Expression expression, Map<String, Expression> meant, List<String> calls)
            throws NotCompilable {
        if (++parts > MOST_PARTS) {
            throw new NotCompilable("more parts than a method can hold", expression.at());
        }
        return switch (expression) {
            case Expression.Name name -> meant.getOrDefault(name.name(), name);
            case Expression.Leaf leaf -> leaf;
            case Expression.Call(var at, Expression.Name(var _, String name), List<Expression> arguments)
            when isFunction(name, meant) -> call(at, name, arguments, meant, calls);
            case Expression.NamedCall(var at, Expression.Name(var _, String name), List<Entry> arguments)
            when isFunction(name, meant) -> call(at, name, ordered(name, arguments), meant, calls);
            case Expression.Path(var _, Expression.ContextOf context, String member)
            when member.isEmpty() -> result(context, meant, calls);
            case Expression.For loop -> {
                var inner = new HashMap<>(meant);
                var iterations = iterations(loop.iterations(), inner, calls);
                yield new Expression.For(loop.at(), iterations, write(loop.result(), inner, calls));
            }
            case Expression.Quantified loop -> {
                var inner = new HashMap<>(meant);
                var iterations = iterations(loop.iterations(), inner, calls);
                yield new Expression.Quantified(
                        loop.at(), loop.every(), iterations, write(loop.condition(), inner, calls));
            }
            case FunctionOf function -> throw new NotCompilable("a function as a value", function.at());
            default -> {
                var written = new ArrayList<Expression>();
                for (var part : Parts.of(expression)) {
                    written.add(write(part, meant, calls));
                }
                yield Rebuilt.of(expression, written);
            }
        };
    }

    private boolean isFunction(String name, Map<String, Expression> meant) {
        return functions.containsKey(name) && !meant.containsKey(name);
    }

    private FunctionOf function(String name) {
        var function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException(name);
        }
        return function;
    }

    private List<Expression> ordered(String name, List<Entry> arguments) throws NotCompilable {
        var ordered = new ArrayList<Expression>();
        for (var parameter : function(name).parameters()) {
            var given = arguments.stream()
                    .filter(one -> one.name().equals(parameter.name()))
                    .findFirst();
            if (given.isEmpty()) {
                throw new NotCompilable("a call of " + name + " without " + parameter.name());
            }
            ordered.add(given.get().value());
        }
        return ordered;
    }

    private Expression call(
            Position at, String name, List<Expression> arguments, Map<String, Expression> meant, List<String> calls)
            throws NotCompilable {
        var function = function(name);
        if (calls.contains(name) || function.parameters().size() != arguments.size()) {
            throw new NotCompilable("the call of " + name, at);
        }
        var inner = new LinkedHashMap<String, Expression>();
        for (int i = 0; i < arguments.size(); i++) {
            var argument = write(arguments.get(i), meant, calls);
            if (hasFilter(function.body()) && !(argument instanceof Expression.Leaf && !speaksOfItem(argument))) {
                throw new NotCompilable("an expression handed to a filter in " + name, at);
            }
            inner.put(function.parameters().get(i).name(), argument);
        }
        var more = new ArrayList<>(calls);
        more.add(name);
        return keepsCalls && inner.values().stream().anyMatch(Inliner::isMember)
                ? kept(at, name, function, inner, more)
                : write(function.body(), inner, more);
    }

    /** Whether it is a variable over members: only those have such names. */
    private static boolean isMember(Expression expression) {
        return expression instanceof Expression.Name(var _, String name)
                && (name.contains("#") || name.equals("item") || name.equals(Policy.PERSON));
    }

    private Expression kept(
            Position at, String name, FunctionOf function, Map<String, Expression> inner, List<String> calls)
            throws NotCompilable {
        var key = new ArrayList<Object>(List.of(name));
        var members = new ArrayList<Expression>();
        var parameters = new ArrayList<String>();
        var meant = new HashMap<String, Expression>();
        for (var argument : inner.entrySet()) {
            if (isMember(argument.getValue())) {
                var fresh = argument.getKey() + "#" + ++names;
                members.add(argument.getValue());
                parameters.add(fresh);
                meant.put(argument.getKey(), new Expression.Name(at, fresh));
                key.add(argument.getKey());
            } else {
                meant.put(argument.getKey(), argument.getValue());
                key.add(argument.getValue());
            }
        }
        var known = kept.get(key);
        if (known == null) {
            int before = parts;
            var body = write(function.body(), meant, calls);
            if (parts - before < SMALL) {
                return write(function.body(), inner, calls);
            }
            known = new Kept("@" + kept.size(), List.copyOf(parameters), body);
            kept.put(key, known);
        }
        return new Expression.Call(at, new Expression.Name(at, known.name), List.copyOf(members));
    }

    private static boolean speaksOfItem(Expression expression) {
        return expression instanceof Expression.Name(var _, String name) && name.equals("item");
    }

    private static boolean hasFilter(Expression expression) {
        return expression instanceof Expression.Filter
                || Parts.of(expression).stream().anyMatch(Inliner::hasFilter);
    }

    /** A boxed context with a result: its entries are written out where the result speaks of them. */
    private Expression result(Expression.ContextOf context, Map<String, Expression> meant, List<String> calls)
            throws NotCompilable {
        var inner = new HashMap<>(meant);
        Expression result = new Expression.NullLiteral(context.at());
        for (var entry : context.entries()) {
            result = typed(write(entry.value(), inner, calls), entry.type());
            inner.put(entry.name(), result);
        }
        return result;
    }

    private static Expression typed(Expression value, @Nullable FeelType type) {
        if (type == null || type == FeelType.Simple.ANY) {
            return value;
        }
        var only = new Expression.ContextOf(value.at(), List.of(new Entry("", value, type)));
        return new Expression.Path(value.at(), only, "");
    }

    private List<Iteration> iterations(List<Iteration> iterations, Map<String, Expression> meant, List<String> calls)
            throws NotCompilable {
        var written = new ArrayList<Iteration>();
        for (var iteration : iterations) {
            var domain = write(iteration.domain(), meant, calls);
            Expression until = iteration.until();
            if (until != null) {
                until = write(until, meant, calls);
            }
            var fresh = iteration.variable() + "#" + ++names;
            meant.put(
                    iteration.variable(), new Expression.Name(iteration.domain().at(), fresh));
            written.add(new Iteration(fresh, domain, until));
        }
        return List.copyOf(written);
    }

    /** Names of items the policy speaks of anywhere. */
    Set<String> spokenOf() {
        var found = new HashSet<String>();
        policy.decisions().forEach(decision -> collect(decision.logic(), found));
        policy.knowledge().forEach(one -> collect(one.function(), found));
        return found;
    }

    static Set<String> spokenOf(Policy policy) {
        return new Inliner(policy, false).spokenOf();
    }

    private static void collect(Expression expression, Set<String> found) {
        if (expression instanceof Expression.Path path) {
            found.add(path.member());
        }
        if (expression instanceof Expression.Name(var _, String name)) {
            found.add(name);
        }
        Parts.of(expression).forEach(part -> collect(part, found));
    }

    /** Tests of a value are kept with their written operands. */
    static List<UnaryTest> tests(List<UnaryTest> tests, List<Expression> operands) {
        var rebuilt = new ArrayList<UnaryTest>();
        int next = 0;
        for (var test : tests) {
            switch (test) {
                case UnaryTest.Anything anything -> rebuilt.add(anything);
                case UnaryTest.Compare compare ->
                    rebuilt.add(new UnaryTest.Compare(compare.at(), compare.operator(), operands.get(next++)));
                case UnaryTest.Matches matches ->
                    rebuilt.add(new UnaryTest.Matches(matches.at(), operands.get(next++)));
                case UnaryTest.None none -> {
                    int size = operandsOf(none.tests());
                    rebuilt.add(
                            new UnaryTest.None(none.at(), tests(none.tests(), operands.subList(next, next + size))));
                    next += size;
                }
            }
        }
        return List.copyOf(rebuilt);
    }

    private static int operandsOf(List<UnaryTest> tests) {
        int count = 0;
        for (var test : tests) {
            count += switch (test) {
                case UnaryTest.Anything _ -> 0;
                case UnaryTest.Compare _, UnaryTest.Matches _ -> 1;
                case UnaryTest.None none -> operandsOf(none.tests());
            };
        }
        return count;
    }
}
