package org.doudi.policy.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;
import org.jspecify.annotations.Nullable;

/** The properties of dates, times, durations and ranges: {@code date.year}, {@code duration.months} … */
final class TemporalParts {
    private static final LocalDate ANY_DAY = LocalDate.of(1970, 1, 1);

    private TemporalParts() {}

    static Value part(Value value, String name) {
        return switch (value) {
            case Value.Date date -> ofDate(date.value(), name);
            case Value.Time time -> ofTime(time.value(), time.zone(), LocalDateTime.of(ANY_DAY, time.value()), name);
            case Value.DateTime moment -> {
                var part = ofDate(moment.value().toLocalDate(), name);
                yield part == Nothing.NULL
                        ? ofTime(moment.value().toLocalTime(), moment.zone(), moment.value(), name)
                        : part;
            }
            case Value.YearsAndMonths duration -> ofMonths(duration.months(), name);
            case Value.DaysAndTime duration -> ofDuration(duration.value(), name);
            case Value.Range range -> ofRange(range, name);
            default -> Nothing.NULL;
        };
    }

    private static Value ofDate(LocalDate date, String name) {
        return switch (name) {
            case "year" -> Decimal.of(date.getYear());
            case "month" -> Decimal.of(date.getMonthValue());
            case "day" -> Decimal.of(date.getDayOfMonth());
            case "weekday" -> Decimal.of(date.getDayOfWeek().getValue());
            default -> Nothing.NULL;
        };
    }

    private static Value ofTime(LocalTime time, @Nullable ZoneId zone, LocalDateTime moment, String name) {
        return switch (name) {
            case "hour" -> Decimal.of(time.getHour());
            case "minute" -> Decimal.of(time.getMinute());
            case "second" ->
                new Decimal(BigDecimal.valueOf(time.getSecond())
                        .add(BigDecimal.valueOf(time.getNano(), 9))
                        .stripTrailingZeros());
            case "time offset" ->
                zone == null
                        ? Nothing.NULL
                        : new Value.DaysAndTime(Duration.ofSeconds(
                                zone.getRules().getOffset(moment).getTotalSeconds()));
            case "timezone" -> zone == null || zone instanceof ZoneOffset ? Nothing.NULL : new Value.Text(zone.getId());
            default -> Nothing.NULL;
        };
    }

    private static Value ofMonths(long months, String name) {
        return switch (name) {
            case "years" -> Decimal.of(months / 12);
            case "months" -> Decimal.of(months % 12);
            default -> Nothing.NULL;
        };
    }

    private static Value ofDuration(Duration duration, String name) {
        int sign = duration.isNegative() ? -1 : 1;
        var size = duration.abs();
        return switch (name) {
            case "days" -> Decimal.of(sign * size.toDays());
            case "hours" -> Decimal.of((long) sign * size.toHoursPart());
            case "minutes" -> Decimal.of((long) sign * size.toMinutesPart());
            case "seconds" ->
                new Decimal(BigDecimal.valueOf(sign * (long) size.toSecondsPart())
                        .add(BigDecimal.valueOf(sign * (long) size.toNanosPart(), 9))
                        .stripTrailingZeros());
            default -> Nothing.NULL;
        };
    }

    private static Value ofRange(Value.Range range, String name) {
        return switch (name) {
            case "start" -> range.low();
            case "end" -> range.high();
            case "start included" -> Value.Truth.of(range.lowIncluded());
            case "end included" -> Value.Truth.of(range.highIncluded());
            default -> Nothing.NULL;
        };
    }

    /** The instant of a moment with a zone. */
    static Instant instant(LocalDateTime moment, ZoneId zone) {
        return moment.atZone(zone).toInstant();
    }
}
