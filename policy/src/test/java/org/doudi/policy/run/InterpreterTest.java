package org.doudi.policy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Parser;
import org.doudi.policy.feel.Position;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private static Value evaluate(String text, Map<String, Value> variables) {
        var expression = Parser.expression(text, Position.START, Names.of(Functions.names()));
        return new Interpreter(Map.of(), Observer.NONE).evaluate(expression, Scope.of(variables));
    }

    private static Value evaluate(String text) {
        return evaluate(text, Map.of());
    }

    private static Decimal number(String text) {
        return new Decimal(new BigDecimal(text));
    }

    @Test
    void numbers_are_decimal_and_keep_34_digits() {
        assertThat(evaluate("0.1 + 0.2 = 0.3")).isEqualTo(Truth.TRUE);
        assertThat(evaluate("1 / 3")).isEqualTo(number("0.3333333333333333333333333333333333"));
        assertThat(evaluate("1 / 0")).isEqualTo(Nothing.NULL);
    }

    @Test
    void money_is_rounded_half_up_where_the_policy_says_so() {
        assertThat(evaluate("round half up(2.345, 2)")).isEqualTo(number("2.35"));
        assertThat(evaluate("round half up(-2.345, 2)")).isEqualTo(number("-2.35"));
        assertThat(evaluate("decimal(2.345, 2)")).isEqualTo(number("2.34"));
    }

    @Test
    void null_is_neither_true_nor_false() {
        assertThat(evaluate("null and true")).isEqualTo(Nothing.NULL);
        assertThat(evaluate("null and false")).isEqualTo(Truth.FALSE);
        assertThat(evaluate("null > 5")).isEqualTo(Nothing.NULL);
        assertThat(evaluate("if null then 1 else 2")).isEqualTo(number("2"));
    }

    @Test
    void an_age_is_reached_on_the_birthday() {
        var age = "years and months duration(date(\"2005-08-02\"), date(\"%s\")).years";

        assertThat(evaluate(age.formatted("2023-08-01"))).isEqualTo(number("17"));
        assertThat(evaluate(age.formatted("2023-08-02"))).isEqualTo(number("18"));
    }

    @Test
    void an_unknown_sum_of_money_is_not_below_zero() {
        var unknown = Map.<String, Value>of("x", Unknown.NOT_NEGATIVE);

        assertThat(evaluate("x + 5 >= 5", unknown)).isEqualTo(Truth.TRUE);
        assertThat(evaluate("x + 5 > 5", unknown)).isEqualTo(Unknown.BOOLEAN);
        assertThat(evaluate("100 - x > 100", unknown)).isEqualTo(Truth.FALSE);
        assertThat(evaluate("sum([x, 3, 4]) < 7", unknown)).isEqualTo(Truth.FALSE);
    }

    @Test
    void what_is_unknown_does_not_matter_where_everything_possible_agrees() {
        var unknown = Map.<String, Value>of("flag", Unknown.BOOLEAN, "x", Unknown.ANYTHING);

        assertThat(evaluate("if flag then 3 else 3", unknown)).isEqualTo(number("3"));
        assertThat(evaluate("if flag then 3 else 5", unknown)).hasToString("3…5");
        assertThat(evaluate("(if flag then 3 else 5) > 2", unknown)).isEqualTo(Truth.TRUE);
        assertThat(evaluate("x = \"a\" or true", unknown)).isEqualTo(Truth.TRUE);
        assertThat(evaluate("x = \"a\" and false", unknown)).isEqualTo(Truth.FALSE);
    }

    @Test
    void a_list_may_hold_items_of_which_it_is_unknown_whether_they_belong_to_it() {
        var members = new Value.Items(List.of(
                new Value.Context(Map.of("here", Truth.TRUE, "wage", number("100"))),
                new Value.Context(Map.of("here", Unknown.BOOLEAN, "wage", number("50")))));
        var unknown = Map.<String, Value>of("members", members);

        assertThat(evaluate("count(members[here])", unknown)).hasToString("1…2");
        assertThat(evaluate("sum(for m in members[here] return m.wage)", unknown))
                .hasToString("100…150");
        assertThat(evaluate("some m in members[here] satisfies m.wage > 80", unknown))
                .isEqualTo(Truth.TRUE);
        assertThat(evaluate("every m in members[here] satisfies m.wage > 80", unknown))
                .isEqualTo(Unknown.BOOLEAN);
    }

    @Test
    void endless_work_is_given_up() {
        assertThatThrownBy(() -> evaluate("count(for a in 1..5000, b in 1..5000 return a * b)"))
                .isInstanceOf(TooMuchWork.class);
        assertThatThrownBy(() -> evaluate("count(for a in 1..1000000000 return a)"))
                .isInstanceOf(TooMuchWork.class);
    }

    @Test
    void numbers_out_of_range_are_null_and_never_hang() {
        assertThat(evaluate("10 ** 6000 * 10 ** 6000")).isEqualTo(Nothing.NULL);
        assertThat(evaluate("2 ** 1000000000")).isEqualTo(Nothing.NULL);
    }
}
