package org.doudi.divisions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * The days on which offices work: Monday to Friday, changed by the State Council's yearly notice of holidays and make-up
 * working days. Clocks of the law that count working days (工作日) run on it; the first day is not counted.
 */
public final class WorkingDays {
    private final Map<LocalDate, Boolean> special;
    private final int lastYearKnown;

    WorkingDays(Map<LocalDate, Boolean> workingByDay) {
        this.special = Map.copyOf(workingByDay);
        this.lastYearKnown = workingByDay.keySet().stream()
                .mapToInt(LocalDate::getYear)
                .max()
                .orElse(0);
    }

    /** Whether offices work on the day. */
    public boolean isWorkingDay(LocalDate day) {
        var noticed = special.get(day);
        if (noticed != null) {
            return noticed;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The last day of a clock of so many working days that starts on {@code start}, which is not counted.
     *
     * @param count at least 1
     */
    public LocalDate after(LocalDate start, int count) {
        var day = start;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** Working days after {@code from} up to and with {@code through}; negative when {@code through} is earlier. */
    public int between(LocalDate from, LocalDate through) {
        if (through.isBefore(from)) {
            return -between(through, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(through.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** Whether the year's notice of holidays is known; later dates count weekends only and may move. */
    public boolean isKnown(LocalDate day) {
        return day.getYear() <= lastYearKnown;
    }
}
