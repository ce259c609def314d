package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** How a department writes days and months. */
enum DateStyle {
    DASHES("uuuu-MM-dd", "uuuu-MM"),
    COMPACT("uuuuMMdd", "uuuuMM"),
    SLASHES("uuuu/MM/dd", "uuuu/MM"),
    DOTS("uuuu.MM.dd", "uuuu.MM"),
    CHINESE("uuuu年M月d日", "uuuu年M月");

    private final DateTimeFormatter day;
    private final DateTimeFormatter month;

    DateStyle(String day, String month) {
        this.day = DateTimeFormatter.ofPattern(day, Locale.ROOT);
        this.month = DateTimeFormatter.ofPattern(month, Locale.ROOT);
    }

    String format(LocalDate date) {
        return date.format(day);
    }

    String format(YearMonth value) {
        return value.format(month);
    }

    /** Another one. */
    DateStyle other(Dice dice) {
        return dice.pick(Arrays.stream(values()).filter(style -> style != this).toList());
    }
}
