package org.doudi.policy.dmn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doudi.policy.feel.DecisionTable;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.UnaryTest;
import org.doudi.policy.run.Functions;

/**
 * Refuses names that nothing defines. Inside a filter the members of the items count as names too, and what they are
 * called is not known here, so there a name may be a member.
 */
final class NameCheck {
    private final Model model;
    private final String decision;
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private int filters;

    NameCheck(Model model, String decision, Set<String> known) {
        this.model = model;
        this.decision = decision;
        scopes.push(known);
    }

    void check(Expression expression) {
        switch (expression) {
            case Expression.Name name -> checkName(name);
            case Expression.Leaf _ -> {}
            case Expression.Operation operation -> operation(operation);
            case Expression.Structure structure -> structure(structure);
            case Expression.If choice -> all(List.of(choice.condition(), choice.then(), choice.otherwise()));
            case Expression.For loop -> iterate(loop.iterations(), loop.result());
            case Expression.Quantified quantified -> iterate(quantified.iterations(), quantified.condition());
            case DecisionTable table -> table(table);
        }
    }

    private void checkName(Expression.Name name) {
        boolean known = filters > 0
                || PolicyCheck.EVERYWHERE.contains(name.name())
                || Functions.names().contains(name.name())
                || scopes.stream().anyMatch(scope -> scope.contains(name.name()));
        if (!known) {
            throw model.error(
                    decision,
                    name.at(),
                    "nothing here is called " + name.name(),
                    "require the input or decision of this name, or correct the spelling");
        }
    }

    private void all(Iterable<? extends Expression> expressions) {
        expressions.forEach(this::check);
    }

    private void operation(Expression.Operation operation) {
        switch (operation) {
            case Expression.Negation negation -> check(negation.operand());
            case Expression.Calculation calculation -> all(List.of(calculation.left(), calculation.right()));
            case Expression.Comparison comparison -> all(List.of(comparison.left(), comparison.right()));
            case Expression.And and -> all(List.of(and.left(), and.right()));
            case Expression.Or or -> all(List.of(or.left(), or.right()));
            case Expression.Between between -> all(List.of(between.value(), between.low(), between.high()));
            case Expression.In in -> {
                check(in.value());
                tests(in.tests());
            }
            case Expression.InstanceOf instance -> check(instance.value());
        }
    }

    private void structure(Expression.Structure structure) {
        switch (structure) {
            case Expression.Path path -> check(path.source());
            case Expression.Filter filter -> {
                check(filter.source());
                filters++;
                check(filter.predicate());
                filters--;
            }
            case Expression.ListOf list -> all(list.items());
            case Expression.ContextOf context -> {
                scopes.push(new HashSet<>());
                for (var entry : context.entries()) {
                    check(entry.value());
                    scopes.getFirst().add(entry.name());
                }
                scopes.pop();
            }
            case Expression.RangeOf range -> {
                if (range.low() != null) {
                    check(range.low());
                }
                if (range.high() != null) {
                    check(range.high());
                }
            }
            case Expression.Call call -> {
                check(call.function());
                all(call.arguments());
            }
            case Expression.NamedCall call -> {
                check(call.function());
                call.arguments().forEach(argument -> check(argument.value()));
            }
            case Expression.FunctionOf function -> {
                var parameters = new HashSet<String>();
                function.parameters().forEach(parameter -> parameters.add(parameter.name()));
                scopes.push(parameters);
                check(function.body());
                scopes.pop();
            }
        }
    }

    private void iterate(List<Expression.Iteration> iterations, Expression body) {
        scopes.push(new HashSet<>());
        for (var iteration : iterations) {
            check(iteration.domain());
            if (iteration.until() != null) {
                check(iteration.until());
            }
            scopes.getFirst().add(iteration.variable());
        }
        check(body);
        scopes.pop();
    }

    private void table(DecisionTable table) {
        table.inputs().forEach(input -> check(input.tested()));
        for (var output : table.outputs()) {
            if (output.otherwise() != null) {
                check(output.otherwise());
            }
        }
        for (var rule : table.rules()) {
            rule.conditions().forEach(this::tests);
            all(rule.results());
        }
    }

    private void tests(List<UnaryTest> tests) {
        for (var test : tests) {
            switch (test) {
                case UnaryTest.Anything _ -> {}
                case UnaryTest.Compare compare -> check(compare.operand());
                case UnaryTest.Matches matches -> check(matches.expression());
                case UnaryTest.None none -> tests(none.tests());
            }
        }
    }
}
