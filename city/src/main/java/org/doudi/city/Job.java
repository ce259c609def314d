package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.doudi.kernel.Money;
import org.doudi.kernel.MonthPeriod;

/**
 * A job over whole months, as it really was and as the employment office heard of it.
 *
 * @param from first month
 * @param through last month, if it ended
 * @param wage a month, which is also the base of the contributions
 * @param employer who pays
 * @param reported the day the office heard of the beginning
 * @param endReported the day it heard of the end, meaningless without one
 */
record Job(
        YearMonth from,
        Optional<YearMonth> through,
        Money wage,
        Employer employer,
        LocalDate reported,
        LocalDate endReported) {

    static Job open(YearMonth from, Money wage, Employer employer) {
        return new Job(from, Optional.empty(), wage, employer, from.atDay(1), LocalDate.MAX);
    }

    Job endedIn(YearMonth month) {
        return new Job(from, Optional.of(month), wage, employer, reported, month.atEndOfMonth());
    }

    Job reportedOn(LocalDate day) {
        return new Job(from, through, wage, employer, day, endReported);
    }

    Job endReportedOn(LocalDate day) {
        return new Job(from, through, wage, employer, reported, day);
    }

    /** Wages of the months of the window in which the job was held. */
    Money wagesIn(MonthPeriod window) {
        var last = through.orElse(window.through());
        if (last.isBefore(from)) {
            return Money.ZERO;
        }
        return new MonthPeriod(from, last)
                .intersection(window)
                .map(held -> wage.times(held.months().count()))
                .orElse(Money.ZERO);
    }
}
