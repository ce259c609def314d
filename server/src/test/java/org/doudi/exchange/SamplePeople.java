package org.doudi.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.doudi.kernel.IdNumber;

/** Invented persons of the unassigned area 320499. */
final class SamplePeople {
    private SamplePeople() {}

    /** The number of the n-th person born on the day, n from 0 to 998. */
    static String id(LocalDate birth, int n) {
        return IdNumber.complete("320499" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(n))
                .value();
    }

    /** The n-th of many persons, with a birth date of their own. */
    static String id(int n) {
        return id(LocalDate.of(1950, 1, 1).plusDays(n / 900), n % 900);
    }

    static String name(int n) {
        return "张" + (char) ('一' + n % 5000) + (char) ('丁' + n / 5000);
    }
}
