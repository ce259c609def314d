package org.doudi.policy;

import java.util.List;
import java.util.Optional;
import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.value.Value;

/**
 * Why a decision came out as it did: a node of the tree whose parts are the decisions it required. It holds values
 * bare; who shows it must hide what the reader may not see, by the sensitivity of the items in {@link #reads()} and
 * in its parts.
 *
 * @param decision its name
 * @param question the question it answers
 * @param value its value, possibly unknown
 * @param checks comparisons made in it, in order
 * @param reads items it read itself, in order, each once
 * @param articles ids of the articles it rests on
 * @param parameters parameter values it used
 * @param parts the decisions it required, in file order
 */
public record Explanation(
        String decision,
        String question,
        Value value,
        List<Check> checks,
        List<Read> reads,
        List<String> articles,
        List<ParameterUse> parameters,
        List<Explanation> parts) {
    /** What became of a yes-or-no question. */
    public enum Result {
        PASSED,
        FAILED,
        OPEN,
        /** It is no yes-or-no question. */
        VALUE
    }

    /** A value against its limit. */
    public record Check(Comparator operator, Value value, Value limit, Result result) {}

    /** An item as it was read. */
    public record Read(ItemRef item, Value value) {}

    /**
     * A parameter value as it was used: name, key (empty if none), and the dated value with mark and source.
     *
     * @param onApplication whether it was read as of the day of application rather than of the month asked
     */
    public record ParameterUse(String id, String key, Parameter.Dated dated, boolean onApplication) {}

    /** Whether it passed, failed or is open. */
    public Result result() {
        return resultOf(value);
    }

    /** The comparison that decided it, if it is a comparison. */
    public Optional<Check> check() {
        return checks.size() == 1 ? Optional.of(checks.getFirst()) : Optional.empty();
    }

    static Result resultOf(Value value) {
        return switch (value) {
            case Value.Truth truth -> truth.value() ? Result.PASSED : Result.FAILED;
            case Value.Unknown unknown when unknown.kind() == Value.Unknown.Kind.BOOLEAN -> Result.OPEN;
            default -> Result.VALUE;
        };
    }
}
