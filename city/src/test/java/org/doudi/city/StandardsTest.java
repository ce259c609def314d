package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.doudi.kernel.IdNumber;
import org.doudi.kernel.Money;
import org.doudi.kernel.MonthPeriod;
import org.junit.jupiter.api.Test;

class StandardsTest {
    @Test
    void the_standard_rises_in_july_and_is_first_paid_in_october() {
        assertThat(Standards.dibao(YearMonth.of(2026, 6))).isEqualTo(Standards.yuan(1090));
        assertThat(Standards.dibao(YearMonth.of(2026, 7))).isEqualTo(Standards.yuan(1130));
        assertThat(Standards.dibaoAsPaid(YearMonth.of(2026, 6))).isEqualTo(Standards.yuan(1090));
        assertThat(Standards.dibaoAsPaid(YearMonth.of(2026, 9))).isEqualTo(Standards.yuan(1090));
        assertThat(Standards.dibaoAsPaid(YearMonth.of(2026, 10))).isEqualTo(Standards.yuan(1130));
    }

    @Test
    void wages_count_by_month_held_within_the_window() {
        var window = new MonthPeriod(YearMonth.of(2025, 11), YearMonth.of(2026, 10));
        var job = Job.open(YearMonth.of(2026, 8), Standards.yuan(3000), Employer.NONE);

        assertThat(job.wagesIn(window)).isEqualTo(Standards.yuan(9000));
        assertThat(job.endedIn(YearMonth.of(2026, 8)).wagesIn(window)).isEqualTo(Standards.yuan(3000));
        assertThat(Job.open(YearMonth.of(2026, 11), Standards.yuan(3000), Employer.NONE)
                        .wagesIn(window))
                .isEqualTo(Money.ZERO);
        assertThat(Job.open(YearMonth.of(2020, 1), Standards.yuan(3000), Employer.NONE)
                        .endedIn(YearMonth.of(2025, 10))
                        .wagesIn(window))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void the_basic_part_of_a_residents_pension_does_not_count_and_pensions_were_lower_a_year_ago() {
        var pension = Pension.since(
                YearMonth.of(2020, 1), Pension.Kind.RESIDENT, Standards.yuan(500), Standards.yuan(300), 2026);

        assertThat(pension.countedIn(YearMonth.of(2026, 1))).isEqualTo(Standards.yuan(200));
        assertThat(pension.countedIn(YearMonth.of(2025, 12))).isEqualTo(Standards.yuan(194));
    }

    @Test
    void a_twelfth_is_rounded_half_up_to_the_cent() {
        assertThat(Entitlement.monthly(new Money(13_560_06))).isEqualTo(new Money(1_130_01));
        assertThat(Entitlement.monthly(new Money(13_560_05))).isEqualTo(new Money(1_130_00));
    }

    @Test
    void credit_codes_of_employers_are_eighteen_characters_and_differ() {
        var codes = Employer.all().stream().map(Employer::creditCode).toList();

        assertThat(codes)
                .hasSize(240)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("91320499MADM[0-9A-Z]{6}"));
    }

    @Test
    void a_card_number_is_identity_number_type_and_grade_and_a_worsened_card_is_a_new_one() {
        var id = IdNumber.complete("32049919600101001");
        var card = Disability.firstIssued(Disability.Kind.MENTAL, 3, LocalDate.of(2020, 5, 4));
        var worse = card.worsenedTo(2, LocalDate.of(2026, 11, 1));

        assertThat(card.cardNumber(id)).isEqualTo(id.value() + "63");
        assertThat(worse.cardNumber(id)).isEqualTo(id.value() + "62");
        assertThat(worse.before()).isEqualTo(OptionalInt.of(3));
        assertThat(worse.earlierCard()).isEqualTo(card);
        assertThat(worse.until()).isEqualTo(LocalDate.of(2036, 10, 31));
    }

    @Test
    void an_open_case_is_paid_from_the_month_after_it_was_opened_to_the_month_it_was_closed() {
        var file = new Family.Case(
                Family.Register.DIBAO, LocalDate.of(2026, 3, 15), Optional.of(LocalDate.of(2026, 5, 31)));

        assertThat(List.of(3, 4, 5, 6).stream().map(month -> file.isPaidIn(YearMonth.of(2026, month))))
                .containsExactly(false, true, true, false);
    }
}
