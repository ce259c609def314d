package org.doudi.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
    private static final Names NAMES = Names.of(List.of("string length", "tax-free income", "参数"));

    private static Expression parse(String text) {
        return Parser.expression(text, Position.START, NAMES.copy());
    }

    @Test
    void chinese_names_and_dots_are_paths() {
        var path = (Expression.Path) parse("参数.dibao_top_up_ratio.老年人");

        assertThat(path.member()).isEqualTo("老年人");
        assertThat(((Expression.Path) path.source()).source()).isEqualTo(new Expression.Name(Position.START, "参数"));
    }

    @Test
    void a_known_name_of_several_words_wins_over_its_first_word() {
        var comparison = (Expression.Comparison) parse("tax-free  income > 5");

        assertThat(comparison.left()).isEqualTo(new Expression.Name(Position.START, "tax-free income"));
    }

    @Test
    void multiplication_binds_stronger_than_addition_and_comparison_weakest() {
        var comparison = (Expression.Comparison) parse("1 + 2 * 3 <= x");
        var sum = (Expression.Calculation) comparison.left();

        assertThat(comparison.operator()).isEqualTo(Expression.Comparator.LESS_OR_EQUAL);
        assertThat(sum.operator()).isEqualTo(Expression.Arithmetic.ADD);
        assertThat(((Expression.Calculation) sum.right()).operator()).isEqualTo(Expression.Arithmetic.MULTIPLY);
    }

    @Test
    void ranges_may_open_on_either_side_in_every_notation() {
        assertThat(parse("[1..5[")).isInstanceOfSatisfying(Expression.RangeOf.class, range -> {
            assertThat(range.lowIncluded()).isTrue();
            assertThat(range.highIncluded()).isFalse();
        });
        assertThat(parse("]a.b..f(1)]")).isInstanceOf(Expression.RangeOf.class);
        assertThat(parse("(<= 5)")).isInstanceOf(Expression.RangeOf.class);
        assertThat(parse("x in (1..5)"))
                .isInstanceOfSatisfying(
                        Expression.In.class, in -> assertThat(in.tests()).hasSize(1));
        assertThat(parse("x in (1, >5, [7..8])"))
                .isInstanceOfSatisfying(
                        Expression.In.class, in -> assertThat(in.tests()).hasSize(3));
    }

    @Test
    void a_context_makes_its_names_known_to_what_follows() {
        var context = (Expression.ContextOf) parse("{first part: 1, total: first part + 1}");

        assertThat(context.entries().get(1).value())
                .isInstanceOfSatisfying(
                        Expression.Calculation.class,
                        sum -> assertThat(sum.left())
                                .isInstanceOfSatisfying(
                                        Expression.Name.class,
                                        name -> assertThat(name.name()).isEqualTo("first part")));
    }

    @Test
    void a_loop_filters_and_calls_by_name() {
        assertThat(parse("sum(for m in members[is_coresident = true] return m.wage_income)"))
                .isInstanceOf(Expression.Call.class);
        assertThat(parse("substring(string: \"abc\", start position: 2)")).isInstanceOf(Expression.NamedCall.class);
        assertThat(parse("every m in a, n in 1..3 satisfies m > n")).isInstanceOf(Expression.Quantified.class);
    }

    @Test
    void literals_keep_their_exact_value() {
        assertThat(parse("0.10")).isEqualTo(new Expression.NumberLiteral(Position.START, new BigDecimal("0.10")));
        assertThat(parse("\"\\u4e2d\\\"\\n\"")).isEqualTo(new Expression.StringLiteral(Position.START, "中\"\n"));
        assertThat(parse("@\"2026-07-01\"")).isEqualTo(new Expression.TemporalLiteral(Position.START, "2026-07-01"));
    }

    @Test
    void cells_of_a_table_are_tests() {
        assertThat(Parser.unaryTests("-", Position.START, NAMES)).hasOnlyElementsOfType(UnaryTest.Anything.class);
        assertThat(Parser.unaryTests("-5", Position.START, NAMES)).hasOnlyElementsOfType(UnaryTest.Matches.class);
        assertThat(Parser.unaryTests("not(\"a\", \"b\")", Position.START, NAMES))
                .hasOnlyElementsOfType(UnaryTest.None.class);
        assertThat(Parser.unaryTests("< 18, >= 60, [20..30)", Position.START, NAMES))
                .hasSize(3);
    }

    @Test
    void an_error_names_line_and_column() {
        assertThatThrownBy(() -> Parser.expression("1 +\n  * 2", new Position(10, 5), NAMES))
                .isInstanceOfSatisfying(
                        SyntaxError.class, error -> assertThat(error.position()).isEqualTo(new Position(11, 3)))
                .hasMessage("an operand is missing before '*'");
    }

    @Test
    void an_unknown_name_of_two_words_is_refused_with_a_hint() {
        assertThatThrownBy(() -> parse("family income > 5"))
                .isInstanceOfSatisfying(
                        SyntaxError.class, error -> assertThat(error.hint()).contains("requires"));
    }

    @Test
    void deep_nesting_and_endless_texts_are_refused_at_once() {
        assertThatThrownBy(() -> parse("(".repeat(5000))).isInstanceOf(SyntaxError.class);
        assertThatThrownBy(() -> parse("-".repeat(5000) + "1")).isInstanceOf(SyntaxError.class);
        assertThatThrownBy(() -> parse("x in (".repeat(200))).isInstanceOf(SyntaxError.class);
        assertThatThrownBy(() -> parse("1" + "+1".repeat(60_000))).isInstanceOf(SyntaxError.class);
        assertThatThrownBy(() -> parse("x" + "[1]".repeat(5000))).isInstanceOf(SyntaxError.class);
    }
}
