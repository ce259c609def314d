package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What decides every byte of a demo city.
 *
 * @param size how many families and rows
 * @param seed the same seed gives the same files
 * @param asOf the day the city is written for; its month is the month in which dibao is judged
 */
public record CityPlan(CitySize size, long seed, LocalDate asOf) {
    /** The day the demo city is written for unless another is asked. */
    public static final LocalDate DEFAULT_AS_OF = LocalDate.of(2026, 11, 24);

    /** The month in which entitlement is judged. */
    public YearMonth referenceMonth() {
        return YearMonth.from(asOf);
    }

    /** The day the first round of deliveries states; the second round states {@link #asOf}. */
    public LocalDate firstRound() {
        return asOf.minusMonths(1);
    }

    Round roundOf(LocalDate day) {
        return day.isAfter(firstRound()) ? Round.SECOND : Round.FIRST;
    }

    LocalDate asOf(Round round) {
        return switch (round) {
            case FIRST -> firstRound();
            case SECOND -> asOf;
        };
    }
}
