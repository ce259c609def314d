package org.doudi.policy.feel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doudi.policy.feel.Expression.Arithmetic;

/** Writes an expression as text for people: FEEL, with names that the reader knows. */
public final class Spelling {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int COMPARISON = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int POWER = 6;
    private static final int NEGATION = 7;
    private static final int OPERAND = 8;

    private final Function<List<String>, String> names;

    /** @param names what to call a name, or a name and the members behind it such as {@code [household, size]} */
    public Spelling(Function<List<String>, String> names) {
        this.names = names;
    }

    /** FEEL as a policy writes it. */
    public static Spelling asWritten() {
        return new Spelling(path -> String.join(".", path));
    }

    /** The text of an expression; of a decision table only its kind. */
    public String spell(Expression expression) {
        return spell(expression, 0);
    }

    /** The text of the tests of a cell. */
    public String spell(List<UnaryTest> tests) {
        return tests.stream().map(this::test).collect(Collectors.joining(", "));
    }

    private String spell(Expression expression, int around) {
        int own = precedence(expression);
        var text = text(expression, own);
        return own < around ? "(" + text + ")" : text;
    }

    private static int precedence(Expression expression) {
        return switch (expression) {
            case Expression.If _, Expression.For _, Expression.Quantified _, Expression.FunctionOf _ -> 0;
            case Expression.Or _ -> OR;
            case Expression.And _ -> AND;
            case Expression.Comparison _, Expression.Between _, Expression.In _, Expression.InstanceOf _ -> COMPARISON;
            case Expression.Calculation calculation -> precedence(calculation.operator());
            case Expression.Negation _ -> NEGATION;
            case Expression.Leaf _, Expression.Structure _, DecisionTable _ -> OPERAND;
        };
    }

    private static int precedence(Arithmetic operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case POWER -> POWER;
        };
    }

    private String text(Expression expression, int own) {
        return switch (expression) {
            case Expression.Leaf leaf -> leaf(leaf);
            case Expression.Operation operation -> operation(operation, own);
            case Expression.Structure structure -> structure(structure);
            case Expression.If choice ->
                "if " + spell(choice.condition()) + "\nthen " + spell(choice.then()) + "\nelse "
                        + spell(choice.otherwise());
            case Expression.For loop -> "for " + iterations(loop.iterations()) + " return\n" + spell(loop.result());
            case Expression.Quantified quantified ->
                (quantified.every() ? "every " : "some ") + iterations(quantified.iterations()) + " satisfies "
                        + spell(quantified.condition());
            case DecisionTable table -> table.hitPolicy().name();
        };
    }

    private String leaf(Expression.Leaf leaf) {
        return switch (leaf) {
            case Expression.NumberLiteral number -> number.value().toPlainString();
            case Expression.StringLiteral string -> '"' + string.value() + '"';
            case Expression.BooleanLiteral literal -> String.valueOf(literal.value());
            case Expression.NullLiteral _ -> "null";
            case Expression.TemporalLiteral temporal -> temporal.text();
            case Expression.Name name -> names.apply(List.of(name.name()));
        };
    }

    private String operation(Expression.Operation operation, int own) {
        return switch (operation) {
            case Expression.Negation negation -> "-" + spell(negation.operand(), own);
            case Expression.Calculation sum ->
                spell(sum.left(), own) + sign(sum.operator()) + spell(sum.right(), own + 1);
            case Expression.Comparison comparison ->
                spell(comparison.left(), own + 1) + " " + comparison.operator().sign() + " "
                        + spell(comparison.right(), own + 1);
            case Expression.And and -> spell(and.left(), own) + "\nand " + spell(and.right(), own);
            case Expression.Or or -> spell(or.left(), own) + "\nor " + spell(or.right(), own);
            case Expression.Between between ->
                spell(between.value(), own + 1) + " between " + spell(between.low(), own + 1) + " and "
                        + spell(between.high(), own + 1);
            case Expression.In in -> spell(in.value(), own + 1) + " in (" + spell(in.tests()) + ")";
            case Expression.InstanceOf instance -> spell(instance.value(), own + 1) + " instance of " + instance.type();
        };
    }

    private static String sign(Arithmetic operator) {
        return switch (operator) {
            case ADD -> " + ";
            case SUBTRACT -> " - ";
            case MULTIPLY -> " * ";
            case DIVIDE -> " / ";
            case POWER -> " ** ";
        };
    }

    private String structure(Expression.Structure structure) {
        return switch (structure) {
            case Expression.Path path -> path(path);
            case Expression.Filter filter -> spell(filter.source(), OPERAND) + "[" + spell(filter.predicate()) + "]";
            case Expression.ListOf list -> "[" + all(list.items()) + "]";
            case Expression.ContextOf context -> "{" + entries(context.entries()) + "}";
            case Expression.RangeOf range ->
                (range.lowIncluded() ? "[" : "(")
                        + (range.low() == null ? "" : spell(range.low()))
                        + ".."
                        + (range.high() == null ? "" : spell(range.high()))
                        + (range.highIncluded() ? "]" : ")");
            case Expression.Call call -> spell(call.function(), OPERAND) + "(" + all(call.arguments()) + ")";
            case Expression.NamedCall call -> spell(call.function(), OPERAND) + "(" + entries(call.arguments()) + ")";
            case Expression.FunctionOf function ->
                "function("
                        + function.parameters().stream()
                                .map(Expression.Parameter::name)
                                .collect(Collectors.joining(", "))
                        + ") " + spell(function.body());
        };
    }

    private String path(Expression.Path path) {
        var members = new java.util.ArrayDeque<String>();
        Expression source = path;
        while (source instanceof Expression.Path inner) {
            members.addFirst(inner.member());
            source = inner.source();
        }
        if (source instanceof Expression.Name name) {
            members.addFirst(name.name());
            return names.apply(List.copyOf(members));
        }
        return spell(source, OPERAND) + "." + names.apply(List.copyOf(members));
    }

    private String test(UnaryTest test) {
        return switch (test) {
            case UnaryTest.Anything _ -> "-";
            case UnaryTest.Compare compare -> compare.operator().sign() + " " + spell(compare.operand());
            case UnaryTest.Matches matches -> spell(matches.expression());
            case UnaryTest.None none -> "not(" + spell(none.tests()) + ")";
        };
    }

    private String iterations(List<Expression.Iteration> iterations) {
        return iterations.stream()
                .map(iteration -> iteration.variable() + " in " + spell(iteration.domain())
                        + (iteration.until() == null ? "" : ".." + spell(iteration.until())))
                .collect(Collectors.joining(", "));
    }

    private String entries(List<Expression.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.name() + ": " + spell(entry.value()))
                .collect(Collectors.joining(", "));
    }

    private String all(List<Expression> parts) {
        return parts.stream().map(this::spell).collect(Collectors.joining(", "));
    }
}
