package org.doudi.city;

import java.util.Set;

/** What kinds of values the columns of all datasets hold. */
final class Columns {
    private static final Set<String> DAYS = Set.of(
            "birth",
            "from",
            "to",
            "taper_until",
            "authorised_until",
            "valid_from",
            "valid_to",
            "pay_date",
            "issued_on",
            "first_on",
            "until",
            "start",
            "end",
            "death_date",
            "cancelled_on",
            "paid_on",
            "admitted",
            "discharged",
            "as_of",
            "first_reg",
            "acquired_on",
            "established_on");
    private static final Set<String> MONTHS = Set.of("month", "paid_to_month");
    private static final Set<String> NUMBERS = Set.of(
            "income_pc",
            "income_12m",
            "rigid_total",
            "ratio",
            "covered_12m",
            "paid_12m",
            "selfpay_in_catalogue_12m",
            "selfpay_12m",
            "single_max",
            "subscribed_capital");

    private Columns() {}

    static boolean isDay(String column) {
        return DAYS.contains(column);
    }

    static boolean isMonth(String column) {
        return MONTHS.contains(column);
    }

    /** A column that is a number in a workbook. */
    static boolean isNumber(String column) {
        return NUMBERS.contains(column);
    }
}
