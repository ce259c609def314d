package org.doudi.city;

import java.util.Locale;

/**
 * What is wrong with a row, and how often: in ten thousand of the rows that can have it, by the care of the department.
 * This is the only place of these rates. A row has one blemish at most; the rarer ones are drawn first.
 */
enum Blemish {
    /** Nothing. */
    NONE(0, 0, 0),
    /** The number of the row before, with this row's name and birth date. */
    OTHERS_ID(0, 2, 10),
    /** The number became {@code 3.20499E+17}, or a number whose last three digits are zero. */
    RUINED_BY_EXCEL(0, 2, 30),
    /** No number. */
    NO_ID(0, 0, 20),
    /** The last character is not that of the other seventeen. */
    WRONG_CHECK_DIGIT(0, 10, 40),
    /** Another birth date than the number states. */
    BIRTH_WRONG(20, 50, 50),
    /** No birth date. */
    BIRTH_MISSING(100, 200, 200),
    /** Number and days in full-width digits. */
    FULL_WIDTH_DIGITS(50, 50, 50),
    /** The number before 1999-10: no century, no check character. */
    FIFTEEN_DIGITS(300, 300, 300),
    /** A lower-case x at the end. */
    LOWER_CASE_X(3000, 3000, 3000),
    /** Another middle dot, among names that have one. */
    NAME_WITH_OTHER_DOT(5000, 5000, 5000),
    /** A traditional or variant character, among names that can have one. */
    NAME_WITH_VARIANT(200, 200, 200),
    /** A space, a full-width space or a no-break space in or after the name. */
    NAME_WITH_SPACE(200, 200, 200),
    /** Days in another style than the rest of the file. */
    OTHER_DATE_STYLE(200, 200, 200),
    /** The row once more. */
    DUPLICATE(30, 30, 30),
    /** All cells one column to the right, from some row on to the end. */
    SHIFTED(0, 0, 0),
    /** A row of sums. */
    TOTAL_ROW(0, 0, 0),
    /** An empty row at the end. */
    BLANK_ROW(0, 0, 0);

    private final int register;
    private final int steady;
    private final int rough;

    Blemish(int register, int steady, int rough) {
        this.register = register;
        this.steady = steady;
        this.rough = rough;
    }

    /** In ten thousand of the rows that can have it. */
    int perTenThousand(Care care) {
        return switch (care) {
            case REGISTER -> register;
            case STEADY -> steady;
            case ROUGH -> rough;
        };
    }

    /** As the truth files write it. */
    String text() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }
}
