package org.doudi.city;

/** In what state departments' files are. */
public enum Dirt {
    /** UTF-8 CSV with the catalogue's names, every cell right. */
    NONE,
    /** As departments really send: every encoding, delimiter and habit, and errors at the rates of {@code DirtRates}. */
    REAL
}
