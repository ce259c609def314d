package org.doudi.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** Reads amounts, numbers, days and months from characters without making strings of them. */
final class Numbers {
    /** What is said of a text that is none. */
    static final long NONE = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 14;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Numbers() {}

    /** Yuan with at most two decimals as cents. */
    static long cents(char[] text, int from, int to) {
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        long yuan = grouped(text, from, point);
        int decimals = Math.max(0, to - point - 1);
        if (yuan == NONE || decimals > 2 || point == to - 1) {
            return NONE;
        }
        long cents = 0;
        for (int i = point + 1; i < to; i++) {
            if (!isDigit(text[i])) {
                return NONE;
            }
            cents = cents * 10 + text[i] - '0';
        }
        cents = decimals == 1 ? cents * 10 : cents;
        return text[from] == '-' ? yuan * 100 - cents : yuan * 100 + cents;
    }

    /** A whole number that may be written in groups of three digits, such as 1,234,567. */
    static long grouped(char[] text, int from, int to) {
        int commas = 0;
        for (int i = from; i < to; i++) {
            if (text[i] == ',') {
                boolean firstIsShort = commas > 0 || i - from <= (text[from] == '-' ? 4 : 3);
                boolean inPlace = firstIsShort && (to - i) % 4 == 0 && i > from && isDigit(text[i - 1]);
                if (!inPlace) {
                    return NONE;
                }
                commas++;
            } else if (commas > 0 && (to - i) % 4 == 0) {
                return NONE;
            }
        }
        if (commas == 0) {
            return whole(text, from, to);
        }
        var plain = new char[to - from - commas];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (text[i] != ',') {
                plain[length++] = text[i];
            }
        }
        return whole(plain, 0, length);
    }

    /** A whole number of at most 14 digits. */
    static long whole(char[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int begin = negative ? from + 1 : from;
        if (begin >= to || to - begin > MOST_DIGITS) {
            return NONE;
        }
        long value = 0;
        for (int i = begin; i < to; i++) {
            if (!isDigit(text[i])) {
                return NONE;
            }
            value = value * 10 + text[i] - '0';
        }
        return negative ? -value : value;
    }

    /** A day such as 2026-11-24, 2026/1/4, 2026.11.24, 2026年11月24日 or 20261124, in days since 1970. */
    static long epochDay(char[] text, int from, int end) {
        int to = withoutMidnight(text, from, end);
        int year;
        int month;
        int day;
        if (to - from == 8 && isDigits(text, from, to)) {
            year = number(text, from, from + 4);
            month = number(text, from + 4, from + 6);
            day = number(text, from + 6, to);
        } else {
            int first = separator(text, from, to);
            int second = separator(text, first + 1, to);
            year = number(text, from, Math.min(first, to));
            if (first - from != 4 || second >= to || !isPair(text[first], text[second])) {
                return NONE;
            }
            int last = text[second] == '月' && text[to - 1] == '日' ? to - 1 : to;
            month = number(text, first + 1, second);
            day = number(text, second + 1, last);
        }
        return year < FIRST_YEAR || year > LAST_YEAR ? NONE : epochDay(year, month, day);
    }

    /**
     * A month such as 2026-11, 2026/1, 2026.11, 2026年11月 or 202611, as months since year 0; -1 if it is none. Its first day
     * is the month too: a spreadsheet keeps it so.
     */
    static int month(char[] text, int from, int end) {
        int to = withoutFirstDay(text, from, end);
        int year;
        int month;
        if (to - from == 6 && isDigits(text, from, to)) {
            year = number(text, from, from + 4);
            month = number(text, from + 4, to);
        } else {
            int separator = separator(text, from, to);
            year = separator - from == 4 ? number(text, from, separator) : -1;
            int last = separator < to && text[separator] == '年' && text[to - 1] == '月' ? to - 1 : to;
            month = number(text, separator + 1, last);
        }
        boolean possible = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
        return possible ? year * 12 + month - 1 : -1;
    }

    /** A number in powers of ten such as 6.22E+17, as spreadsheets write what was a card's or a person's number. */
    static boolean isScientific(char[] text, int from, int to) {
        int at = from;
        while (at < to && (isDigit(text[at]) || text[at] == '.')) {
            at++;
        }
        boolean power = at > from && at < to - 1 && (text[at] == 'E' || text[at] == 'e');
        int digits = power && text[at + 1] == '+' ? at + 2 : at + 1;
        return power && digits < to && isDigits(text, digits, to);
    }

    /** The month as YYYY-MM. */
    static String monthText(int month) {
        return YearMonth.of(month / 12, month % 12 + 1).toString();
    }

    private static long epochDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException impossible) {
            return NONE;
        }
    }

    private static int separator(char[] text, int from, int to) {
        int at = from;
        while (at < to && !isSeparator(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSeparator(char character) {
        return character == '-' || character == '/' || character == '.' || character == '年' || character == '月';
    }

    private static boolean isPair(char first, char second) {
        return first == '年' ? second == '月' : first == second && first != '月';
    }

    /** Where a day ends that a program wrote with the time 00:00 or 00:00:00. */
    private static int withoutMidnight(char[] text, int from, int to) {
        int end = to;
        while (end > from && (text[end - 1] == '0' || text[end - 1] == ':' || text[end - 1] == '.')) {
            end--;
        }
        boolean midnight = end > from && text[end - 1] == ' ' && to - end >= 5 && text[end + 2] == ':';
        return midnight ? end - 1 : to;
    }

    /** Where a month ends that is written as its first day. */
    private static int withoutFirstDay(char[] text, int from, int to) {
        int first = separator(text, from, to);
        int second = separator(text, first + 1, to);
        boolean day = second < to && isPair(text[first], text[second]) && text[first] != '年';
        return day && number(text, second + 1, to) == 1 ? second : to;
    }

    /** One to four digits, or -1. */
    private static int number(char[] text, int from, int to) {
        return to - from >= 1 && to - from <= 4 && isDigits(text, from, to) ? (int) whole(text, from, to) : -1;
    }

    private static boolean isDigits(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
