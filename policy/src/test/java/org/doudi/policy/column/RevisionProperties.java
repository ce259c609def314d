package org.doudi.policy.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.policy.column.RandomFamilies.LAYOUT;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.doudi.kernel.DivisionCode;

class RevisionProperties {
    private static final List<DivisionCode> DIVISIONS = List.of(
            DivisionCode.of("320402001001"),
            DivisionCode.of("320402001002"),
            DivisionCode.of("320411100003"),
            DivisionCode.of("320412001"),
            DivisionCode.of("320481"));
    private static final Occasion AUGUST_2023 = Occasion.of(YearMonth.of(2023, 8));

    private record Family(DivisionCode division, long seed) {}

    @Property(tries = 50)
    void a_population_revised_many_times_holds_what_was_put_last(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var random = new SplittableRandom(seed);
        var wanted = new LinkedHashMap<Long, Family>();
        var population = new Population(LAYOUT, 0);
        for (int round = 0; round < 5; round++) {
            population = revise(population, random, wanted);
        }

        assertThat(population.rows()).isEqualTo(wanted.size());
        for (int row = 0; row < population.rows(); row++) {
            var family = Objects.requireNonNull(wanted.get(population.key(row)));
            assertThat(population.division(row)).isEqualTo(family.division());
            assertThat(population.situation(row, AUGUST_2023))
                    .isEqualTo(alone(family).situation(0, AUGUST_2023));
        }
    }

    @Property(tries = 20)
    void rows_stand_in_order_of_division(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var random = new SplittableRandom(seed);
        var population = new Population(LAYOUT, 0);
        for (int round = 0; round < 3; round++) {
            population = revise(population, random, new LinkedHashMap<>());
        }

        for (int row = 1; row < population.rows(); row++) {
            assertThat(population.division(row).value())
                    .isGreaterThanOrEqualTo(population.division(row - 1).value());
        }
    }

    private static Population revise(Population population, SplittableRandom random, Map<Long, Family> wanted) {
        var revision = new Revision(population);
        for (int step = 0; step < 30; step++) {
            long key = random.nextInt(20);
            if (random.nextInt(4) == 0) {
                revision.remove(key);
                wanted.remove(key);
            } else {
                var family = new Family(DIVISIONS.get(random.nextInt(DIVISIONS.size())), random.nextInt());
                revision.put(key, family.division(), entry(family));
                wanted.put(key, family);
            }
        }
        return revision.result();
    }

    private static HouseholdRow entry(Family family) {
        return new RandomFamilies(family.seed(), 0.1, false).fill(new HouseholdRow(LAYOUT));
    }

    private static Population alone(Family family) {
        var population = new Population(LAYOUT, 1);
        population.add(1, family.division(), entry(family));
        return population;
    }
}
