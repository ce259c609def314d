package org.doudi.policydesk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doudi.divisions.Divisions;
import org.doudi.policy.Book;
import org.doudi.policy.Item;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;
import org.doudi.screening.SampleFamilies;
import org.springframework.stereotype.Component;

/** What sample families have left as a wage rises: where a yuan earned is a yuan of benefit lost, and where a cliff is. */
@Component
class Cliff {
    private static final int POINTS = 48;
    private static final int MONTHS = 12;
    private static final int CENTS = 100;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 240;

    private final Divisions divisions;
    private final SampleFamilies families;

    Cliff(Divisions divisions, SampleFamilies families) {
        this.divisions = divisions;
        this.families = families;
    }

    /** A family by the ages of its members, the earner first. */
    private record Sample(String key, List<Integer> ages) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample("single", List.of(40)),
            new Sample("parent", List.of(38, 8)),
            new Sample("couple", List.of(42, 40, 12)),
            new Sample("old", List.of(45, 70, 72)));

    /**
     * A chart in a box of 600 by 240.
     *
     * @param now points of a polyline: wage, and wage with benefit as the rules are
     * @param then the same under the draft; equal to {@code now} where nothing is tried
     * @param wageOnly points of the line without any benefit
     */
    record Chart(String key, String now, String then, String wageOnly, List<Tick> across, List<Tick> up, String most) {}

    /** A mark on an axis; {@code at} in the box. */
    record Tick(int at, String label) {}

    private record Point(long wage, long left) {}

    List<Chart> charts(String programme, YearMonth month, Book inUse, Book draft) {
        return SAMPLES.stream()
                .map(sample -> chart(sample, programme, month, inUse, draft))
                .toList();
    }

    private Chart chart(Sample sample, String programme, YearMonth month, Book inUse, Book draft) {
        long step = step(inUse, month, sample.ages.size());
        var families = IntStream.rangeClosed(0, POINTS)
                .mapToObj(i -> situation(sample, month, inUse, i * step))
                .toList();
        var now = points(programme, month, inUse, families, step);
        var then = draft.equals(inUse) ? now : points(programme, month, draft, families, step);
        long widest = step * POINTS;
        long highest = Math.max(widest, highest(now, then));
        return new Chart(
                sample.key,
                line(now, widest, highest),
                line(then, widest, highest),
                line(List.of(new Point(0, 0), new Point(widest, widest)), widest, highest),
                ticks(widest, WIDTH, false),
                ticks(highest, HEIGHT, true),
                String.format(Locale.ROOT, "%,d", largestGain(then)));
    }

    private static long highest(List<Point> now, List<Point> then) {
        return Stream.concat(now.stream(), then.stream())
                .mapToLong(Point::left)
                .max()
                .orElse(1);
    }

    private static long largestGain(List<Point> points) {
        return points.stream().mapToLong(point -> point.left - point.wage).max().orElse(0);
    }

    /** The wage runs a little beyond the line at which a family of this size earns its standard twice. */
    private long step(Book book, YearMonth month, int members) {
        var standard = book.parameters()
                .resolve(month, divisions.city().code())
                .dated("dibao_standard", "")
                .map(dated -> dated.value() instanceof Value.Decimal yuan
                        ? yuan.value().longValue()
                        : 0L)
                .orElse(0L);
        return Math.max(10, standard * members * 22 / 10 / POINTS / 10 * 10);
    }

    private List<Point> points(String programme, YearMonth month, Book book, List<Situation> samples, long step) {
        var due = families.due(programme, month.atDay(1), book, samples);
        return IntStream.rangeClosed(0, POINTS)
                .mapToObj(i -> new Point(i * step, i * step + due.get(i) / CENTS))
                .toList();
    }

    private Situation situation(Sample sample, YearMonth month, Book book, long wage) {
        var members = new ArrayList<Situation.Member>();
        for (int i = 0; i < sample.ages.size(); i++) {
            var items = absent(book, Item.Level.MEMBER);
            items.put("birth_date", new Value.Date(birth(month, sample.ages.get(i))));
            items.put("is_coresident", Value.Truth.TRUE);
            if (i == 0) {
                items.put("wage_income", new Value.Decimal(BigDecimal.valueOf(wage * MONTHS)));
            }
            members.add(new Situation.Member(Integer.toString(i), items));
        }
        return Situation.of(divisions.city().code(), month, absent(book, Item.Level.HOUSEHOLD), members);
    }

    private static LocalDate birth(YearMonth month, int age) {
        return month.atDay(1).minusYears(age).minusMonths(1);
    }

    private static Map<String, Value> absent(Book book, Item.Level level) {
        var items = new LinkedHashMap<String, Value>();
        book.items().items(level).forEach(item -> items.put(item.name(), item.absent()));
        return items;
    }

    private static String line(List<Point> points, long widest, long highest) {
        var text = new StringBuilder();
        for (var point : points) {
            text.append(point.wage * WIDTH / widest)
                    .append(',')
                    .append(HEIGHT - point.left * HEIGHT / highest)
                    .append(' ');
        }
        return text.toString().strip();
    }

    private static List<Tick> ticks(long most, int length, boolean upwards) {
        var ticks = new ArrayList<Tick>();
        long step = most / 4 / 100 * 100;
        for (long value = step; step > 0 && value <= most; value += step) {
            int at = (int) (value * length / most);
            ticks.add(new Tick(upwards ? length - at : at, Long.toString(value)));
        }
        return ticks;
    }
}
