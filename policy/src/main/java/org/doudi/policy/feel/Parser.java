package org.doudi.policy.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.doudi.policy.feel.Expression.Arithmetic;
import org.doudi.policy.feel.Expression.Comparator;
import org.jspecify.annotations.Nullable;

/** Reads FEEL expressions and unary tests: operators and control, from weakest to strongest binding. */
public final class Parser {
    private final Cursor cursor;
    private final OperandParser operands;

    private Parser(String text, Position origin, Names names) {
        this.cursor = new Cursor(text, origin, names);
        this.operands = new OperandParser(cursor, this);
    }

    /**
     * The expression a text states.
     *
     * @param origin where its first character stands in the file
     * @param names names of several words that may occur; names the text itself defines are added
     * @throws SyntaxError if it is not FEEL
     */
    public static Expression expression(String text, Position origin, Names names) {
        var parser = new Parser(text, origin, names);
        var expression = parser.expression();
        parser.expectEnd();
        return expression;
    }

    /**
     * The tests of a table cell, of which one must pass.
     *
     * @throws SyntaxError if they are not FEEL
     */
    public static List<UnaryTest> unaryTests(String text, Position origin, Names names) {
        var parser = new Parser(text, origin, names);
        var at = parser.cursor.position();
        List<UnaryTest> tests;
        if (parser.cursor.accept("-")) {
            if (parser.cursor.atEnd()) {
                return List.of(new UnaryTest.Anything(at));
            }
            parser = new Parser(text, origin, names);
        }
        tests = parser.tests();
        parser.expectEnd();
        return tests;
    }

    private void expectEnd() {
        if (!cursor.atEnd()) {
            throw cursor.error(
                    cursor.found() + " does not continue the expression",
                    "a name of several words must be an input, a decision or a function this decision requires");
        }
    }

    private List<UnaryTest> tests() {
        var tests = new ArrayList<UnaryTest>();
        do {
            tests.add(test());
        } while (cursor.accept(","));
        return List.copyOf(tests);
    }

    private UnaryTest test() {
        var at = cursor.position();
        if (cursor.at("not") && cursor.peek(1).is("(")) {
            cursor.advance();
            cursor.expect("(");
            var negated = tests();
            cursor.expect(")");
            return new UnaryTest.None(at, negated);
        }
        return positiveTest();
    }

    /** The tests after {@code in}: one, or several in parentheses; {@code (1..5]} is a range. */
    private List<UnaryTest> testsAfterIn() {
        var at = cursor.position();
        if (!cursor.accept("(")) {
            return List.of(positiveTest());
        }
        var tests = new ArrayList<UnaryTest>();
        tests.add(positiveTest());
        if (cursor.accept("..") && tests.getFirst() instanceof UnaryTest.Matches low) {
            return List.of(new UnaryTest.Matches(at, operands.rangeFrom(at, false, low.expression())));
        }
        while (cursor.accept(",")) {
            tests.add(positiveTest());
        }
        cursor.expect(")");
        return List.copyOf(tests);
    }

    private UnaryTest positiveTest() {
        var at = cursor.position();
        var comparator = comparator();
        if (comparator != null) {
            return new UnaryTest.Compare(at, comparator, sum());
        }
        return new UnaryTest.Matches(at, expression());
    }

    Expression expression() {
        cursor.deeper();
        var at = cursor.position();
        var result =
                switch (cursor.peek().kind() == Token.Kind.WORD ? cursor.peek().text() : "") {
                    case "if" -> conditional(at);
                    case "for" -> loop(at);
                    case "some", "every" -> quantified(at);
                    case "function" -> cursor.peek(1).is("(") ? operands.functionDefinition(at) : disjunction();
                    default -> disjunction();
                };
        cursor.shallower();
        return result;
    }

    private Expression conditional(Position at) {
        cursor.expect("if");
        var condition = expression();
        cursor.expect("then");
        var then = expression();
        cursor.expect("else");
        return new Expression.If(at, condition, then, expression());
    }

    private Expression loop(Position at) {
        cursor.expect("for");
        var iterations = iterations();
        cursor.expect("return");
        cursor.declare("partial");
        return new Expression.For(at, iterations, expression());
    }

    private Expression quantified(Position at) {
        boolean every = cursor.advance().is("every");
        var iterations = iterations();
        cursor.expect("satisfies");
        return new Expression.Quantified(at, every, iterations, expression());
    }

    private List<Expression.Iteration> iterations() {
        var iterations = new ArrayList<Expression.Iteration>();
        do {
            var variable = cursor.newName("in");
            cursor.expect("in");
            var domain = expression();
            var until = cursor.accept("..") ? expression() : null;
            iterations.add(new Expression.Iteration(variable, domain, until));
        } while (cursor.accept(","));
        return List.copyOf(iterations);
    }

    private Expression disjunction() {
        return chain(this::conjunction, Map.of("or", Expression.Or::new));
    }

    private Expression conjunction() {
        return chain(this::comparison, Map.of("and", Expression.And::new));
    }

    private Expression comparison() {
        var left = sum();
        int links = 0;
        while (true) {
            cursor.link();
            links++;
            var at = cursor.position();
            var comparator = comparator();
            if (comparator != null) {
                left = new Expression.Comparison(at, comparator, left, sum());
            } else if (cursor.accept("between")) {
                var low = sum();
                cursor.expect("and");
                left = new Expression.Between(at, left, low, sum());
            } else if (cursor.accept("in")) {
                left = new Expression.In(at, left, testsAfterIn());
            } else if (cursor.at("instance") && cursor.peek(1).is("of")) {
                cursor.advance();
                cursor.advance();
                left = new Expression.InstanceOf(at, left, new TypeParser(cursor).type());
            } else {
                cursor.shallower(links);
                return left;
            }
        }
    }

    @Nullable
    Comparator comparator() {
        for (var comparator : Comparator.values()) {
            if (cursor.accept(comparator.sign())) {
                return comparator;
            }
        }
        return null;
    }

    Expression sum() {
        return chain(this::product, Map.of("+", calculation(Arithmetic.ADD), "-", calculation(Arithmetic.SUBTRACT)));
    }

    private Expression product() {
        return chain(this::power, Map.of("*", calculation(Arithmetic.MULTIPLY), "/", calculation(Arithmetic.DIVIDE)));
    }

    private Expression power() {
        return chain(this::negation, Map.of("**", calculation(Arithmetic.POWER)));
    }

    private interface Combination {
        Expression of(Position at, Expression left, Expression right);
    }

    private static Combination calculation(Arithmetic operator) {
        return (at, left, right) -> new Expression.Calculation(at, operator, left, right);
    }

    /** Operands joined by operators of one strength, the left ones first. */
    private Expression chain(Supplier<Expression> operand, Map<String, Combination> operators) {
        var left = operand.get();
        int links = 0;
        while (cursor.peek().kind() != Token.Kind.STRING
                && operators.containsKey(cursor.peek().text())) {
            cursor.link();
            links++;
            var at = cursor.position();
            var combination =
                    Objects.requireNonNull(operators.get(cursor.advance().text()));
            left = combination.of(at, left, operand.get());
        }
        cursor.shallower(links);
        return left;
    }

    private Expression negation() {
        var at = cursor.position();
        if (!cursor.accept("-")) {
            return operands.operand();
        }
        cursor.deeper();
        var negated = new Expression.Negation(at, negation());
        cursor.shallower();
        return negated;
    }
}
