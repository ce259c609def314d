package org.doudi.policy.column;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * When households are asked about.
 *
 * @param month the month asked about
 * @param appliedOn means are tested by the standard of this day
 * @param decidedOn start months follow from it
 */
public record Occasion(YearMonth month, LocalDate appliedOn, LocalDate decidedOn) {
    /** Asked, applied and decided on the first day of a month. */
    public static Occasion of(YearMonth month) {
        return new Occasion(month, month.atDay(1), month.atDay(1));
    }
}
