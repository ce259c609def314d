package org.doudi.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.doudi.policy.value.Value;

/**
 * Values worth trying for an unknown item: the least and the greatest, and both sides of every limit that was met. The
 * first is the one that speaks least against a family (no money, no flag), the last the one that speaks most.
 */
final class Candidates {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Value.Decimal MUCH = Value.Decimal.of(1_000_000_000);
    private static final int MOST_LIMITS = 12;
    private static final int[] AGES = {0, 1, 3, 6, 14, 16, 18, 22, 35, 50, 55, 60, 63, 65, 70, 80, 90, 100};

    private final Situation situation;
    private final List<Value> limits;

    Candidates(Situation situation, List<Value> limits) {
        this.situation = situation;
        this.limits = limits;
    }

    /** At least two values for every item whose values can be listed. */
    List<Value> of(Item item) {
        return switch (item.kind()) {
            case AMOUNT -> amounts();
            case FLAG -> List.of(Value.Truth.FALSE, Value.Truth.TRUE);
            case LIST -> List.of(Value.Items.EMPTY, Value.Nothing.NULL);
            case CHOICE -> choices(item);
            case GRADE -> grades();
            case DATE -> dates();
            case TEXT -> texts();
        };
    }

    private List<Value> amounts() {
        var values = new LinkedHashSet<Value>();
        values.add(Value.Decimal.ZERO);
        values.add(Value.Decimal.of(1));
        limits.stream()
                .filter(Value.Decimal.class::isInstance)
                .map(limit -> ((Value.Decimal) limit).value())
                .filter(limit -> limit.signum() > 0)
                .limit(MOST_LIMITS)
                .forEach(limit -> {
                    values.add(new Value.Decimal(limit.subtract(CENT)));
                    values.add(new Value.Decimal(limit));
                    values.add(new Value.Decimal(limit.add(CENT)));
                });
        values.add(MUCH);
        return List.copyOf(values);
    }

    private List<Value> choices(Item item) {
        var values = new LinkedHashSet<Value>();
        values.add(Value.Nothing.NULL);
        item.enumValues().forEach(value -> values.add(new Value.Text(value)));
        limits.stream().filter(Value.Text.class::isInstance).limit(MOST_LIMITS).forEach(values::add);
        values.add(new Value.Text(""));
        return List.copyOf(values);
    }

    private static List<Value> grades() {
        var values = new ArrayList<Value>();
        values.add(Value.Nothing.NULL);
        for (int grade = 4; grade >= 0; grade--) {
            values.add(Value.Decimal.of(grade));
        }
        return values;
    }

    private List<Value> dates() {
        var days = new LinkedHashSet<LocalDate>();
        limits.stream().filter(Value.Date.class::isInstance).limit(MOST_LIMITS).forEach(limit -> {
            var day = ((Value.Date) limit).value();
            days.add(day.minusDays(1));
            days.add(day);
            days.add(day.plusDays(1));
        });
        for (int age : AGES) {
            days.add(situation.month().atDay(1).minusYears(age));
            days.add(situation.month().atDay(1).minusYears(age).plusDays(1));
        }
        var values = new ArrayList<Value>();
        values.add(Value.Nothing.NULL);
        days.forEach(day -> values.add(new Value.Date(day)));
        return values;
    }

    private List<Value> texts() {
        var values = new LinkedHashSet<Value>();
        values.add(Value.Nothing.NULL);
        limits.stream().filter(Value.Text.class::isInstance).limit(MOST_LIMITS).forEach(values::add);
        values.add(new Value.Text(""));
        return List.copyOf(values);
    }
}
