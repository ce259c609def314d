package org.doudi.policy.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.doudi.policy.value.Value;

/** The whole numbers or days a loop over a range visits. */
final class Sequences {
    private static final long LONGEST = 1_000_000;

    private Sequences() {}

    /** @param mayFall whether a range whose low end is above its high end runs downwards */
    static List<Value> of(Value.Range range, boolean mayFall) {
        return switch (range.low()) {
            case Value.Decimal low
            when range.high() instanceof Value.Decimal high -> numbers(low.value(), high.value(), range, mayFall);
            case Value.Date low
            when range.high() instanceof Value.Date high ->
                days(low.value().toEpochDay(), high.value().toEpochDay(), range, mayFall);
            default -> List.of();
        };
    }

    private static List<Value> numbers(BigDecimal low, BigDecimal high, Value.Range range, boolean mayFall) {
        boolean falls = mayFall && low.compareTo(high) > 0;
        var result = new ArrayList<Value>();
        var step = falls ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        var distance = high.subtract(low, Numbers.PRECISION).abs().setScale(0, RoundingMode.CEILING);
        if (distance.compareTo(BigDecimal.valueOf(LONGEST)) > 0) {
            throw new TooMuchWork();
        }
        for (var i = range.lowIncluded() ? low : low.add(step);
                falls ? i.compareTo(high) >= 0 : i.compareTo(high) <= 0;
                i = i.add(step)) {
            if (range.highIncluded() || i.compareTo(high) != 0) {
                result.add(new Value.Decimal(i));
            }
        }
        return result;
    }

    private static List<Value> days(long low, long high, Value.Range range, boolean mayFall) {
        return numbers(BigDecimal.valueOf(low), BigDecimal.valueOf(high), range, mayFall).stream()
                .<Value>map(day -> new Value.Date(
                        LocalDate.ofEpochDay(((Value.Decimal) day).value().longValueExact())))
                .toList();
    }
}
