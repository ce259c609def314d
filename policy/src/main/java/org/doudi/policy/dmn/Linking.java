package org.doudi.policy.dmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.feel.DecisionTable;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Position;
import org.doudi.policy.feel.UnaryTest;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites an expression so that what it speaks of in other models has its name in the policy. A variable of the
 * expression hides a part of the same name, and so does a member of a context inside a filter.
 */
final class Linking {
    private final LinkedModel model;
    private final Deque<Set<String>> variables = new ArrayDeque<>();
    private int filters;

    Linking(LinkedModel model) {
        this.model = model;
    }

    Expression expression(Expression expression) {
        return switch (expression) {
            case Expression.Name name -> name(name);
            case Expression.Leaf leaf -> leaf;
            case Expression.Operation operation -> operation(operation);
            case Expression.Structure structure -> structure(structure);
            case Expression.If choice ->
                new Expression.If(
                        choice.at(),
                        expression(choice.condition()),
                        expression(choice.then()),
                        expression(choice.otherwise()));
            case Expression.For loop -> {
                var inner = iterations(loop.iterations());
                var result = new Expression.For(loop.at(), inner, expression(loop.result()));
                variables.pop();
                yield result;
            }
            case Expression.Quantified loop -> {
                var inner = iterations(loop.iterations());
                var result = new Expression.Quantified(loop.at(), loop.every(), inner, expression(loop.condition()));
                variables.pop();
                yield result;
            }
            case DecisionTable table -> table(table);
        };
    }

    private Expression name(Expression.Name name) {
        boolean mayBeMember = filters > 0 && model.model().isMember(name.name());
        if (mayBeMember || isVariable(name.name())) {
            return name;
        }
        return model.part(name.name())
                .<Expression>map(part -> new Expression.Name(name.at(), part.name()))
                .orElse(name);
    }

    private boolean isVariable(String name) {
        return variables.stream().anyMatch(scope -> scope.contains(name));
    }

    /** {@code x.part} or {@code x.y.part} of models that are imported by name. */
    private Expression path(Expression.Path path) {
        var part = imported(path.source()).flatMap(other -> other.part(path.member()));
        return part.isPresent()
                ? new Expression.Name(start(path), part.get().name())
                : new Expression.Path(path.at(), expression(path.source()), path.member());
    }

    private static Position start(Expression.Path path) {
        return path.source() instanceof Expression.Path inner
                ? start(inner)
                : path.source().at();
    }

    private Optional<LinkedModel> imported(Expression source) {
        return switch (source) {
            case Expression.Name name -> isVariable(name.name()) ? Optional.empty() : model.imported(name.name());
            case Expression.Path path -> imported(path.source()).flatMap(other -> other.imported(path.member()));
            default -> Optional.empty();
        };
    }

    private List<Expression> all(List<Expression> expressions) {
        return expressions.stream().map(this::expression).toList();
    }

    private @Nullable Expression optional(@Nullable Expression expression) {
        return expression == null ? null : expression(expression);
    }

    private @Nullable FeelType type(@Nullable FeelType type) {
        return type == null ? null : model.flat(type);
    }

    private Expression operation(Expression.Operation operation) {
        return switch (operation) {
            case Expression.Negation one -> new Expression.Negation(one.at(), expression(one.operand()));
            case Expression.Calculation two ->
                new Expression.Calculation(two.at(), two.operator(), expression(two.left()), expression(two.right()));
            case Expression.Comparison two ->
                new Expression.Comparison(two.at(), two.operator(), expression(two.left()), expression(two.right()));
            case Expression.And and -> new Expression.And(and.at(), expression(and.left()), expression(and.right()));
            case Expression.Or or -> new Expression.Or(or.at(), expression(or.left()), expression(or.right()));
            case Expression.Between between ->
                new Expression.Between(
                        between.at(),
                        expression(between.value()),
                        expression(between.low()),
                        expression(between.high()));
            case Expression.In in -> new Expression.In(in.at(), expression(in.value()), tests(in.tests()));
            case Expression.InstanceOf instance ->
                new Expression.InstanceOf(instance.at(), expression(instance.value()), model.flat(instance.type()));
        };
    }

    private Expression structure(Expression.Structure structure) {
        return switch (structure) {
            case Expression.Path path -> path(path);
            case Expression.Filter filter -> {
                var source = expression(filter.source());
                filters++;
                var result = new Expression.Filter(filter.at(), source, expression(filter.predicate()));
                filters--;
                yield result;
            }
            case Expression.ListOf list -> new Expression.ListOf(list.at(), all(list.items()));
            case Expression.ContextOf context -> context(context);
            case Expression.RangeOf range ->
                new Expression.RangeOf(
                        range.at(),
                        range.lowIncluded(),
                        optional(range.low()),
                        optional(range.high()),
                        range.highIncluded());
            case Expression.Call call ->
                new Expression.Call(call.at(), expression(call.function()), all(call.arguments()));
            case Expression.NamedCall call ->
                new Expression.NamedCall(
                        call.at(),
                        expression(call.function()),
                        call.arguments().stream().map(this::entry).toList());
            case Expression.FunctionOf function -> function(function);
        };
    }

    Expression.FunctionOf function(Expression.FunctionOf function) {
        var parameters = new ArrayList<Expression.Parameter>();
        var names = new HashSet<String>();
        for (var parameter : function.parameters()) {
            parameters.add(new Expression.Parameter(parameter.name(), model.flat(parameter.type())));
            names.add(parameter.name());
        }
        variables.push(names);
        var body = expression(function.body());
        variables.pop();
        return new Expression.FunctionOf(function.at(), List.copyOf(parameters), body);
    }

    private DecisionTable table(DecisionTable table) {
        var inputs = table.inputs().stream()
                .map(input ->
                        new DecisionTable.Input(expression(input.tested()), type(input.type()), tests(input.allowed())))
                .toList();
        var outputs = table.outputs().stream()
                .map(output -> new DecisionTable.Output(
                        output.name(), type(output.type()), all(output.allowed()), optional(output.otherwise())))
                .toList();
        var rules = table.rules().stream()
                .map(rule -> new DecisionTable.Rule(
                        rule.at(), rule.conditions().stream().map(this::tests).toList(), all(rule.results())))
                .toList();
        return new DecisionTable(table.at(), table.hitPolicy(), inputs, outputs, rules);
    }

    private Expression.Entry entry(Expression.Entry entry) {
        return new Expression.Entry(entry.name(), expression(entry.value()), type(entry.type()));
    }

    private Expression context(Expression.ContextOf context) {
        var names = new HashSet<String>();
        variables.push(names);
        var entries = new ArrayList<Expression.Entry>();
        for (var entry : context.entries()) {
            entries.add(entry(entry));
            names.add(entry.name());
        }
        variables.pop();
        return new Expression.ContextOf(context.at(), List.copyOf(entries));
    }

    /** Leaves the variables of the loop on the stack. */
    private List<Expression.Iteration> iterations(List<Expression.Iteration> iterations) {
        var names = new HashSet<String>();
        variables.push(names);
        var inner = new ArrayList<Expression.Iteration>();
        for (var iteration : iterations) {
            inner.add(new Expression.Iteration(
                    iteration.variable(), expression(iteration.domain()), optional(iteration.until())));
            names.add(iteration.variable());
        }
        return List.copyOf(inner);
    }

    private List<UnaryTest> tests(List<UnaryTest> tests) {
        return tests.stream().map(this::test).toList();
    }

    private UnaryTest test(UnaryTest test) {
        return switch (test) {
            case UnaryTest.Anything anything -> anything;
            case UnaryTest.Compare compare ->
                new UnaryTest.Compare(compare.at(), compare.operator(), expression(compare.operand()));
            case UnaryTest.Matches matches -> new UnaryTest.Matches(matches.at(), expression(matches.expression()));
            case UnaryTest.None none -> new UnaryTest.None(none.at(), tests(none.tests()));
        };
    }
}
