package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12, 1200",
        "12.5, 1250",
        "12.50, 1250",
        "'1,234.50', 123450",
        "'-1,234,567', -123456700",
        "-3.07, -307",
        "-0.50, -50",
        "99999999999999, 9999999999999900"
    })
    void yuan_become_cents(String text, long cents) {
        assertThat(cents(text)).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1.",
                "1.234",
                "12,00",
                "1,2345",
                "1234,567",
                ",100",
                "6.22E+17",
                "12元",
                "１２",
                "+5",
                "999999999999999"
            })
    void what_is_no_amount_is_none(String text) {
        assertThat(cents(text)).isEqualTo(Numbers.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-04",
                "2026/11/4",
                "20261104",
                "2026-11-4",
                "2026.11.04",
                "2026年11月4日",
                "2026-11-04 00:00:00"
            })
    void days_may_be_written_in_many_ways(String text) {
        assertThat(day(text)).isEqualTo(LocalDate.of(2026, 11, 4).toEpochDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-13-01",
                "2026-11",
                "2026-11/04",
                "46345",
                "26-11-04",
                "2026-11-04T00:00",
                "0000-01-01",
                "2026--1-4",
                "2026年11-04",
                "2026月11月04",
                "2026-11-04 08:30:00"
            })
    void what_is_no_day_is_none(String text) {
        assertThat(day(text)).isEqualTo(Numbers.NONE);
    }

    @Test
    void months_may_be_written_in_many_ways() {
        assertThat(Numbers.monthText(month("2026-1"))).isEqualTo("2026-01");
        assertThat(Numbers.monthText(month("2026/12"))).isEqualTo("2026-12");
        assertThat(Numbers.monthText(month("202612"))).isEqualTo("2026-12");
        assertThat(Numbers.monthText(month("2026.1"))).isEqualTo("2026-01");
        assertThat(Numbers.monthText(month("2026年1月"))).isEqualTo("2026-01");
        assertThat(Numbers.monthText(month("2026-01-01"))).isEqualTo("2026-01");
        assertThat(month("2026-01-02")).isEqualTo(-1);
        assertThat(month("2026-13")).isEqualTo(-1);
        assertThat(month("2026")).isEqualTo(-1);
    }

    private static long cents(String text) {
        return Numbers.cents(text.toCharArray(), 0, text.length());
    }

    private static long day(String text) {
        return Numbers.epochDay(text.toCharArray(), 0, text.length());
    }

    private static int month(String text) {
        return Numbers.month(text.toCharArray(), 0, text.length());
    }
}
