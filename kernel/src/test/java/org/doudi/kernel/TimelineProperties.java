package org.doudi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimelineProperties {
    private static final YearMonth START = YearMonth.of(2020, 1);

    record Layer(MonthPeriod period, int value) {}

    @Provide
    Arbitrary<List<Layer>> layers() {
        var from = Arbitraries.integers().between(0, 40);
        var length = Arbitraries.integers().between(0, 12);
        var value = Arbitraries.integers().between(1, 3);
        return Combinators.combine(from, length, value)
                .as((start, months, v) ->
                        new Layer(new MonthPeriod(START.plusMonths(start), START.plusMonths(start + months)), v))
                .list()
                .ofMaxSize(12);
    }

    @Property
    void overlaying_is_the_same_as_writing_month_by_month(@ForAll("layers") List<Layer> layers) {
        var timeline = Timeline.<Integer>empty();
        Map<YearMonth, Integer> monthly = new HashMap<>();
        for (var layer : layers) {
            timeline = timeline.overlay(layer.period, layer.value);
            layer.period.months().forEach(month -> monthly.put(month, layer.value));
        }

        for (int i = -1; i < 60; i++) {
            var month = START.plusMonths(i);
            assertThat(timeline.at(month).orElse(null)).isEqualTo(monthly.get(month));
        }
        for (int i = 1; i < timeline.entries().size(); i++) {
            var before = timeline.entries().get(i - 1);
            var after = timeline.entries().get(i);
            assertThat(before.period().through()).isBefore(after.period().from());
            assertThat(before.value().equals(after.value())
                            && before.period()
                                    .through()
                                    .plusMonths(1)
                                    .equals(after.period().from()))
                    .as("equal neighbours are merged")
                    .isFalse();
        }
    }

    @Property
    void combining_joins_month_by_month(@ForAll("layers") List<Layer> left, @ForAll("layers") List<Layer> right) {
        var one = Timeline.<Integer>empty();
        for (var layer : left) {
            one = one.overlay(layer.period, layer.value);
        }
        var other = Timeline.<Integer>empty();
        for (var layer : right) {
            other = other.overlay(layer.period, layer.value);
        }

        var sum = one.combine(other, Integer::sum);

        for (int i = -1; i < 60; i++) {
            var month = START.plusMonths(i);
            var there = other;
            assertThat(sum.at(month))
                    .isEqualTo(one.at(month).flatMap(a -> there.at(month).map(b -> a + b)));
        }
    }
}
