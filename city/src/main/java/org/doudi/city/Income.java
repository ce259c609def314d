package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.doudi.kernel.Money;
import org.doudi.kernel.MonthPeriod;

/**
 * The yearly income of those who live together, as dibao counts it: wages and transfers.
 *
 * @param wages yuan of the twelve months
 * @param transfers pensions of the twelve months without residents' basic part
 */
record Income(Money wages, Money transfers) {
    static final int MONTHS = 12;

    /** Income of the members who live on the day, over the twelve months before its month. */
    static Income of(List<Member> members, LocalDate day) {
        return living(members, day).stream()
                .map(member -> of(member, YearMonth.from(day)))
                .reduce(new Income(Money.ZERO, Money.ZERO), Income::plus);
    }

    /** Income of one member over the twelve months before the month. */
    static Income of(Member member, YearMonth month) {
        var window = new MonthPeriod(month.minusMonths(MONTHS), month.minusMonths(1));
        return new Income(member.wagesIn(window), member.transfersIn(window));
    }

    /** The members counted on the day: those alive. */
    static List<Member> living(List<Member> members, LocalDate day) {
        return members.stream().filter(member -> member.person().livesOn(day)).toList();
    }

    Money total() {
        return wages.plus(transfers);
    }

    private Income plus(Income other) {
        return new Income(wages.plus(other.wages), transfers.plus(other.transfers));
    }
}
