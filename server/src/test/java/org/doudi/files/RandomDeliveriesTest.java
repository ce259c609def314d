package org.doudi.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.files.DatasetRows.Row;
import org.doudi.registry.Families;
import org.doudi.registry.Families.Known;
import org.doudi.registry.Families.Line;
import org.doudi.testing.DoudiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Income derived set by set from random deliveries equals income added up person by person. */
@DoudiTest
@Import({Families.class, DatasetRows.class})
class RandomDeliveriesTest {
    private static final int PEOPLE = 25;

    @Autowired
    private Families families;

    @Autowired
    private DatasetRows datasets;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    /** A month's pension. */
    private record Pension(boolean resident, long amount, long basic) {}

    /** A job from a day on. */
    private record Job(@Nullable LocalDate end, long wage) {}

    /** What has been delivered about a person so far: the newest row of each key. */
    private record Life(Known person, TreeMap<YearMonth, Pension> pensions, TreeMap<LocalDate, Job> jobs) {
        long transfers(YearMonth month) {
            return pensions.subMap(month.minusMonths(12), true, month, false).values().stream()
                    .mapToLong(paid -> paid.resident ? paid.amount - paid.basic : paid.amount)
                    .sum();
        }

        long pension(YearMonth month) {
            var newest =
                    pensions.subMap(month.minusMonths(12), true, month, true).lastEntry();
            return newest == null ? 0 : newest.getValue().amount;
        }

        long wages(YearMonth month) {
            long sum = 0;
            for (var job : jobs.entrySet()) {
                for (var worked = month.minusMonths(12); worked.isBefore(month); worked = worked.plusMonths(1)) {
                    var end = job.getValue().end;
                    boolean held = !worked.isBefore(YearMonth.from(job.getKey()))
                            && (end == null || !worked.isAfter(YearMonth.from(end)));
                    sum += held ? job.getValue().wage : 0;
                }
            }
            return sum;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void sets_and_single_persons_agree_after_every_delivery(int round) {
        var seed = 7919L * round;
        var random = new SplittableRandom(seed);
        var lives = lives(seed);
        var days = Stream.of("2026-09-30", "2026-10-10", "2026-10-24", "2026-12-01")
                .map(day -> LocalDate.parse(day).plusYears(round))
                .toList();

        for (var day : days) {
            var pensions = lives.stream().flatMap(life -> pensions(random, life, day).stream());
            deliver("pension_payment", day, days.getFirst().equals(day), pensions.toArray(Row[]::new));
            var jobs = lives.stream().flatMap(life -> jobs(random, life, day).stream());
            deliver("employment_registration", day, days.getFirst().equals(day), jobs.toArray(Row[]::new));

            var month = YearMonth.from(day);
            for (var life : lives) {
                assertThat(known(life.person))
                        .as("seed %d, %s, %s", seed, day, life)
                        .containsEntry("transfer_income", life.transfers(month))
                        .containsEntry("pension_monthly", life.pension(month))
                        .containsEntry("wage_income", life.wages(month));
            }
        }
    }

    private void deliver(String dataset, LocalDate day, boolean complete, Row... rows) {
        if (complete) {
            datasets.deliverComplete(dataset, day, rows);
        } else {
            datasets.deliver(dataset, day, rows);
        }
    }

    private List<Life> lives(long seed) {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            var person = families.person("人" + i, LocalDate.of(1950 + i, 1, 2));
            families.deliver(Line.of("X-" + seed + "-" + i + "-" + UUID.randomUUID(), person, "本人或户主", "320402001001"));
            families.authorise("XA-" + UUID.randomUUID(), person);
            lives.add(new Life(person, new TreeMap<>(), new TreeMap<>()));
        }
        return lives;
    }

    private static List<Row> pensions(SplittableRandom random, Life life, LocalDate day) {
        Map<YearMonth, Row> rows = new HashMap<>();
        int count = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 16);
        for (int i = 0; i < count; i++) {
            var month = YearMonth.from(day).minusMonths(random.nextInt(0, 16));
            var pension = new Pension(random.nextBoolean(), random.nextLong(1, 500_000), random.nextLong(0, 20_000));
            life.pensions.put(month, pension);
            rows.put(
                    month,
                    Row.of("pension_payment", life.person.id() + "|" + month)
                            .with("person_id", life.person.id())
                            .with("month", month.atDay(1))
                            .with("type", pension.resident ? "城乡居民" : "企业职工")
                            .with("amount_cents", pension.amount)
                            .with("basic_part_cents", pension.resident ? pension.basic : null));
        }
        return List.copyOf(rows.values());
    }

    private static List<Row> jobs(SplittableRandom random, Life life, LocalDate day) {
        Map<LocalDate, Row> rows = new HashMap<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            var start = life.jobs.isEmpty() || random.nextBoolean()
                    ? day.minusDays(random.nextInt(0, 900))
                    : life.jobs.firstKey();
            var end = random.nextBoolean() ? start.plusDays(random.nextInt(0, 700)) : null;
            var job = new Job(end, random.nextLong(1, 1_000_000));
            life.jobs.put(start, job);
            rows.put(
                    start,
                    Row.of("employment_registration", life.person.id() + "|" + start)
                            .with("person_id", life.person.id())
                            .with("start", start)
                            .with("end", end)
                            .with("wage_base_month_cents", job.wage)
                            .with("pension_scheme", "职工养老"));
        }
        return List.copyOf(rows.values());
    }

    private Map<String, Long> known(Known person) {
        Map<String, Long> known = new HashMap<>();
        engine.sql("""
                        SELECT item, (value #>> '{}')::bigint AS cents FROM files_api.current_fact
                        WHERE person_id = :person AND item IN ('transfer_income', 'pension_monthly', 'wage_income')
                        """).param("person", person.id()).query(row -> {
            known.put(row.getString("item"), row.getLong("cents"));
        });
        return known;
    }
}
