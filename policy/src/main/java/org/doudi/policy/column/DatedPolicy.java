package org.doudi.policy.column;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.Evaluator;
import org.doudi.policy.Outcome;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
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
    private final Areas<SharedValues> ofHouseholds;
    private final Areas<SharedValues> ofPersons;

    DatedPolicy(CompiledPolicy policy, Occasion occasion, Book book) {
        this.policy = policy;
        this.occasion = occasion;
        this.book = book;
        this.evaluator = book.evaluator();
        this.ofHouseholds = new Areas<>(book.parameters(), division -> shared(division, false));
        this.ofPersons = new Areas<>(book.parameters(), division -> shared(division, true));
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
     * Answers the rows from {@code from} until before {@code to}; a programme for persons says of all "not entitled".
     *
     * @throws org.doudi.policy.MissingParameter if a parameter it needs has no value in the month
     */
    public void evaluate(Population population, int from, int to, Answers answers) {
        if (policy.isForPersons()) {
            requireLayout(population);
            Arrays.fill(answers.codes(), from, to, RowLoop.NO);
            return;
        }
        evaluate(population, from, to, answers, false);
        interpret(population, from, to, answers);
    }

    /**
     * As {@link #evaluate}, for many rows: where an open item may decide that verification does not supply, 待补 may stand
     * for 推定符合, never the other way round.
     *
     * @throws IllegalArgumentException if the programme is for persons
     * @throws org.doudi.policy.MissingParameter if a parameter it needs has no value in the month
     */
    public void screen(Population population, int from, int to, Answers answers) {
        screen(population, from, to, answers, row -> population.situation(row, occasion));
    }

    /**
     * As {@link #screen(Population, int, int, Answers)}, where more is known of families than columns hold, such as texts.
     *
     * @param situations the whole situation of a row, for those the interpreter answers
     */
    public void screen(Population population, int from, int to, Answers answers, IntFunction<Situation> situations) {
        if (policy.isForPersons()) {
            throw new IllegalArgumentException(policy.programme() + " answers about persons");
        }
        evaluate(population, from, to, answers, false);
        interpret(from, to, answers, situations);
    }

    /**
     * As {@link #evaluatePersons}, for many rows; of open items as {@link #screen(Population, int, int, Answers)}.
     *
     * @param situations the whole situation of a row, for those the interpreter answers
     */
    public void screenPersons(
            Population population, int from, int to, Answers answers, IntFunction<Situation> situations) {
        requirePersons();
        evaluate(population, from, to, answers, true);
        interpretPersons(population, from, to, answers, situations, false);
    }

    /** As {@link #screenPersons(Population, int, int, Answers, IntFunction)}, of what columns hold. */
    public void screenPersons(Population population, int from, int to, Answers answers) {
        screenPersons(population, from, to, answers, row -> population.situation(row, occasion));
    }

    /**
     * Answers about the members of the rows from {@code from} until before {@code to}.
     *
     * @param answers with room for {@link Population#memberSlots()}; each lies at {@link Population#memberSlot}
     * @throws IllegalArgumentException if the programme answers about households only
     * @throws org.doudi.policy.MissingParameter if a parameter it needs has no value in the month
     */
    public void evaluatePersons(Population population, int from, int to, Answers answers) {
        requirePersons();
        evaluate(population, from, to, answers, true);
        interpretPersons(population, from, to, answers, row -> population.situation(row, occasion), true);
    }

    private void requirePersons() {
        if (!policy.answersPersons()) {
            throw new IllegalArgumentException(policy.programme() + " answers about households");
        }
    }

    private void requireLayout(Population population) {
        if (population.layout() != policy.layout()) {
            throw new IllegalArgumentException("compiled for another layout");
        }
    }

    private void evaluate(Population population, int from, int to, Answers answers, boolean persons) {
        requireLayout(population);
        int start = from;
        while (start < to) {
            int end = Math.min(to, endOfArea(population, start, to));
            compiled(population, start, end, answers, persons);
            start = end;
        }
    }

    private int endOfArea(Population population, int start, int to) {
        var areas = ofHouseholds;
        var area = areas.area(population.division(start));
        int end = population.nextDivision(start);
        while (end < to && areas.area(population.division(end)).equals(area)) {
            end = population.nextDivision(end);
        }
        return end;
    }

    private void compiled(Population population, int from, int to, Answers answers, boolean persons) {
        var loop = policy.part(persons).loop();
        var shared = (persons ? ofPersons : ofHouseholds).at(population.division(from));
        if (loop.isEmpty() || shared.isEmpty()) {
            markUnusual(population, from, to, answers, persons);
            return;
        }
        var rows = rows(population, shared.get(), answers, policy.part(persons).memos());
        boolean withNulls = shared.get().hasNulls();
        for (int start = from; start < to; start += ROWS_A_CALL) {
            int end = Math.min(to, start + ROWS_A_CALL);
            run(loop.get(), rows, withNulls, start, end);
            boolean open =
                    persons ? hasOpenMember(population, answers, start, end) : has(answers, RowLoop.OPEN, start, end);
            if (open) {
                loop.get().runOpen(rows, start, end);
            }
        }
    }

    private static void markUnusual(Population population, int from, int to, Answers answers, boolean persons) {
        if (!persons) {
            Arrays.fill(answers.codes(), from, to, RowLoop.UNUSUAL);
            return;
        }
        for (int row = from; row < to; row++) {
            int slot = population.memberStart(row);
            Arrays.fill(answers.codes(), slot, slot + population.members(row), RowLoop.UNUSUAL);
        }
    }

    private static boolean hasOpenMember(Population population, Answers answers, int from, int to) {
        for (int row = from; row < to; row++) {
            int slot = population.memberStart(row);
            if (has(answers, RowLoop.OPEN, slot, slot + population.members(row))) {
                return true;
            }
        }
        return false;
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

    private Optional<SharedValues> shared(DivisionCode division, boolean persons) {
        var parameters = book.parameters();
        var applied = YearMonth.from(occasion.appliedOn());
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("参数", parameters.resolve(occasion.month(), division).asContext(Map.of()));
        inputs.put("申请日参数", parameters.resolve(applied, division).asContext(Map.of()));
        inputs.put("month", new Value.Date(occasion.month().atDay(1)));
        inputs.put("applied_on", new Value.Date(occasion.appliedOn()));
        inputs.put("decided_on", new Value.Date(occasion.decidedOn()));
        return policy.part(persons).shared(inputs);
    }

    private static Rows rows(Population population, SharedValues shared, Answers answers, int memos) {
        return new Rows(
                population.arrays(),
                population.openBits(),
                population.memberStarts(),
                population.memberCounts(),
                population.benefitStarts(),
                population.benefitCounts(),
                population.special(),
                population.rowBits(),
                shared.values(),
                shared.tables(),
                answers.codes(),
                answers.cents(),
                new int[memos],
                new long[memos]);
    }

    private void interpret(Population population, int from, int to, Answers answers) {
        for (int row = from; row < to; row++) {
            if (isLeftOver(answers, row, true)) {
                keep(outcome(population.situation(row, occasion), ""), answers, row);
            }
        }
    }

    private void interpret(int from, int to, Answers answers, IntFunction<Situation> situations) {
        for (int row = from; row < to; row++) {
            if (isLeftOver(answers, row, false)) {
                keep(evaluator.screen(policy.programme(), situations.apply(row)), answers, row);
            }
        }
    }

    private void interpretPersons(
            Population population,
            int from,
            int to,
            Answers answers,
            IntFunction<Situation> situations,
            boolean exactly) {
        for (int row = from; row < to; row++) {
            int slot = population.memberStart(row);
            int end = slot + population.members(row);
            if (!has(answers, RowLoop.UNUSUAL, slot, end) && !(exactly && has(answers, RowLoop.OPEN, slot, end))) {
                continue;
            }
            var situation = situations.apply(row);
            for (int i = 0; i < population.members(row); i++) {
                if (isLeftOver(answers, slot + i, exactly)) {
                    var person = situation.members().get(i).id();
                    keep(
                            exactly
                                    ? outcome(situation, person)
                                    : evaluator.screen(policy.programme(), situation, person),
                            answers,
                            slot + i);
                }
            }
        }
    }

    /** Whether the interpreter must say, or can say more exactly. */
    private static boolean isLeftOver(Answers answers, int place, boolean exactly) {
        var code = answers.codes()[place];
        return code == RowLoop.UNUSUAL || (exactly && code == RowLoop.OPEN);
    }

    /**
     * Only where it seems to depend on more than verification is it worth proving what it depends on; not where it may
     * depend on what a population never knows.
     */
    private Outcome outcome(Situation situation, String person) {
        var outcome = evaluator.screen(policy.programme(), situation, person);
        boolean isWithoutColumn = outcome.needs().stream()
                .anyMatch(ref -> policy.layout().find(ref.item()).isEmpty());
        return outcome.answer() == Answer.DEPENDS && !isWithoutColumn
                ? evaluator.evaluate(policy.programme(), situation, person)
                : outcome;
    }

    private static void keep(Outcome outcome, Answers answers, int place) {
        var cents =
                outcome.amount().map(money -> OptionalLong.of(money.cents())).orElse(OptionalLong.empty());
        answers.interpreted(place, outcome.answer(), cents);
    }
}
