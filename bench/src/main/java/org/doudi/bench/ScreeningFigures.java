package org.doudi.bench;

import java.time.Clock;
import java.time.YearMonth;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.column.Answers;
import org.doudi.policy.column.CompiledPolicy;
import org.doudi.policy.column.Layout;
import org.doudi.policy.column.Occasion;
import org.doudi.policy.column.Population;

/**
 * How many decisions on P01 one core takes in a second: compiled policy, hand-written columns, Drools, KIE DMN.
 * Arguments: the commit.
 */
public final class ScreeningFigures {
    private static final Occasion AUGUST_2023 = Occasion.of(YearMonth.of(2023, 8));
    /** So many that no branch predictor learns them by heart; a smaller number would flatter the fastest. */
    private static final int PEERS_HOUSEHOLDS = 20_000;

    private ScreeningFigures() {}

    /** Measures and appends the rows. */
    public static void main(String[] arguments) throws Exception {
        var figures = new Figures("bench/run screening", arguments[0], Clock.systemUTC());
        columns(figures, 60_000, "screening-vs-columns");
        columns(figures, 1_000_000, "screening-vs-columns-1m");
        peers(figures);
    }

    private static void columns(Figures figures, int households, String id) {
        var book = BookReader.published();
        var layout = Layout.of(book.items());
        var policy = CompiledPolicy.compile(book.policies().policy("P01"), layout, book)
                .on(AUGUST_2023, book);
        var population = new SampleFamilies(layout, 1).population(households);
        System.out.println(households + " households of " + population.bytes() / households + " bytes");
        var answers = new Answers(households);
        var written = new HandWrittenColumns(population).fill();
        HandWrittenColumns.setLaw(written, population);
        var codes = new byte[households];
        var cents = new long[households];
        var medians = Figures.perSecond(
                2,
                new Figures.Work("hand-written columns", () -> {
                    written.run(codes, cents, 0, households);
                    return households;
                }),
                new Figures.Work("compiled policy", () -> {
                    policy.evaluate(population, 0, households, answers);
                    return households;
                }));
        requireSame(population, answers, codes, cents);
        figures.keep(
                id,
                medians[1],
                "households a core second",
                "hand-written columns",
                medians[0],
                medians[0] / medians[1]);
    }

    private static void requireSame(Population population, Answers answers, byte[] codes, long[] cents) {
        for (int row = 0; row < population.rows(); row++) {
            boolean entitled = answers.answer(row) == Answer.ENTITLED;
            if (entitled != (codes[row] == 1) || answers.cents(row).orElse(0) != cents[row]) {
                throw new IllegalStateException("the hand-written reference differs in row " + row);
            }
        }
    }

    private static void peers(Figures figures) throws Exception {
        var book = BookReader.published();
        var layout = Layout.of(book.items());
        var policy = CompiledPolicy.compile(book.policies().policy("P01"), layout, book)
                .on(AUGUST_2023, book);
        var population = new SampleFamilies(layout, 1).population(PEERS_HOUSEHOLDS);
        var answers = new Answers(PEERS_HOUSEHOLDS);
        var drools = new DroolsDibao(population);
        var kie = new KieDibao(population);
        policy.evaluate(population, 0, PEERS_HOUSEHOLDS, answers);
        drools.requireSame(answers);
        kie.requireSame(answers);
        var medians = Figures.perSecond(
                3,
                new Figures.Work("compiled policy", () -> {
                    policy.evaluate(population, 0, PEERS_HOUSEHOLDS, answers);
                    return PEERS_HOUSEHOLDS;
                }),
                new Figures.Work("Drools", drools::next),
                new Figures.Work("KIE DMN", kie::next));
        figures.keep(
                "screening-vs-drools",
                medians[0],
                "households a core second",
                "Drools",
                medians[1],
                medians[0] / medians[1]);
        figures.keep(
                "screening-vs-kie",
                medians[0],
                "households a core second",
                "KIE DMN",
                medians[2],
                medians[0] / medians[2]);
    }
}
