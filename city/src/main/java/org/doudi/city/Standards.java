package org.doudi.city;

import java.time.Month;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.doudi.kernel.Money;

/**
 * Sums of the city that change on a date. From 2022-07 on they are those of the dibao policy's parameters (1,040, 1,090
 * and 1,130 yuan are demonstration values there); 2018-07 to 2022-06 was never published and is invented here, for the
 * history of payments only.
 */
final class Standards {
    /** Local minimum wage a month from 2026-01 (to be checked against the provincial notice). */
    static final Money MINIMUM_WAGE = yuan(2660);
    /** A family below this many standards a head, and not below one, is dibao-marginal. */
    static final int EDGE_MULTIPLE = 2;
    /** Top-up of the old and the young in tenths of the standard, in force to 2020-12 (苏民发2013规程). */
    static final YearMonth LAST_TOP_UP = YearMonth.of(2020, 12);
    /** The month in which a standard of July is first paid, with the difference of July to September. */
    static final Month FIRST_PAID = Month.OCTOBER;

    private static final NavigableMap<YearMonth, Money> DIBAO = new TreeMap<>(Map.of(
            YearMonth.of(2018, 7), yuan(810),
            YearMonth.of(2019, 7), yuan(860),
            YearMonth.of(2020, 7), yuan(910),
            YearMonth.of(2021, 7), yuan(960),
            YearMonth.of(2022, 7), yuan(1000),
            YearMonth.of(2023, 7), yuan(1020),
            YearMonth.of(2024, 7), yuan(1040),
            YearMonth.of(2025, 7), yuan(1090),
            YearMonth.of(2026, 7), yuan(1130)));

    private Standards() {}

    static Money yuan(long yuan) {
        return new Money(yuan * 100);
    }

    /** Dibao standard a head and month; before the first one known, that one. */
    static Money dibao(YearMonth month) {
        var known = month.isBefore(DIBAO.firstKey()) ? DIBAO.firstKey() : month;
        return DIBAO.floorEntry(known).getValue();
    }

    /** The standard a payment of the month was counted with: a rise of July is first paid in October. */
    static Money dibaoAsPaid(YearMonth month) {
        boolean beforeTheRise =
                month.getMonth().compareTo(Month.JULY) >= 0 && month.getMonth().compareTo(FIRST_PAID) < 0;
        return dibao(beforeTheRise ? month.withMonth(Month.JUNE.getValue()) : month);
    }
}
