package org.doudi.sheets;

/** Keeps a spreadsheet from calculating what a cell of a downloaded file says. */
final class FormulaSafe {
    private FormulaSafe() {}

    /** Whether a spreadsheet takes a cell that begins with the character for a formula. */
    static boolean isDangerous(char first) {
        return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
    }

    /** The cell as text for any spreadsheet; reading it again takes the sign away. A mere number stays as it is. */
    static String cell(String text) {
        boolean calculated = !text.isEmpty() && isDangerous(text.charAt(0)) && !isNumber(text);
        return calculated ? "'" + text : text;
    }

    private static boolean isNumber(String text) {
        boolean digits = text.length() > 1;
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            digits &= (character >= '0' && character <= '9') || (character == '.' && i > 1);
        }
        return digits && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }
}
