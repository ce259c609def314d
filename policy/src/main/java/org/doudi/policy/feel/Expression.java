package org.doudi.policy.feel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A FEEL expression as written. Boxed expressions of DMN (contexts, invocations, lists, decision tables …) become
 * expressions too, so that there is one language to interpret and to compile.
 */
public sealed interface Expression {
    /** Where it starts. */
    Position at();

    /** An expression without parts. */
    sealed interface Leaf extends Expression {}

    /** An operator with its operands. */
    sealed interface Operation extends Expression {}

    /** Builds or takes apart lists, contexts, ranges, functions. */
    sealed interface Structure extends Expression {}

    /** Decides which parts are evaluated, or how often. */
    sealed interface Control extends Expression permits If, For, Quantified, DecisionTable {}

    /** Operators of arithmetic. */
    enum Arithmetic {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER
    }

    /** Operators of comparison. */
    enum Comparator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        /** As a policy writes it. */
        public String sign() {
            return sign;
        }
    }

    /** A number, decimal. */
    record NumberLiteral(Position at, BigDecimal value) implements Leaf {}

    /** A text between quotes, escapes resolved. */
    record StringLiteral(Position at, String value) implements Leaf {}

    /** {@code true} or {@code false}. */
    record BooleanLiteral(Position at, boolean value) implements Leaf {}

    /** {@code null}. */
    record NullLiteral(Position at) implements Leaf {}

    /** A date, time or duration in its text form: {@code @"2026-07-01"}. */
    record TemporalLiteral(Position at, String text) implements Leaf {}

    /** A variable, an input, a decision, a function; may consist of several words. */
    record Name(Position at, String name) implements Leaf {}

    /** {@code -x}. */
    record Negation(Position at, Expression operand) implements Operation {}

    /** {@code a + b} and its kin. */
    record Calculation(Position at, Arithmetic operator, Expression left, Expression right) implements Operation {}

    /** {@code a < b} and its kin. */
    record Comparison(Position at, Comparator operator, Expression left, Expression right) implements Operation {}

    /** {@code a and b}, three-valued. */
    record And(Position at, Expression left, Expression right) implements Operation {}

    /** {@code a or b}, three-valued. */
    record Or(Position at, Expression left, Expression right) implements Operation {}

    /** {@code x between low and high}, both ends included. */
    record Between(Position at, Expression value, Expression low, Expression high) implements Operation {}

    /** {@code x in (tests)}: true if one of them passes. */
    record In(Position at, Expression value, List<UnaryTest> tests) implements Operation {}

    /** {@code x instance of type}. */
    record InstanceOf(Position at, Expression value, FeelType type) implements Operation {}

    /** {@code source.member}; over a list, of every item. */
    record Path(Position at, Expression source, String member) implements Structure {}

    /** {@code source[predicate]}; a number selects by place. */
    record Filter(Position at, Expression source, Expression predicate) implements Structure {}

    /** {@code [a, b]}. */
    record ListOf(Position at, List<Expression> items) implements Structure {}

    /** {@code {name: value}}; a later entry sees the earlier ones. */
    record ContextOf(Position at, List<Entry> entries) implements Structure {}

    /** One entry of a context, with the type a boxed context may declare. */
    record Entry(String name, Expression value, @Nullable FeelType type) {}

    /** A range; a missing end is open to infinity. */
    record RangeOf(
            Position at,
            boolean lowIncluded,
            @Nullable Expression low,
            @Nullable Expression high,
            boolean highIncluded) implements Structure {}

    /** {@code f(a, b)}. */
    record Call(Position at, Expression function, List<Expression> arguments) implements Structure {}

    /** {@code f(x: a, y: b)}. */
    record NamedCall(Position at, Expression function, List<Entry> arguments) implements Structure {}

    /** {@code function(x: number, y) body}. */
    record FunctionOf(Position at, List<Parameter> parameters, Expression body) implements Structure {}

    /** A parameter of a function. */
    record Parameter(String name, FeelType type) {}

    /** {@code if condition then a else b}. */
    record If(Position at, Expression condition, Expression then, Expression otherwise) implements Control {}

    /** {@code for x in list, y in 1..3 return result}. */
    record For(Position at, List<Iteration> iterations, Expression result) implements Control {}

    /** {@code some} or {@code every x in list satisfies condition}. */
    record Quantified(Position at, boolean every, List<Iteration> iterations, Expression condition)
            implements Control {}

    /** A variable that runs over a list, or over the whole numbers from {@code domain} through {@code until}. */
    record Iteration(
            String variable, Expression domain, @Nullable Expression until) {}
}
