package org.doudi.policy.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doudi.policy.column.RandomFamilies.BOOK;
import static org.doudi.policy.column.RandomFamilies.LAYOUT;
import static org.doudi.policy.column.RandomFamilies.P01;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Outcome.Answer;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final DivisionCode WUJIN = DivisionCode.of("320412");
    private static final Occasion AUGUST_2023 = Occasion.of(YearMonth.of(2023, 8));

    @Test
    void a_full_household_of_three_takes_less_than_two_kilobytes() {
        var population = new Population(LAYOUT, 1);
        population.add(1, WUJIN, family(new HouseholdRow(LAYOUT), "21600"));

        assertThat(population.bytes()).isLessThan(2_048);
    }

    @Test
    void an_area_is_a_range_of_rows() {
        var population = new Population(LAYOUT, 3);
        var row = family(new HouseholdRow(LAYOUT), "0");
        population.add(1, DivisionCode.of("320402"), row);
        population.add(2, DivisionCode.of("320412001"), row);
        population.add(3, DivisionCode.of("320412002"), row);

        assertThat(population.firstRowFrom(320_412_000_000L)).isEqualTo(1);
        assertThat(population.firstRowFrom(320_412_002_000L)).isEqualTo(2);
        assertThat(population.firstRowFrom(320_413_000_000L)).isEqualTo(3);
    }

    @Test
    void rows_out_of_order_and_a_household_twice_are_refused() {
        var population = new Population(LAYOUT, 2);
        var row = family(new HouseholdRow(LAYOUT), "0");
        population.add(1, WUJIN, row);

        assertThatThrownBy(() -> population.add(2, DivisionCode.of("320402"), row))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> population.add(1, WUJIN, row)).isInstanceOf(IllegalArgumentException.class);
        assertThat(population.rows()).isEqualTo(1);
    }

    @Test
    void three_persons_with_600_a_head_get_1260() {
        var population = new Population(LAYOUT, 1);
        population.add(7, WUJIN, family(new HouseholdRow(LAYOUT), "21600"));

        var answers = evaluate(population);

        assertThat(answers.answer(0)).isEqualTo(Answer.ENTITLED);
        assertThat(answers.cents(0)).hasValue(126_000);
        assertThat(answers.isInterpreted(0)).isFalse();
    }

    @Test
    void a_replaced_household_is_answered_anew_and_the_others_are_not() {
        var population = new Population(LAYOUT, 2);
        var row = new HouseholdRow(LAYOUT);
        population.add(7, WUJIN, family(row, "21600"));
        population.add(8, WUJIN, family(row, "21600"));
        var answers = evaluate(population);

        int touched = population.rowOf(8);
        family(row, "36720").addMember();
        population.replace(touched, row);
        P01.on(AUGUST_2023, BOOK).evaluate(population, touched, touched + 1, answers);

        assertThat(answers.answer(0)).isEqualTo(Answer.ENTITLED);
        assertThat(answers.answer(touched)).isEqualTo(Answer.NOT_ENTITLED);
    }

    @Test
    void a_sum_no_column_holds_is_answered_by_the_interpreter() {
        var population = new Population(LAYOUT, 1);
        var row = family(new HouseholdRow(LAYOUT), "0.005");
        population.add(7, WUJIN, row);

        var answers = evaluate(population);

        assertThat(answers.isInterpreted(0)).isTrue();
        assertThat(answers.answer(0)).isEqualTo(Answer.ENTITLED);
        assertThat(answers.cents(0)).hasValue(306_000);
    }

    private static Answers evaluate(Population population) {
        var answers = new Answers(population.rows());
        P01.on(AUGUST_2023, BOOK).evaluate(population, 0, population.rows(), answers);
        return answers;
    }

    private static HouseholdRow family(HouseholdRow row, String wage) {
        row.clear();
        for (var birth : new String[] {"1979-03-02", "2011-07-15", "1950-01-20"}) {
            row.addMember();
            row.flag(LAYOUT.column("is_coresident"), true);
            row.date(LAYOUT.column("birth_date"), LocalDate.parse(birth));
        }
        return row.number(LAYOUT.column("wage_income"), new BigDecimal(wage));
    }
}
