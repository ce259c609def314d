package org.doudi.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;

/**
 * Numbers of a sheet as a person sees them: days where the format makes them days, decimals without the traces of binary
 * fractions. A number with more digits than a spreadsheet keeps is written in powers of ten, so that nobody takes it for
 * exact.
 */
final class CellNumbers {
    /** Digits that a spreadsheet keeps. */
    private static final int DIGITS = 15;

    private static final MathContext KEPT = new MathContext(DIGITS, RoundingMode.HALF_UP);
    /** The last day a spreadsheet knows, 9999-12-31, in days. */
    private static final int LAST_DAY = 2_958_465;
    /** Day 60 is 29 February 1900, which never was; days before it count from a day later. */
    private static final int DAY_THAT_NEVER_WAS = 60;

    private final DateStyles styles;
    private final LocalDate beginning;
    private final boolean from1904;

    CellNumbers(DateStyles styles, boolean from1904) {
        this.styles = styles;
        this.from1904 = from1904;
        this.beginning = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    /** The number's text, or the number as it stands if it is none. */
    char[] text(char[] number, int length, int style) {
        var meaning = styles.of(style);
        if (meaning == DateStyles.Meaning.NUMBER && isShortWhole(number, length)) {
            return Arrays.copyOf(number, length);
        }
        var exact = parse(number, length);
        if (exact == null) {
            return Arrays.copyOf(number, length);
        }
        return (meaning == DateStyles.Meaning.NUMBER ? plain(exact) : day(exact, meaning)).toCharArray();
    }

    private String plain(BigDecimal exact) {
        var kept = exact.round(KEPT).stripTrailingZeros();
        if (kept.precision() - kept.scale() > DIGITS) {
            return scientific(kept);
        }
        return kept.toPlainString();
    }

    private String day(BigDecimal serial, DateStyles.Meaning meaning) {
        int whole = serial.compareTo(BigDecimal.ZERO) < 0 || serial.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0
                ? -1
                : serial.intValue();
        if (whole < 0) {
            return plain(serial);
        }
        if (!from1904 && whole == DAY_THAT_NEVER_WAS) {
            return "1900-02-29";
        }
        var date = beginning.plusDays(!from1904 && whole < DAY_THAT_NEVER_WAS ? whole + 1 : whole);
        return meaning == DateStyles.Meaning.MONTH ? YearMonth.from(date).toString() : date + time(serial, whole);
    }

    /** Nothing at midnight. */
    private static String time(BigDecimal serial, int whole) {
        long seconds = serial.subtract(BigDecimal.valueOf(whole))
                .multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return seconds == 0 ? "" : " %02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String scientific(BigDecimal kept) {
        var digits = kept.unscaledValue().abs().toString();
        return (kept.signum() < 0 ? "-" : "") + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "") + "E+" + (kept.precision() - kept.scale() - 1);
    }

    private static boolean isShortWhole(char[] number, int length) {
        for (int i = 0; i < length; i++) {
            if (number[i] < '0' || number[i] > '9') {
                return false;
            }
        }
        return length <= DIGITS;
    }

    private static @org.jspecify.annotations.Nullable BigDecimal parse(char[] number, int length) {
        try {
            var exact = length > 40 ? null : new BigDecimal(number, 0, length);
            return exact == null || Math.abs((long) exact.scale()) > 400 ? null : exact;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
