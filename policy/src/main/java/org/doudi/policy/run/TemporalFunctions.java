package org.doudi.policy.run;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Text;
import org.jspecify.annotations.Nullable;

/** Functions that make dates, times and durations, and ask for their place in the calendar. */
final class TemporalFunctions {
    static final List<Builtin> ALL = List.of(
            Builtin.of("date(from)", false, arguments -> date(arguments.getFirst())),
            Builtin.of("date(year, month, day)", false, TemporalFunctions::dateOfParts),
            Builtin.of("date and time(from)", false, arguments -> dateTime(arguments.getFirst())),
            Builtin.of("date and time(date, time)", false, TemporalFunctions::dateTimeOfParts),
            Builtin.of("time(from)", false, arguments -> time(arguments.getFirst())),
            Builtin.of("time(hour, minute, second)", false, TemporalFunctions::timeOfParts),
            Builtin.of("time(hour, minute, second, offset)", false, TemporalFunctions::timeOfParts),
            Builtin.of(
                    "duration(from)",
                    false,
                    arguments -> arguments.getFirst() instanceof Text text
                            ? Temporals.duration(text.value())
                            : Nothing.NULL),
            Builtin.of("years and months duration(from, to)", false, TemporalFunctions::monthsBetween),
            calendar("day of year(date)", day -> Decimal.of(day.getDayOfYear())),
            calendar("week of year(date)", day -> Decimal.of(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))),
            calendar(
                    "day of week(date)",
                    day -> new Text(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))),
            calendar(
                    "month of year(date)",
                    day -> new Text(day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH))));

    private TemporalFunctions() {}

    private static Builtin calendar(String signature, Function<LocalDate, Value> function) {
        return Builtin.of(signature, false, arguments -> {
            var day = day(arguments.getFirst());
            return day == null ? Nothing.NULL : function.apply(day);
        });
    }

    private static @Nullable LocalDate day(Value value) {
        return switch (value) {
            case Value.Date date -> date.value();
            case Value.DateTime moment -> moment.value().toLocalDate();
            default -> null;
        };
    }

    private static Value date(Value from) {
        return switch (from) {
            case Text text -> Temporals.date(text.value());
            case Value.Date date -> date;
            case Value.DateTime moment -> new Value.Date(moment.value().toLocalDate());
            default -> Nothing.NULL;
        };
    }

    private static Value dateOfParts(List<Value> parts) {
        var year = whole(parts.get(0));
        var month = whole(parts.get(1));
        var day = whole(parts.get(2));
        return year == null || month == null || day == null ? Nothing.NULL : Temporals.date(year, month, day);
    }

    private static @Nullable Integer whole(Value value) {
        if (!(value instanceof Decimal number)) {
            return null;
        }
        try {
            return number.value().intValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    private static Value dateTime(Value from) {
        return switch (from) {
            case Text text -> Temporals.dateTime(text.value());
            case Value.DateTime moment -> moment;
            case Value.Date date -> new Value.DateTime(date.value().atStartOfDay(), null);
            default -> Nothing.NULL;
        };
    }

    private static Value dateTimeOfParts(List<Value> parts) {
        var day = day(parts.getFirst());
        if (day == null) {
            return Nothing.NULL;
        }
        return switch (parts.get(1)) {
            case Value.Time time -> new Value.DateTime(LocalDateTime.of(day, time.value()), time.zone());
            case Text zone -> inZone(parts.getFirst(), zone.value());
            default -> Nothing.NULL;
        };
    }

    private static Value inZone(Value moment, String zone) {
        try {
            return moment instanceof Value.DateTime local
                    ? new Value.DateTime(local.value(), ZoneId.of(zone))
                    : Nothing.NULL;
        } catch (DateTimeException noSuchZone) {
            return Nothing.NULL;
        }
    }

    private static Value time(Value from) {
        return switch (from) {
            case Text text -> Temporals.time(text.value());
            case Value.Time time -> time;
            case Value.DateTime moment -> new Value.Time(moment.value().toLocalTime(), moment.zone());
            case Value.Date _ -> new Value.Time(LocalTime.MIDNIGHT, ZoneOffset.UTC);
            default -> Nothing.NULL;
        };
    }

    private static Value timeOfParts(List<Value> parts) {
        var hour = whole(parts.get(0));
        var minute = whole(parts.get(1));
        if (hour == null || minute == null || !(parts.get(2) instanceof Decimal second)) {
            return Nothing.NULL;
        }
        var offset = parts.size() == 4 ? parts.get(3) : Nothing.NULL;
        if (offset != Nothing.NULL && !(offset instanceof Value.DaysAndTime)) {
            return Nothing.NULL;
        }
        try {
            var nanos =
                    second.value().remainder(BigDecimal.ONE).movePointRight(9).intValue();
            return new Value.Time(
                    LocalTime.of(hour, minute, second.value().intValue(), nanos),
                    offset instanceof Value.DaysAndTime shift ? offset(shift.value()) : null);
        } catch (DateTimeException noSuchTime) {
            return Nothing.NULL;
        }
    }

    private static ZoneOffset offset(Duration shift) {
        return ZoneOffset.ofTotalSeconds(Math.toIntExact(shift.toSeconds()));
    }

    /** Whole months from the first to the second day, towards zero: an age is reached on the birthday. */
    private static Value monthsBetween(List<Value> arguments) {
        var from = day(arguments.get(0));
        var to = day(arguments.get(1));
        return from == null || to == null
                ? Nothing.NULL
                : new Value.YearsAndMonths(ChronoUnit.MONTHS.between(from, to));
    }
}
