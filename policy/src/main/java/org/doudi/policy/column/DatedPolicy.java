package org.doudi.policy.column;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.Evaluator;
import org.doudi.policy.column.RowLoop.Rows;
import org.doudi.policy.value.Value;

/**
 * A compiled policy with the parameters of a month: keep it as long as neither changes. For one thread at a time; other
 * threads take their own from {@link CompiledPolicy#on}.
 */
public final class DatedPolicy {
    /** The virtual machine compiles what is called often: many short calls become fast sooner than one long one. */
    private static final int ROWS_A_CALL = 1_024;

    private final CompiledPolicy policy;
    private final Occasion occasion;
    private final Book book;
    private final Evaluator evaluator;
    private final Areas<SharedValues> areas;

    DatedPolicy(CompiledPolicy policy, Occasion occasion, Book book) {
        this.policy = policy;
        this.occasion = occasion;
        this.book = book;
        this.evaluator = book.evaluator();
        this.areas = new Areas<>(book.parameters(), this::shared);
    }

    /** The policy. */
    public CompiledPolicy policy() {
        return policy;
    }

    /** When households are asked about. */
    public Occasion occasion() {
        return occasion;
    }

    /**
     * Answers the rows from {@code from} until before {@code to}.
     *
     * @throws org.doudi.policy.MissingParameter if a parameter it needs has no value in the month
     */
    public void evaluate(Population population, int from, int to, Answers answers) {
        if (population.layout() != policy.layout()) {
            throw new IllegalArgumentException("compiled for another layout");
        }
        int start = from;
        while (start < to) {
            int end = Math.min(to, endOfArea(population, start, to));
            compiled(population, start, end, answers);
            start = end;
        }
        if (has(answers, RowLoop.UNUSUAL, from, to)) {
            interpret(population, from, to, answers);
        }
    }

    private int endOfArea(Population population, int start, int to) {
        var area = areas.area(population.division(start));
        int end = population.nextDivision(start);
        while (end < to && areas.area(population.division(end)).equals(area)) {
            end = population.nextDivision(end);
        }
        return end;
    }

    private void compiled(Population population, int from, int to, Answers answers) {
        var loop = policy.loop();
        var shared = areas.at(population.division(from));
        if (loop.isEmpty() || shared.isEmpty()) {
            Arrays.fill(answers.codes(), from, to, RowLoop.UNUSUAL);
            return;
        }
        var rows = rows(population, shared.get(), answers);
        boolean withNulls = shared.get().hasNulls();
        for (int start = from; start < to; start += ROWS_A_CALL) {
            int end = Math.min(to, start + ROWS_A_CALL);
            run(loop.get(), rows, withNulls, start, end);
            if (has(answers, RowLoop.OPEN, start, end)) {
                loop.get().runOpen(rows, start, end);
            }
        }
    }

    private static void run(RowLoop loop, Rows rows, boolean withNulls, int from, int to) {
        if (withNulls) {
            loop.runWithNulls(rows, from, to);
        } else {
            loop.run(rows, from, to);
        }
    }

    private static boolean has(Answers answers, byte code, int from, int to) {
        var codes = answers.codes();
        int found = 0;
        for (int row = from; row < to; row++) {
            found |= codes[row] == code ? 1 : 0;
        }
        return found != 0;
    }

    private Optional<SharedValues> shared(DivisionCode division) {
        var parameters = book.parameters();
        var applied = YearMonth.from(occasion.appliedOn());
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("参数", parameters.resolve(occasion.month(), division).asContext(Map.of()));
        inputs.put("申请日参数", parameters.resolve(applied, division).asContext(Map.of()));
        inputs.put("month", new Value.Date(occasion.month().atDay(1)));
        inputs.put("applied_on", new Value.Date(occasion.appliedOn()));
        inputs.put("decided_on", new Value.Date(occasion.decidedOn()));
        return policy.shared(inputs);
    }

    private static Rows rows(Population population, SharedValues shared, Answers answers) {
        return new Rows(
                population.arrays(),
                population.openBits(),
                population.memberStarts(),
                population.memberCounts(),
                population.special(),
                population.rowBits(),
                shared.values(),
                shared.tables(),
                answers.codes(),
                answers.cents());
    }

    private void interpret(Population population, int from, int to, Answers answers) {
        for (int row = from; row < to; row++) {
            if (answers.codes()[row] == RowLoop.UNUSUAL) {
                var outcome = evaluator.evaluate(policy.programme(), population.situation(row, occasion));
                var cents = outcome.amount()
                        .map(money -> OptionalLong.of(money.cents()))
                        .orElse(OptionalLong.empty());
                answers.interpreted(row, outcome.answer(), cents);
            }
        }
    }
}
