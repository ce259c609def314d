package org.doudi.bench;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.doudi.kernel.IdNumber;

/** Invented persons of the unassigned area 320499, by number. */
final class SamplePersons {
    private SamplePersons() {}

    static String id(int person) {
        var birth = LocalDate.of(1950, 1, 1).plusDays(person / 900);
        return IdNumber.complete(
                        "320499" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(person % 900))
                .value();
    }

    static String name(int person) {
        return "王" + (char) ('\u4e00' + person % 5000) + (char) ('丁' + person / 5000);
    }
}
