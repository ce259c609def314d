package org.doudi.city;

import org.doudi.kernel.Money;

/** What the office pays a dibao family: the standard for each member less the income it found at its last check. */
final class DibaoBenefit {
    /** Nobody with an open case is paid less than this share of one standard. */
    private static final int LEAST_SHARE = 10;

    private DibaoBenefit() {}

    /** Yuan a month for so many members; in earlier years the income found is taken lower as the standard was. */
    static Money monthly(Family family, int members, Money standard) {
        long latest = Standards.dibao(family.check().month()).cents();
        long income = Math.min(
                family.check().income().cents(), family.check().income().cents() * standard.cents() / latest);
        return new Money(Math.max(standard.cents() / LEAST_SHARE, standard.cents() * members - income));
    }
}
