package org.doudi.policy.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doudi.kernel.Money;
import org.doudi.policy.Book;
import org.doudi.policy.Evaluator;
import org.doudi.policy.Outcome;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;

/**
 * What receiving one programme does to another, found by asking the policies: worked cases of the one are asked again as
 * if the other were received.
 */
public final class Together {
    private static final String FILE = "/org/doudi/policy/book/together.csv";

    /** Enough to tell rules that differ by sum, age or class apart; more would only take longer. */
    private static final int CASES = 4;

    /** A small and a large sum: rules that pay the higher of two look at it. */
    private static final List<BigDecimal> SUMS = List.of(BigDecimal.valueOf(50), BigDecimal.valueOf(5_000));

    private static final Map<String, String> IDENTITIES =
            Map.of("P01", "低保", "P02", "特困", "P03", "低保边缘", "P04", "刚性支出");

    private final Book book;
    private final Map<String, List<Asked>> cases = new TreeMap<>();

    /** A worked case, as one programme is asked about it. */
    private record Asked(Evaluator evaluator, Situation situation, String person, Outcome outcome) {}

    /**
     * What receiving does.
     *
     * @param opens who was refused is entitled
     * @param closes nobody who was entitled still is
     * @param lessens some get less, or nothing
     */
    public record Effect(boolean opens, boolean closes, boolean lessens) {
        /** Nothing. */
        public static final Effect NONE = new Effect(false, false, false);
    }

    private Together(Book book) {
        this.book = book;
    }

    /**
     * The effects that are not none, by the programme asked about, then the one received.
     *
     * @param worked verified cases, as many programmes as possible in them
     */
    public static Map<String, Map<String, Effect>> of(Book book, List<WorkedCase> worked) {
        var together = new Together(book);
        worked.forEach(together::take);
        var effects = new TreeMap<String, Map<String, Effect>>();
        for (var asked : book.programmes().keySet()) {
            for (var received : book.programmes().keySet()) {
                var effect = asked.equals(received) ? Effect.NONE : together.effect(asked, received);
                if (!effect.equals(Effect.NONE)) {
                    effects.computeIfAbsent(asked, code -> new TreeMap<>()).put(received, effect);
                }
            }
        }
        return effects;
    }

    /**
     * The effects of the published book, as the tests of this module found them.
     *
     * @throws IllegalStateException if they are not on the class path
     */
    public static Map<String, Map<String, Effect>> published() {
        try (var file = Together.class.getResourceAsStream(FILE)) {
            return read(new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The effects of a table as {@link #table} writes it. */
    static Map<String, Map<String, Effect>> read(String table) {
        var effects = new TreeMap<String, Map<String, Effect>>();
        table.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> effects.computeIfAbsent(cells[0], code -> new TreeMap<>())
                        .put(cells[1], new Effect(isYes(cells[2]), isYes(cells[3]), isYes(cells[4]))));
        return effects;
    }

    private static boolean isYes(String cell) {
        return cell.equals("yes");
    }

    /** The effects as a table, a line for each that is not none. */
    static String table(Map<String, Map<String, Effect>> effects) {
        var table = new StringBuilder("programme,received,opens,closes,lessens\n");
        effects.forEach((asked, byReceived) -> byReceived.forEach((received, effect) -> table.append(
                String.join(",", asked, received, cell(effect.opens), cell(effect.closes), cell(effect.lessens))
                        + "\n")));
        return table.toString();
    }

    private static String cell(boolean yes) {
        return yes ? "yes" : "";
    }

    /** Keeps a few cases of each answer that does not depend on what is unknown. */
    private void take(WorkedCase worked) {
        var evaluator = new Evaluator(book.policies(), book.parameters().overriding(worked.parameters()), book.items());
        for (var expected : worked.expected()) {
            var some = cases.computeIfAbsent(expected.programme(), code -> new ArrayList<>());
            boolean isClear = expected.answer() == Answer.ENTITLED || expected.answer() == Answer.NOT_ENTITLED;
            if (isClear
                    && some.stream()
                                    .filter(asked -> asked.outcome.answer() == expected.answer())
                                    .count()
                            < CASES) {
                var outcome = evaluator.screen(expected.programme(), worked.situation(), expected.person());
                some.add(new Asked(evaluator, worked.situation(), expected.person(), outcome));
            }
        }
    }

    private Effect effect(String programme, String received) {
        int entitled = 0;
        int refused = 0;
        boolean opens = false;
        boolean lessens = false;
        for (var asked : cases.getOrDefault(programme, List.of())) {
            for (var sum : SUMS) {
                var then = asked.evaluator.screen(programme, receiving(asked, received, sum), asked.person);
                if (asked.outcome.answer() == Answer.ENTITLED) {
                    entitled++;
                    refused += then.answer() == Answer.NOT_ENTITLED ? 1 : 0;
                    lessens |= then.answer() == Answer.NOT_ENTITLED || cents(then) < cents(asked.outcome);
                } else {
                    opens |= then.answer() == Answer.ENTITLED;
                }
            }
        }
        return new Effect(opens, entitled > 0 && refused == entitled, lessens);
    }

    private static long cents(Outcome outcome) {
        return outcome.amount().map(Money::cents).orElse(0L);
    }

    private Situation receiving(Asked asked, String received, BigDecimal sum) {
        var situation = asked.situation;
        var benefit = new LinkedHashMap<String, Value>();
        benefit.put("programme", new Value.Text(received));
        benefit.put("person", isForPersons(received) ? new Value.Text(recipient(asked)) : Value.Nothing.NULL);
        benefit.put("amount", new Value.Decimal(sum));
        return new Situation(
                situation.division(),
                situation.month(),
                situation.appliedOn(),
                situation.decidedOn(),
                situation.household(),
                situation.members(),
                Stream.concat(situation.received().stream(), Stream.of(new Value.Context(benefit)))
                        .toList(),
                Stream.concat(situation.identities().stream(), Stream.ofNullable(IDENTITIES.get(received)))
                        .distinct()
                        .toList());
    }

    private boolean isForPersons(String programme) {
        var known = book.programmes().get(programme);
        return known != null && known.perPerson();
    }

    private static String recipient(Asked asked) {
        return asked.person.isEmpty() ? asked.situation.members().getFirst().id() : asked.person;
    }
}
