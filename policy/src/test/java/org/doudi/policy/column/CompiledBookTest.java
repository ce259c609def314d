package org.doudi.policy.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.policy.column.RandomFamilies.ALL;
import static org.doudi.policy.column.RandomFamilies.BOOK;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.doudi.policy.Outcome;
import org.doudi.policy.Outcome.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every policy of the book: what its compiled code answers, of households and of persons, the interpreter does too. */
class CompiledBookTest {
    private static final Occasion AUTUMN = Occasion.of(YearMonth.of(2026, 10));
    private static final int KNOWN = 150;
    private static final int TO_VERIFY = 8;
    /** Few: most of them the interpreter answers, and proves at length which items are needed. */
    private static final int OPEN = 2;

    @TestFactory
    Stream<DynamicTest> compiled_code_and_interpreter_agree() {
        return ALL.stream()
                .map(policy -> DynamicTest.dynamicTest(policy.programme(), () -> {
                    var counts = new Counts();
                    agree(policy, new RandomFamilies(seed(), 0, false, policy).population(KNOWN), counts);
                    agree(policy, new RandomFamilies(seed(), 0.4, true, policy).population(TO_VERIFY), counts);
                    agree(policy, new RandomFamilies(seed(), 0.05, false, policy).population(OPEN), counts);

                    System.out.println(policy.programme() + ": " + counts + state(policy));
                    assertThat(counts.different).isEmpty();
                    if (policy.gaps().isEmpty()) {
                        assertThat(counts.compiled).as("compiled").isGreaterThan(counts.interpreted);
                    }
                }));
    }

    private static long seed() {
        return new Random().nextLong();
    }

    private static String state(CompiledPolicy policy) {
        return policy.refusal().map(reason -> "; interpreted: " + reason).orElse("")
                + (policy.gaps().isEmpty() ? "" : "; to the interpreter: " + policy.gaps());
    }

    private static final class Counts {
        private final List<String> different = new ArrayList<>();
        private int compiled;
        private int interpreted;
        private int entitled;

        @Override
        public String toString() {
            return compiled + " compiled, " + interpreted + " interpreted, " + entitled + " entitled";
        }
    }

    private static void agree(CompiledPolicy policy, Population population, Counts counts) {
        var dated = policy.on(AUTUMN, BOOK);
        var evaluator = BOOK.evaluator();
        if (!policy.isForPersons()) {
            var answers = new Answers(population.rows());
            dated.evaluate(population, 0, population.rows(), answers);
            for (int row = 0; row < population.rows(); row++) {
                if (!skip(answers, row, counts)) {
                    var outcome = evaluator.screen(policy.programme(), population.situation(row, AUTUMN));
                    compare(outcome, answers, row, "row " + row, counts);
                }
            }
        }
        if (policy.answersPersons()) {
            var answers = new Answers(population.memberSlots());
            dated.evaluatePersons(population, 0, population.rows(), answers);
            for (int row = 0; row < population.rows(); row++) {
                var situation = population.situation(row, AUTUMN);
                for (int member = 1; member <= population.members(row); member++) {
                    int slot = population.memberSlot(row, member);
                    if (!skip(answers, slot, counts)) {
                        var outcome = evaluator.screen(policy.programme(), situation, String.valueOf(member));
                        compare(outcome, answers, slot, "row " + row + " member " + member, counts);
                    }
                }
            }
        }
    }

    private static boolean skip(Answers answers, int place, Counts counts) {
        boolean interpreted = answers.isInterpreted(place);
        counts.interpreted += interpreted ? 1 : 0;
        counts.compiled += interpreted ? 0 : 1;
        return interpreted;
    }

    private static void compare(Outcome outcome, Answers answers, int place, String who, Counts counts) {
        counts.entitled += outcome.answer() == Answer.ENTITLED ? 1 : 0;
        var cents =
                outcome.amount().map(money -> OptionalLong.of(money.cents())).orElse(OptionalLong.empty());
        boolean same = answers.answer(place) == outcome.answer()
                && (outcome.answer() != Answer.ENTITLED || answers.cents(place).equals(cents));
        if (!same) {
            counts.different.add(who + ": " + answers.answer(place) + " " + answers.cents(place) + ", interpreter "
                    + outcome.answer() + " " + cents);
        }
    }
}
