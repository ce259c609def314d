package org.doudi.divisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Example 10 of the domain notes: autumn 2026, with National Day and its make-up days. */
class WorkingDaysTest {
    private static final WorkingDays AUTUMN_2026 = autumn2026();

    @Test
    void a_clock_started_before_the_holiday_skips_it_and_counts_the_make_up_saturday() {
        assertThat(AUTUMN_2026.after(LocalDate.of(2026, 10, 8), 10)).isEqualTo(LocalDate.of(2026, 10, 21));
        assertThat(AUTUMN_2026.after(LocalDate.of(2026, 9, 30), 10)).isEqualTo(LocalDate.of(2026, 10, 20));
    }

    @Test
    void thirty_and_forty_five_working_days_from_the_fourteenth_of_september() {
        assertThat(AUTUMN_2026.after(LocalDate.of(2026, 9, 14), 30)).isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(AUTUMN_2026.after(LocalDate.of(2026, 9, 14), 45)).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void days_between_are_the_days_that_a_clock_counts() {
        assertThat(AUTUMN_2026.between(LocalDate.of(2026, 9, 14), LocalDate.of(2026, 10, 30)))
                .isEqualTo(30);
        assertThat(AUTUMN_2026.between(LocalDate.of(2026, 10, 30), LocalDate.of(2026, 9, 14)))
                .isEqualTo(-30);
    }

    @Test
    void a_year_without_a_notice_counts_weekends_only_and_says_so() {
        assertThat(AUTUMN_2026.isKnown(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(AUTUMN_2026.isKnown(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(AUTUMN_2026.isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
    }

    private static WorkingDays autumn2026() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        days.put(LocalDate.of(2026, 9, 20), true);
        LocalDate.of(2026, 9, 25).datesUntil(LocalDate.of(2026, 9, 28)).forEach(day -> days.put(day, false));
        LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 10, 8)).forEach(day -> days.put(day, false));
        days.put(LocalDate.of(2026, 10, 10), true);
        return new WorkingDays(days);
    }
}
