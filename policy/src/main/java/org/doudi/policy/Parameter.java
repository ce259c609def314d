package org.doudi.policy;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.value.Value;

/**
 * A number the law leaves to dates and places, with all its values.
 *
 * @param unit such as yuan/month
 * @param scope who sets it: nation, province, city, district
 * @param key what its keys are called, empty if it has none
 * @param keyItem the household item that selects the key, empty if policies name the key themselves
 */
public record Parameter(
        String id,
        String title,
        String titleEn,
        String unit,
        String scope,
        String key,
        String keyItem,
        List<Dated> values) {
    /** How well a value is founded; all but the first are shown as unconfirmed. */
    public enum Mark {
        CONFIRMED,
        MEMORY,
        PROPOSAL,
        DEMO
    }

    /**
     * A value and where it holds.
     *
     * @param from first month
     * @param through last month; empty: until a later entry
     * @param division significant digits of the division, empty for the whole city
     * @param key its key, empty if none
     */
    public record Dated(
            YearMonth from,
            Optional<YearMonth> through,
            String division,
            String key,
            Value value,
            Mark mark,
            String source,
            String note) {
        /** Whether it holds in a month at a place. */
        public boolean holds(YearMonth month, DivisionCode place) {
            return !from.isAfter(month)
                    && through.map(last -> !last.isBefore(month)).orElse(true)
                    && (division.isEmpty() || place.isWithin(DivisionCode.of(division)));
        }
    }
}
