package org.doudi.policy.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Takes expressions apart. */
public final class Parts {
    private Parts() {}

    /** The direct parts of an expression. */
    public static List<Expression> of(Expression expression) {
        return switch (expression) {
            case Expression.Leaf _ -> List.of();
            case Expression.Operation operation -> ofOperation(operation);
            case Expression.Structure structure -> ofStructure(structure);
            case Expression.Control control -> ofControl(control);
        };
    }

    private static List<Expression> ofOperation(Expression.Operation operation) {
        return switch (operation) {
            case Expression.Negation negation -> List.of(negation.operand());
            case Expression.Calculation calculation -> List.of(calculation.left(), calculation.right());
            case Expression.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Expression.And and -> List.of(and.left(), and.right());
            case Expression.Or or -> List.of(or.left(), or.right());
            case Expression.Between between -> List.of(between.value(), between.low(), between.high());
            case Expression.In in -> {
                var parts = new ArrayList<Expression>(List.of(in.value()));
                in.tests().forEach(test -> parts.addAll(ofTest(test)));
                yield parts;
            }
            case Expression.InstanceOf instance -> List.of(instance.value());
        };
    }

    private static List<Expression> ofStructure(Expression.Structure structure) {
        return switch (structure) {
            case Expression.Path path -> List.of(path.source());
            case Expression.Filter filter -> List.of(filter.source(), filter.predicate());
            case Expression.ListOf list -> list.items();
            case Expression.ContextOf context -> values(context.entries());
            case Expression.RangeOf range ->
                Stream.of(range.low(), range.high()).filter(Objects::nonNull).toList();
            case Expression.Call call -> join(call.function(), call.arguments());
            case Expression.NamedCall call -> join(call.function(), values(call.arguments()));
            case Expression.FunctionOf function -> List.of(function.body());
        };
    }

    private static List<Expression> ofControl(Expression.Control control) {
        return switch (control) {
            case Expression.If choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
            case Expression.For loop -> join(loop.result(), domains(loop.iterations()));
            case Expression.Quantified quantified -> join(quantified.condition(), domains(quantified.iterations()));
            case DecisionTable table -> ofTable(table);
        };
    }

    private static List<Expression> ofTable(DecisionTable table) {
        var parts = new ArrayList<Expression>();
        table.inputs().forEach(input -> {
            parts.add(input.tested());
            input.allowed().forEach(test -> parts.addAll(ofTest(test)));
        });
        for (var output : table.outputs()) {
            parts.addAll(output.allowed());
            if (output.otherwise() != null) {
                parts.add(output.otherwise());
            }
        }
        for (var rule : table.rules()) {
            rule.conditions().forEach(tests -> tests.forEach(test -> parts.addAll(ofTest(test))));
            parts.addAll(rule.results());
        }
        return parts;
    }

    private static List<Expression> ofTest(UnaryTest test) {
        return switch (test) {
            case UnaryTest.Anything _ -> List.of();
            case UnaryTest.Compare compare -> List.of(compare.operand());
            case UnaryTest.Matches matches -> List.of(matches.expression());
            case UnaryTest.None none ->
                none.tests().stream().flatMap(inner -> ofTest(inner).stream()).toList();
        };
    }

    private static List<Expression> domains(List<Expression.Iteration> iterations) {
        return iterations.stream()
                .flatMap(iteration -> Stream.of(iteration.domain(), iteration.until()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Expression> values(List<Expression.Entry> entries) {
        return entries.stream().map(Expression.Entry::value).toList();
    }

    private static List<Expression> join(Expression first, List<Expression> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
