package org.doudi.city;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.doudi.kernel.Money;

/**
 * A pension for life. It rises every January.
 *
 * @param kind whose scheme pays
 * @param from first month paid
 * @param amount a month, in {@code year}
 * @param basicPart the state's basic part within the amount, for residents' pensions only, in {@code year}
 * @param year the year of the amounts
 * @param reported the day of the first payment run: months before it were paid in arrears
 */
record Pension(Kind kind, YearMonth from, Money amount, Money basicPart, int year, LocalDate reported) {
    private static final BigDecimal YEAR_BEFORE = new BigDecimal("0.97");

    /** The schemes, as the pension office writes them. */
    enum Kind {
        ENTERPRISE("企业职工"),
        PUBLIC("机关事业"),
        RESIDENT("城乡居民"),
        SURVIVOR("遗属");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static Pension since(YearMonth from, Kind kind, Money amount, Money basicPart, int year) {
        return new Pension(kind, from, amount, basicPart, year, from.atDay(15));
    }

    Pension reportedOn(LocalDate day) {
        return new Pension(kind, from, amount, basicPart, year, day);
    }

    Money amountIn(YearMonth month) {
        return inYear(amount, month.getYear());
    }

    Money basicPartIn(YearMonth month) {
        return inYear(basicPart, month.getYear());
    }

    /** What counts as income: the state's basic part of a residents' pension does not (江苏, 十四五 clause). */
    Money countedIn(YearMonth month) {
        return amountIn(month).minus(basicPartIn(month));
    }

    private Money inYear(Money ofReferenceYear, int wanted) {
        var result = ofReferenceYear;
        for (int back = year; back > wanted; back--) {
            result = result.times(YEAR_BEFORE, Money.Rounding.HALF_UP_TO_CENT);
        }
        return result;
    }
}
