package org.doudi.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Outcome.Answer;

/** What a draft would change for families: who comes in, who goes out, who gets more or less, at what cost. */
public final class Comparison {
    private final List<Line> lines = new ArrayList<>();

    /** A family, by what figures may be told apart by. */
    public record Family(UUID id, DivisionCode livesIn, int members) {}

    /** What is due to a family: entitled or presumed so, and cents a month; 0 where nothing is due. */
    public record Due(Answer answer, long cents) {
        boolean isDue() {
            return answer == Answer.ENTITLED || answer == Answer.PRESUMED;
        }

        /** What is due to both together; the answer is the one that gives more. */
        Due and(Due other) {
            return new Due(isDue() ? answer : other.answer, Math.addExact(cents, other.cents));
        }
    }

    /** How a family fares. */
    public enum Effect {
        COMES_IN,
        GOES_OUT,
        MORE,
        LESS,
        SAME,
        /** Due nothing, now and then. */
        NEVER;

        static Effect of(Due now, Due then) {
            if (now.isDue() != then.isDue()) {
                return then.isDue() ? COMES_IN : GOES_OUT;
            }
            if (!now.isDue()) {
                return NEVER;
            }
            return now.cents == then.cents ? SAME : then.cents > now.cents ? MORE : LESS;
        }
    }

    /** One family under both. */
    public record Line(Family family, Due now, Due then, Effect effect) {}

    /**
     * A group of families.
     *
     * @param families by effect
     * @param centsNow a month
     * @param centsThen a month
     */
    public record Sum(Map<Effect, Long> families, long centsNow, long centsThen) {
        /** How many fare so. */
        public long count(Effect effect) {
            return families.getOrDefault(effect, 0L);
        }

        /** To how many something is due now. */
        public long dueNow() {
            return dueInBoth() + count(Effect.GOES_OUT);
        }

        /** To how many something would be due. */
        public long dueThen() {
            return dueInBoth() + count(Effect.COMES_IN);
        }

        private long dueInBoth() {
            return count(Effect.MORE) + count(Effect.LESS) + count(Effect.SAME);
        }
    }

    void add(Family family, Due now, Due then) {
        lines.add(new Line(family, now, then, Effect.of(now, then)));
    }

    /** Every family of the area, in order of division. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** All families together. */
    public Sum total() {
        return sum(lines);
    }

    /** Families told apart, groups in order of their first family. */
    public <K> Map<K, Sum> by(Function<Family, K> group) {
        var groups = new LinkedHashMap<K, List<Line>>();
        for (var line : lines) {
            groups.computeIfAbsent(group.apply(line.family), _ -> new ArrayList<>())
                    .add(line);
        }
        var sums = new LinkedHashMap<K, Sum>();
        groups.forEach((key, some) -> sums.put(key, sum(some)));
        return sums;
    }

    private static Sum sum(List<Line> lines) {
        var families = new LinkedHashMap<Effect, Long>();
        long now = 0;
        long then = 0;
        for (var line : lines) {
            families.merge(line.effect, 1L, Long::sum);
            now += line.now.cents;
            then += line.then.cents;
        }
        return new Sum(families, now, then);
    }
}
