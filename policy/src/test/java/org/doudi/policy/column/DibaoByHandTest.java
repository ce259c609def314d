package org.doudi.policy.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.policy.column.RandomFamilies.BOOK;
import static org.doudi.policy.column.RandomFamilies.P01;

import java.time.YearMonth;
import java.util.OptionalLong;
import org.doudi.policy.Outcome.Answer;
import org.junit.jupiter.api.Test;

class DibaoByHandTest {
    private static final int HOUSEHOLDS = 2_000;
    private static final Occasion AUGUST_2023 = Occasion.of(YearMonth.of(2023, 8));

    @Test
    void the_policy_says_what_the_same_law_written_by_hand_says() {
        var population = new RandomFamilies(8, 0, false).population(HOUSEHOLDS);
        var answers = new Answers(HOUSEHOLDS);
        P01.on(AUGUST_2023, BOOK).evaluate(population, 0, HOUSEHOLDS, answers);

        for (int row = 0; row < HOUSEHOLDS; row++) {
            var amount = DibaoByHand.amount(population.situation(row, AUGUST_2023));
            var cents = amount.map(
                            yuan -> OptionalLong.of(yuan.movePointRight(2).longValueExact()))
                    .orElse(OptionalLong.empty());
            assertThat(answers.answer(row) == Answer.ENTITLED).as("row %s", row).isEqualTo(amount.isPresent());
            assertThat(answers.cents(row)).as("row %s", row).isEqualTo(cents);
        }
    }
}
