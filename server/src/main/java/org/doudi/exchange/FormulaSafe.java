package org.doudi.exchange;

/** Keeps a spreadsheet from calculating what a cell of a downloaded file says. */
final class FormulaSafe {
    private FormulaSafe() {}

    /** Whether a spreadsheet takes a cell that begins with the character for a formula. */
    static boolean isDangerous(char first) {
        return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
    }

    /** The cell as text for any spreadsheet; reading it again takes the sign away. */
    static String cell(String text) {
        return !text.isEmpty() && isDangerous(text.charAt(0)) ? "'" + text : text;
    }
}
