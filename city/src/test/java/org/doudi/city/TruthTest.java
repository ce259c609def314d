package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
    private static final CityPlan PLAN = new CityPlan(CitySize.SMALL, 11, CityPlan.DEFAULT_AS_OF);

    @TempDir
    static Path city;

    private static Oracle oracle;

    @BeforeAll
    static void generate() throws IOException {
        City.generate(PLAN, city, Progress.SILENT);
        oracle = new Oracle(PLAN, "1130", city);
    }

    @Test
    void the_files_of_both_rounds_give_the_true_state_and_sum_of_every_family() {
        assertThat(oracle.disagreements()).isEmpty();
    }

    @Test
    void every_state_is_there_in_numbers_worth_showing() {
        var states = oracle.states();

        assertThat(states.get("properly_receives")).isBetween(800L, 900L);
        assertThat(states.get("entitled_missing")).isBetween(70L, 110L);
        assertThat(states.get("receives_no_longer")).isBetween(55L, 85L);
        assertThat(states.get("cannot_tell")).isBetween(850L, 1_000L);
        assertThat(states.get("properly_without")).isBetween(300L, 420L);
    }

    @Test
    void the_second_round_shows_families_that_the_first_does_not() {
        assertThat(oracle.shownByTheSecondRoundOnly()).isGreaterThan(5);
    }

    @Test
    void a_family_with_the_line_to_the_cent_is_not_entitled() {
        var states = oracle.onTheLine();

        assertThat(states).isNotEmpty().containsOnly("properly_without");
    }
}
