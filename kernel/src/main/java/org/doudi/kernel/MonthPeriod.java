package org.doudi.kernel;

import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whole calendar months, both ends included. Months are inclusive everywhere; instants are half-open everywhere. A
 * period is always finite: "until further notice" is the absence of a later entry.
 *
 * @param from first month
 * @param through last month, not before {@code from}
 */
public record MonthPeriod(YearMonth from, YearMonth through) {
    /** @throws InvalidValue if {@code through} is before {@code from} */
    public MonthPeriod {
        if (through.isBefore(from)) {
            throw new InvalidValue("month period");
        }
    }

    /** One month. */
    public static MonthPeriod of(YearMonth month) {
        return new MonthPeriod(month, month);
    }

    /** Whether the month lies in the period. */
    public boolean contains(YearMonth month) {
        return !month.isBefore(from) && !month.isAfter(through);
    }

    /** The months both periods share. */
    public Optional<MonthPeriod> intersection(MonthPeriod other) {
        var start = from.isAfter(other.from) ? from : other.from;
        var end = through.isBefore(other.through) ? through : other.through;
        return end.isBefore(start) ? Optional.empty() : Optional.of(new MonthPeriod(start, end));
    }

    /** The months in order. */
    public Stream<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(through), month -> month.plusMonths(1));
    }
}
