package org.doudi.exchange;

import java.util.Locale;

/** Why a row was given back to its sender. */
enum Reason {
    FIELD_COUNT,
    SHIFTED,
    SHIFTED_ROWS,
    MISSING,
    NOT_A_DATE,
    NOT_A_MONTH,
    NOT_AN_AMOUNT,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    NOT_IN_LIST,
    NOT_YES_OR_NO,
    DIVISION_UNKNOWN,
    TEXT_TOO_LONG,
    ID_IN_TEXT,
    ID_LENGTH,
    ID_OLD,
    ID_DAMAGED,
    ID_WRONG,
    NAME_DIFFERS,
    NUMBER_DAMAGED,
    CARD_WRONG,
    CERTIFICATE_WRONG,
    LISTS_DIFFER,
    SAME_KEY_IN_FILE,
    KEY_WITH_OTHER_CONTENT;

    /** Key of its sentence; the sentence gets the column's name and label, and a detail such as the values allowed. */
    String textKey() {
        return "exchange.reason." + name().toLowerCase(Locale.ROOT);
    }
}
