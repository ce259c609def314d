package org.doudi.kernel;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Values over months: sorted, never overlapping, equal neighbours merged, immutable. */
public final class Timeline<V> {
    /**
     * A value and the months it holds.
     *
     * @param period months, both ends included
     * @param value what holds in them
     */
    public record Entry<V>(MonthPeriod period, V value) {}

    private final List<Entry<V>> entries;

    private Timeline(List<Entry<V>> entries) {
        this.entries = List.copyOf(entries);
    }

    /** A timeline without a value. */
    public static <V> Timeline<V> empty() {
        return new Timeline<>(List.of());
    }

    /** This timeline with {@code value} in {@code period}, whatever stood there before: later layers win. */
    public Timeline<V> overlay(MonthPeriod period, V value) {
        var result = new ArrayList<Entry<V>>();
        var placed = false;
        for (var entry : entries) {
            if (entry.period.through().isBefore(period.from())) {
                append(result, entry);
                continue;
            }
            if (entry.period.from().isBefore(period.from())) {
                append(result, cut(entry, entry.period.from(), period.from().minusMonths(1)));
            }
            if (!placed) {
                append(result, new Entry<>(period, value));
                placed = true;
            }
            if (entry.period.through().isAfter(period.through())) {
                var start = max(entry.period.from(), period.through().plusMonths(1));
                append(result, cut(entry, start, entry.period.through()));
            }
        }
        if (!placed) {
            append(result, new Entry<>(period, value));
        }
        return new Timeline<>(result);
    }

    /** The join of both values in every month that both timelines cover. */
    public <W, R> Timeline<R> combine(Timeline<W> other, BiFunction<? super V, ? super W, ? extends R> join) {
        var result = new ArrayList<Entry<R>>();
        var starts = new TreeSet<YearMonth>();
        for (var mine : entries) {
            for (var theirs : other.entries) {
                mine.period.intersection(theirs.period).ifPresent(shared -> {
                    if (starts.add(shared.from())) {
                        append(result, new Entry<>(shared, join.apply(mine.value, theirs.value)));
                    }
                });
            }
        }
        return new Timeline<>(result);
    }

    /** The value in a month, if there is one. */
    public Optional<V> at(YearMonth month) {
        return entries.stream()
                .filter(entry -> entry.period.contains(month))
                .map(Entry::value)
                .findFirst();
    }

    /** The entries in order of time. */
    public List<Entry<V>> entries() {
        return entries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline<?> timeline && entries.equals(timeline.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }

    private static YearMonth max(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private static <V> Entry<V> cut(Entry<V> entry, YearMonth from, YearMonth through) {
        return new Entry<>(new MonthPeriod(from, through), entry.value);
    }

    private static <V> void append(List<Entry<V>> entries, Entry<V> next) {
        if (!entries.isEmpty()) {
            var last = entries.getLast();
            if (last.value.equals(next.value)
                    && last.period.through().plusMonths(1).equals(next.period.from())) {
                entries.set(
                        entries.size() - 1,
                        new Entry<>(new MonthPeriod(last.period.from(), next.period.through()), last.value));
                return;
            }
        }
        entries.add(next);
    }
}
