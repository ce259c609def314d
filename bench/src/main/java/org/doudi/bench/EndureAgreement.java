package org.doudi.bench;

import java.time.YearMonth;
import java.util.OptionalLong;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.column.Answers;
import org.doudi.policy.column.CompiledPolicy;
import org.doudi.policy.column.Layout;
import org.doudi.policy.column.Occasion;

/** Compares compiled policy and interpreter on many households. Argument: how many. */
public final class EndureAgreement {
    private static final int AT_ONCE = 10_000;

    private EndureAgreement() {}

    /** Prints how many agree; ends with status 1 if one does not. */
    public static void main(String[] arguments) {
        int households = Integer.parseInt(arguments[0]);
        var book = BookReader.published();
        var layout = Layout.of(book.items());
        var evaluator = book.evaluator();
        var occasion = Occasion.of(YearMonth.of(2023, 8));
        var policy = CompiledPolicy.compile(book.policies().policy("P01"), layout, book)
                .on(occasion, book);
        long differ = 0;
        long interpreted = 0;
        for (int done = 0; done < households; done += AT_ONCE) {
            var population = new SampleFamilies(layout, done).population(AT_ONCE);
            var answers = new Answers(AT_ONCE);
            policy.evaluate(population, 0, AT_ONCE, answers);
            for (int row = 0; row < AT_ONCE; row++) {
                var outcome = evaluator.evaluate("P01", population.situation(row, occasion));
                var cents = outcome.amount()
                        .map(money -> OptionalLong.of(money.cents()))
                        .orElse(OptionalLong.empty());
                boolean same = outcome.answer() == answers.answer(row) && cents.equals(answers.cents(row));
                differ += same ? 0 : 1;
                interpreted += answers.isInterpreted(row) ? 1 : 0;
            }
        }
        System.out.println(households + " households, " + differ + " differ, " + interpreted + " interpreted");
        if (differ > 0) {
            System.exit(1);
        }
    }
}
