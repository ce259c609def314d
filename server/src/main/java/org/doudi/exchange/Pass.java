package org.doudi.exchange;

import java.util.Locale;

/** By what the person of a row was told: each row read counts under one of them. */
enum Pass {
    /** The number, with the name where the row has one. */
    NUMBER,
    /** A number of 15 digits, raised to 18 (GB 11643-1999). */
    OLD_NUMBER,
    /** The number, and the birth date where the name differs. */
    NUMBER_AND_BIRTH,
    /** A number with one wrong or two exchanged characters, and the name. */
    NEAR_NUMBER,
    /** Name and birth date of one known person only; the row has no number that could contradict. */
    NAME_AND_BIRTH,
    /** Somebody decided it. */
    DECIDED,
    /** A number nobody had: its person was admitted. */
    ADMITTED,
    /** A keyed hash is kept for later linking, no person. */
    HASH_ONLY,
    /** Somebody must say who it is. */
    FOR_REVIEW,
    /** Nobody: given back, outside the lawful scope, or about no person. */
    NOT_LINKED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
