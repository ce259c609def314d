package org.doudi.policy.run;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;
import org.jspecify.annotations.Nullable;

/** The text forms of dates, times and durations (XML Schema, and zones by name after {@code @}). */
final class Temporals {
    private static final Pattern DATE = Pattern.compile("(-?(?:[1-9]\\d{4,8}|\\d{4}))-(\\d\\d)-(\\d\\d)");
    private static final Pattern TIME = Pattern.compile(
            "(\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?|@[A-Za-z0-9_+\\-/]+)?");
    private static final Pattern MONTHS = Pattern.compile("(-)?P(?:(\\d{1,18})Y)?(?:(\\d{1,18})M)?");
    private static final Pattern SECONDS = Pattern.compile(
            "(-)?P(?:(\\d{1,15})D)?(?:T(?:(\\d{1,15})H)?(?:(\\d{1,15})M)?(?:(\\d{1,15})(\\.\\d*)?S)?)?");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d):(\\d\\d)(?::(\\d\\d))?");
    private static final long MOST_DAYS = 1_000_000_000_000L;

    private Temporals() {}

    /** A date, time, date and time or duration, whichever the text is; null if it is none. */
    static Value any(String text) {
        if (text.startsWith("P") || text.startsWith("-P")) {
            return duration(text);
        }
        if (text.contains("T")) {
            return dateTime(text);
        }
        var date = date(text);
        return date == Nothing.NULL ? time(text) : date;
    }

    static Value date(String text) {
        var parts = DATE.matcher(text);
        if (!parts.matches() || text.startsWith("-0000")) {
            return Nothing.NULL;
        }
        return date(Integer.parseInt(parts.group(1)), number(parts, 2), number(parts, 3));
    }

    static Value date(int year, int month, int day) {
        try {
            return Math.abs((long) year) > 999_999_999L ? Nothing.NULL : new Value.Date(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Nothing.NULL;
        }
    }

    static Value time(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Nothing.NULL;
        }
        try {
            var zone = parts.group(5) == null ? null : zone(parts.group(5));
            return new Value.Time(
                    LocalTime.of(number(parts, 1), number(parts, 2), number(parts, 3), nanos(parts.group(4))), zone);
        } catch (DateTimeException noSuchTime) {
            return Nothing.NULL;
        }
    }

    private static ZoneId zone(String text) {
        if (text.startsWith("@")) {
            return ZoneId.of(text.substring(1));
        }
        if (text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        var parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("offset");
        }
        int sign = parts.group(1).equals("-") ? -1 : 1;
        int seconds = parts.group(4) == null ? 0 : number(parts, 4);
        int hours = number(parts, 2);
        if (hours > 14) {
            throw new DateTimeException("offset");
        }
        return ZoneOffset.ofHoursMinutesSeconds(sign * hours, sign * number(parts, 3), sign * seconds);
    }

    static Value dateTime(String text) {
        int split = text.indexOf('T');
        if (split < 0) {
            return date(text) instanceof Value.Date date
                    ? new Value.DateTime(date.value().atStartOfDay(), null)
                    : Nothing.NULL;
        }
        if (text.startsWith("T24:00:00", split)) {
            return nextMidnight(dateTime(text.replaceFirst("T24", "T00")));
        }
        if (date(text.substring(0, split)) instanceof Value.Date date
                && time(text.substring(split + 1)) instanceof Value.Time time) {
            return new Value.DateTime(LocalDateTime.of(date.value(), time.value()), time.zone());
        }
        return Nothing.NULL;
    }

    /** 24:00:00 is the midnight a day ends with. */
    private static Value nextMidnight(Value midnight) {
        return midnight instanceof Value.DateTime start
                        && start.value().toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new Value.DateTime(start.value().plusDays(1), start.zone())
                : Nothing.NULL;
    }

    static Value duration(String text) {
        var months = MONTHS.matcher(text);
        if (months.matches() && (months.group(2) != null || months.group(3) != null)) {
            try {
                long total = Math.addExact(Math.multiplyExact(amount(months, 2), 12L), amount(months, 3));
                return new Value.YearsAndMonths(months.group(1) == null ? total : -total);
            } catch (ArithmeticException tooLong) {
                return Nothing.NULL;
            }
        }
        var parts = SECONDS.matcher(text);
        return parts.matches()
                        && Character.isLetter(text.charAt(text.length() - 1))
                        && !text.endsWith("T")
                        && !text.endsWith("P")
                ? daysAndTime(parts)
                : Nothing.NULL;
    }

    private static Value daysAndTime(Matcher parts) {
        if (amount(parts, 2) > MOST_DAYS) {
            return Nothing.NULL;
        }
        var total = Duration.ofDays(amount(parts, 2))
                .plusHours(amount(parts, 3))
                .plusMinutes(amount(parts, 4))
                .plusSeconds(amount(parts, 5))
                .plusNanos(nanos(parts.group(6)));
        return new Value.DaysAndTime(parts.group(1) == null ? total : total.negated());
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static long amount(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null || fraction.length() == 1
                ? 0
                : new BigDecimal("0" + fraction).movePointRight(9).intValue();
    }

    static String text(Value value) {
        return switch (value) {
            case Value.Date date -> dateText(date.value());
            case Value.Time time -> timeText(time.value()) + zoneText(time.zone());
            case Value.DateTime moment ->
                dateText(moment.value().toLocalDate())
                        + "T"
                        + timeText(moment.value().toLocalTime())
                        + zoneText(moment.zone());
            case Value.YearsAndMonths duration -> monthsText(duration.months());
            case Value.DaysAndTime duration -> secondsText(duration.value());
            default -> throw new IllegalArgumentException("not a date, time or duration");
        };
    }

    private static String dateText(LocalDate date) {
        var text = date.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static String timeText(LocalTime time) {
        var whole = String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
        return whole + fraction(time.getNano());
    }

    private static String fraction(int nanos) {
        return nanos == 0
                ? ""
                : BigDecimal.valueOf(nanos, 9)
                        .stripTrailingZeros()
                        .toPlainString()
                        .substring(1);
    }

    private static String zoneText(@Nullable ZoneId zone) {
        return switch (zone) {
            case null -> "";
            case ZoneOffset offset -> offset.getId();
            default -> "@" + zone.getId();
        };
    }

    private static String monthsText(long months) {
        long size = Math.abs(months);
        var text = new StringBuilder(months < 0 ? "-P" : "P");
        if (size >= 12) {
            text.append(size / 12).append('Y');
        }
        if (size % 12 != 0 || size == 0) {
            text.append(size % 12).append('M');
        }
        return text.toString();
    }

    private static String secondsText(Duration duration) {
        var size = duration.abs();
        var text = new StringBuilder(duration.isNegative() ? "-P" : "P");
        if (size.toDays() > 0) {
            text.append(size.toDays()).append('D');
        }
        var time = new StringBuilder();
        if (size.toHoursPart() > 0) {
            time.append(size.toHoursPart()).append('H');
        }
        if (size.toMinutesPart() > 0) {
            time.append(size.toMinutesPart()).append('M');
        }
        if (size.toSecondsPart() > 0 || size.toNanosPart() > 0) {
            time.append(size.toSecondsPart())
                    .append(fraction(size.toNanosPart()))
                    .append('S');
        }
        if (size.isZero()) {
            return "PT0S";
        }
        return time.isEmpty() ? text.toString() : text + "T" + time;
    }
}
