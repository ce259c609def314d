package org.doudi.bench;

import java.time.YearMonth;
import java.util.OptionalLong;
import java.util.Set;
import org.doudi.policy.Book;
import org.doudi.policy.Evaluator;
import org.doudi.policy.Outcome;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.column.Answers;
import org.doudi.policy.column.CompiledPolicy;
import org.doudi.policy.column.DatedPolicy;
import org.doudi.policy.column.Layout;
import org.doudi.policy.column.Occasion;
import org.doudi.policy.column.Population;

/**
 * Compares compiled policies and interpreter on many families. Argument: how many. P01 is asked about families like
 * those of a city; every policy about as many scattered ones, shared among the policies.
 */
public final class EndureAgreement {
    private static final int AT_ONCE = 10_000;

    private final Book book = BookReader.published();
    private final Layout layout = Layout.of(book.items());
    private final Evaluator evaluator = book.evaluator();
    private long asked;
    private long differ;
    private long interpreted;

    private EndureAgreement() {}

    /** Prints how many agree; ends with status 1 if one does not. */
    public static void main(String[] arguments) {
        int families = Integer.parseInt(arguments[0]);
        var agreement = new EndureAgreement();
        agreement.likeACity(families);
        agreement.scattered(families);
        if (agreement.differ > 0) {
            System.exit(1);
        }
    }

    private void likeACity(int families) {
        var occasion = Occasion.of(YearMonth.of(2023, 8));
        var policy = CompiledPolicy.compile(book.policies().policy("P01"), layout, book);
        for (int done = 0; done < families; done += AT_ONCE) {
            households(policy.on(occasion, book), new SampleFamilies(layout, done).population(AT_ONCE));
        }
        report("P01, families like those of a city");
    }

    private void scattered(int families) {
        var occasion = Occasion.of(YearMonth.of(2026, 10));
        int each = families / book.policies().all().size();
        for (var one : book.policies().all()) {
            var policy = CompiledPolicy.compile(one, layout, book);
            var dated = policy.on(occasion, book);
            var read = Set.copyOf(policy.items());
            for (int done = 0; done < each; done += AT_ONCE) {
                int size = Math.min(AT_ONCE, each - done);
                var population = new ScatteredFamilies(layout, read, done).population(size);
                if (!policy.isForPersons()) {
                    households(dated, population);
                }
                if (policy.answersPersons()) {
                    persons(dated, population);
                }
            }
            report(policy.programme()
                    + policy.refusal().map(reason -> ", interpreted: " + reason).orElse("")
                    + (policy.gaps().isEmpty() ? "" : ", to the interpreter: " + policy.gaps()));
        }
    }

    private void households(DatedPolicy policy, Population population) {
        var answers = new Answers(population.rows());
        policy.evaluate(population, 0, population.rows(), answers);
        for (int row = 0; row < population.rows(); row++) {
            var situation = population.situation(row, policy.occasion());
            compare(evaluator.screen(policy.policy().programme(), situation), answers, row);
        }
    }

    private void persons(DatedPolicy policy, Population population) {
        var answers = new Answers(population.memberSlots());
        policy.evaluatePersons(population, 0, population.rows(), answers);
        for (int row = 0; row < population.rows(); row++) {
            var situation = population.situation(row, policy.occasion());
            for (int i = 1; i <= population.members(row); i++) {
                var outcome = evaluator.screen(policy.policy().programme(), situation, String.valueOf(i));
                compare(outcome, answers, population.memberSlot(row, i));
            }
        }
    }

    private void compare(Outcome outcome, Answers answers, int place) {
        var cents =
                outcome.amount().map(money -> OptionalLong.of(money.cents())).orElse(OptionalLong.empty());
        boolean same = outcome.answer() == answers.answer(place) && cents.equals(answers.cents(place));
        asked++;
        differ += same ? 0 : 1;
        interpreted += answers.isInterpreted(place) ? 1 : 0;
    }

    private void report(String what) {
        System.out.println(
                what + ": " + asked + " asked, " + differ + " differ so far, " + interpreted + " interpreted");
        asked = 0;
        interpreted = 0;
    }
}
