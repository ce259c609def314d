package org.doudi.exchange;

import org.doudi.kernel.IdNumber;

/** Finds an identity number written into a text, where it would be readable. */
final class HiddenNumber {
    private static final int LENGTH = 18;

    private HiddenNumber() {}

    static boolean isIn(char[] text, int from, int to) {
        if (to - from < LENGTH) {
            return false;
        }
        int digits = 0;
        for (int i = from; i < to; i++) {
            boolean end = digits >= LENGTH - 1 && (text[i] == 'x' || text[i] == 'X');
            digits = (text[i] >= '0' && text[i] <= '9') || end ? digits + 1 : 0;
            if (digits >= LENGTH
                    && IdNumber.parse(new String(text, i - LENGTH + 1, LENGTH)).isPresent()) {
                return true;
            }
            digits = end ? 0 : digits;
        }
        return false;
    }
}
