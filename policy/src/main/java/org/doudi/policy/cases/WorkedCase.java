package org.doudi.policy.cases;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.Outcome;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;

/**
 * A worked case: a situation, and what programmes must say about it.
 *
 * @param title in plain words
 * @param line of its file, from 1
 * @param parameters values that hold instead of the published ones
 */
public record WorkedCase(
        String title,
        String file,
        int line,
        Situation situation,
        Map<String, Value> parameters,
        List<Expected> expected) {
    /**
     * What one programme must say.
     *
     * @param person the member a programme for persons is asked about, empty for households
     * @param amount in yuan, if the case states it
     * @param needs if the case states them, as {@code item} or {@code member.item}
     */
    public record Expected(
            String programme,
            String person,
            Outcome.Answer answer,
            Optional<BigDecimal> amount,
            Optional<YearMonth> from,
            Optional<String> because,
            Optional<List<String>> needs) {}
}
