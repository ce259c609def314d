package org.doudi.policy.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.policy.column.RandomFamilies.BOOK;
import static org.doudi.policy.column.RandomFamilies.LAYOUT;
import static org.doudi.policy.column.RandomFamilies.P01;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.doudi.policy.Book;
import org.doudi.policy.value.Value;

class CompiledPolicyProperties {
    private static final Occasion AUGUST_2023 = Occasion.of(YearMonth.of(2023, 8));
    private static final int HOUSEHOLDS = 1_000;
    /** Top-ups as they were until 2020, so that every branch counts. */
    private static final Book WITH_TOP_UPS = overriding(Map.of(
            "dibao_top_up_ratio[老年人]", "0.10",
            "dibao_top_up_ratio[未成年人]", "0.10",
            "dibao_top_up_ratio[独居]", "0.15",
            "dibao_top_up_ratio[少数民族]", "0.10",
            "dibao_top_up_ratio[重病]", "0.2",
            "dibao_severe_full_ratio[重度残疾]", "1.20"));

    @Property(tries = 20)
    void compiled_code_and_interpreter_agree_where_everything_is_known(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var population = new RandomFamilies(seed, 0, false).population(HOUSEHOLDS);

        assertThat(disagreements(population, WITH_TOP_UPS)).isZero();
    }

    @Property(tries = 4)
    void they_agree_where_only_verification_is_missing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var population = new RandomFamilies(seed, 0.4, true).population(30);

        assertThat(disagreements(population, BOOK)).isZero();
    }

    @Property(tries = 4)
    void they_agree_where_anything_may_be_missing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var population = new RandomFamilies(seed, 0.05, false).population(30);

        assertThat(disagreements(population, BOOK)).isZero();
    }

    @Property(tries = 5)
    void a_replaced_household_is_answered_as_in_a_new_population(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var before = new RandomFamilies(seed, 0, false).population(HOUSEHOLDS);
        var after = new RandomFamilies(seed + 1, 0, false).population(HOUSEHOLDS);
        var families = new RandomFamilies(seed + 1, 0, false);
        var row = new HouseholdRow(LAYOUT);
        for (int i = 0; i < HOUSEHOLDS; i++) {
            before.replace(i, families.fill(row));
        }

        var replaced = answers(before, BOOK);
        var fresh = answers(after, BOOK);

        for (int i = 0; i < HOUSEHOLDS; i++) {
            assertThat(replaced.answer(i)).isEqualTo(fresh.answer(i));
            assertThat(replaced.cents(i)).isEqualTo(fresh.cents(i));
        }
    }

    private static Answers answers(Population population, Book book) {
        var answers = new Answers(population.rows());
        P01.on(AUGUST_2023, book).evaluate(population, 0, population.rows(), answers);
        return answers;
    }

    private static int disagreements(Population population, Book book) {
        var answers = answers(population, book);
        var evaluator = book.evaluator();
        var values = new RowValues(population);
        int disagreements = 0;
        int compiled = 0;
        for (int row = 0; row < population.rows(); row++) {
            if (answers.isInterpreted(row)) {
                continue;
            }
            compiled++;
            var outcome = evaluator.evaluate("P01", values.situation(row, AUGUST_2023));
            var cents = outcome.amount()
                    .map(money -> OptionalLong.of(money.cents()))
                    .orElse(OptionalLong.empty());
            boolean sameAmount = switch (outcome.answer()) {
                case ENTITLED -> answers.cents(row).equals(cents);
                case NOT_ENTITLED, PRESUMED, DEPENDS -> true;
            };
            if (outcome.answer() != answers.answer(row) || !sameAmount) {
                disagreements++;
            }
        }
        assertThat(compiled).as("rows the compiled code answers").isGreaterThan(population.rows() / 10);
        return disagreements;
    }

    private static Book overriding(Map<String, String> values) {
        var numbers = values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry ->
                (Value) new Value.Decimal(new BigDecimal(entry.getValue()))));
        return BOOK.with(BOOK.parameters().overriding(numbers));
    }
}
