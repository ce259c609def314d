package org.doudi.city;

import java.time.LocalDate;
import java.util.List;
import org.doudi.kernel.IdNumber;

/**
 * Whom a row is really about.
 *
 * @param id identity number, right
 * @param name name, right
 * @param birth birth date, right
 */
record Subject(String id, String name, LocalDate birth) {
    static final Subject NOBODY = new Subject("", "", LocalDate.EPOCH);

    /** The person of a clean row. */
    static Subject of(List<String> cells, PersonColumns columns) {
        var id = cells.get(columns.id());
        return new Subject(id, cells.get(columns.name()), new IdNumber(id).birthDate());
    }

    long nameAndBirth() {
        return nameAndBirth(name, birth);
    }

    /** A number for a name and a birth date; others have another, but for an accident of one in billions. */
    static long nameAndBirth(String name, LocalDate birth) {
        long result = birth.toEpochDay();
        for (int i = 0; i < name.length(); i++) {
            result = (result ^ name.charAt(i)) * 0x9E3779B97F4A7C15L;
            result ^= result >>> 29;
        }
        return result;
    }
}
