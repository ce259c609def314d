package org.doudi.exchange;

import java.util.Arrays;
import org.doudi.sheets.Row;

/** Whether a cell looks like one of a column, by its type alone; tells shifted and misnamed columns. */
final class CellLooks {
    private static final int ID_LENGTH = 18;
    private static final int OLD_ID_LENGTH = 15;
    private static final int DIVISION_LENGTH = 12;

    private CellLooks() {}

    /** Whether cells of the column look like nothing else; texts may look like anything. */
    static boolean isTelling(Column column) {
        return switch (column.type()) {
            case ID_NUMBER, DATE, MONTH, MONEY, INTEGER, FLAG, DIVISION, ENUM, DISABILITY_CERT_NO, BANK_CARD -> true;
            default -> false;
        };
    }

    /** Whether the cell, which is not empty, looks like one of the column. */
    static boolean fits(Column column, Row row, int cell) {
        return fits(column, row.text(), row.start(cell), row.stop(cell));
    }

    static boolean fits(Column column, char[] text, int from, int to) {
        return switch (column.type()) {
            case ID_NUMBER -> isIdentity(text, from, to);
            case DATE -> Numbers.epochDay(text, from, to) != Numbers.NONE;
            case MONTH -> Numbers.month(text, from, to) >= 0;
            case MONEY -> to - from < DIVISION_LENGTH && Numbers.cents(text, from, to) != Numbers.NONE;
            case INTEGER -> to - from < DIVISION_LENGTH && Numbers.whole(text, from, to) != Numbers.NONE;
            case FLAG -> to - from == 1 && "是否01".indexOf(text[from]) >= 0;
            case DIVISION -> to - from == DIVISION_LENGTH && digits(text, from, to) == DIVISION_LENGTH;
            case DISABILITY_CERT_NO -> to - from >= 20 && digits(text, from, to) >= ID_LENGTH;
            case BANK_CARD -> to - from >= DIVISION_LENGTH && to - from < 20 && digits(text, from, to) == to - from;
            case ENUM ->
                column.values().stream()
                        .anyMatch(value -> Arrays.equals(value.toCharArray(), 0, value.length(), text, from, to));
            default -> false;
        };
    }

    /** Eighteen characters or fifteen digits, right or wrong. */
    static boolean isIdentity(char[] text, int from, int to) {
        int length = to - from;
        return (length == ID_LENGTH && digits(text, from, to) >= ID_LENGTH - 1)
                || (length == OLD_ID_LENGTH && digits(text, from, to) == length);
    }

    private static int digits(char[] text, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            digits += text[i] >= '0' && text[i] <= '9' ? 1 : 0;
        }
        return digits;
    }
}
