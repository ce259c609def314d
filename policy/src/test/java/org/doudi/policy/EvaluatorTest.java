package org.doudi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.value.Value;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Book BOOK = BookReader.published();
    private static final DivisionCode WUJIN = DivisionCode.of("320412");
    private static final YearMonth AUGUST = YearMonth.of(2023, 8);

    private final Map<String, Value> household = absent(Item.Level.HOUSEHOLD);
    private final Map<String, Value> jia = absent(Item.Level.MEMBER);

    EvaluatorTest() {
        jia.put("is_coresident", Value.Truth.TRUE);
        jia.put("wage_income", Value.Decimal.of(6000));
    }

    private static Map<String, Value> absent(Item.Level level) {
        var items = new HashMap<String, Value>();
        BOOK.items().items(level).forEach(item -> items.put(item.name(), item.absent()));
        return items;
    }

    private Outcome ask(YearMonth month) {
        var situation = Situation.of(WUJIN, month, household, List.of(new Situation.Member("甲", jia)));
        return BOOK.evaluator().evaluate("P01", situation);
    }

    @Test
    void a_family_below_the_standard_gets_the_difference_from_the_next_month() {
        var outcome = ask(AUGUST);

        assertThat(outcome.answer()).isEqualTo(Answer.ENTITLED);
        assertThat(outcome.amount()).contains(Money.ofYuan(new BigDecimal("520.00")));
        assertThat(outcome.from()).contains(YearMonth.of(2023, 9));
        assertThat(outcome.needs()).isEmpty();
    }

    @Test
    void a_known_income_above_the_standard_decides_even_when_much_is_unknown() {
        jia.put("wage_income", Value.Decimal.of(50_000));
        jia.remove("bank_balance");
        household.remove("vehicle_count");

        var outcome = ask(AUGUST);

        assertThat(outcome.answer()).isEqualTo(Answer.NOT_ENTITLED);
        assertThat(outcome.because()).contains("SAM-9");
        assertThat(outcome.amount()).isEmpty();
    }

    @Test
    void only_verification_open_is_presumed_and_names_what_is_needed() {
        jia.remove("bank_balance");
        household.remove("vehicle_count");

        var outcome = ask(AUGUST);

        assertThat(outcome.answer()).isEqualTo(Answer.PRESUMED);
        assertThat(outcome.needs())
                .containsExactly(new ItemRef("甲", "bank_balance"), ItemRef.ofHousehold("vehicle_count"));
    }

    @Test
    void what_cannot_change_the_answer_any_more_is_not_asked() {
        household.remove("mobility_vehicle");
        household.remove("resettlement_home");
        jia.remove("bank_balance");

        assertThat(ask(AUGUST).needs()).containsExactly(new ItemRef("甲", "bank_balance"));
    }

    @Test
    void an_item_that_matters_only_together_with_another_is_asked() {
        household.remove("vehicle_count");
        household.remove("mobility_vehicle");

        assertThat(ask(AUGUST).needs())
                .contains(ItemRef.ofHousehold("vehicle_count"), ItemRef.ofHousehold("mobility_vehicle"));
    }

    @Test
    void an_unknown_that_no_verification_supplies_makes_it_depend() {
        household.remove("refuses_authorisation");

        var outcome = ask(AUGUST);

        assertThat(outcome.answer()).isEqualTo(Answer.DEPENDS);
        assertThat(outcome.needs()).containsExactly(ItemRef.ofHousehold("refuses_authorisation"));
    }

    @Test
    void the_explanation_shows_value_limit_items_article_and_parameter() {
        var entitled = ask(AUGUST).explanation().parts().getFirst();
        var income = entitled.parts().stream()
                .filter(part -> part.decision().equals("收入低于标准"))
                .findFirst()
                .orElseThrow();

        assertThat(income.result()).isEqualTo(Explanation.Result.PASSED);
        assertThat(income.articles()).contains("SAM-9");
        assertThat(income.check()
                        .map(check -> check.value() + " " + check.operator().sign() + " " + check.limit()))
                .isEqualTo(Optional.of("6000 < 12240"));
        assertThat(income.parts())
                .flatExtracting(Explanation::reads)
                .contains(new Explanation.Read(new ItemRef("甲", "wage_income"), Value.Decimal.of(6000)));
        assertThat(income.parts()).flatExtracting(Explanation::parameters).anySatisfy(use -> {
            assertThat(use.id()).isEqualTo("dibao_standard");
            assertThat(use.onApplication()).isTrue();
            assertThat(use.dated().from()).isEqualTo(YearMonth.of(2023, 7));
        });
    }

    @Test
    void a_month_without_a_parameter_is_an_error_that_names_it() {
        assertThatThrownBy(() -> ask(YearMonth.of(1999, 1)))
                .isInstanceOf(MissingParameter.class)
                .hasMessageContaining("has no value in 1999-01");
    }

    @Test
    void a_programme_that_does_not_exist_is_named() {
        var situation = Situation.of(WUJIN, AUGUST, household, List.of());

        assertThatThrownBy(() -> BOOK.evaluator().evaluate("P99", situation))
                .isInstanceOf(UnknownName.class)
                .hasMessage("there is no programme named P99");
    }
}
