package org.doudi.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.yaml.InvalidYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseRunnerTest {
    private static final String TWO = """
            - case: three persons, 600 a head
              month: 2023-08
              division: "320412"
              parameters: {dibao_standard: 1020}
              household:
                hukou_type: 城镇
                owned_home_count: 1
                members:
                  - {full_name: 甲, birth_date: 1979-03-02, sex: 女, is_coresident: true, wage_income: 21600}
                  - {full_name: 乙, birth_date: 2011-07-15, sex: 男, is_coresident: true}
                  - {full_name: 丙, birth_date: 1950-01-20, sex: 男, is_coresident: true}
              expect:
                P01: {answer: "yes", amount: 1260.00, from: 2023-09}
            - case: bank accounts not yet verified
              month: 2023-08
              division: "320412"
              unknown: [甲.bank_balance]
              household:
                members: [{full_name: 甲, birth_date: 1979-03-02, is_coresident: true, wage_income: 6000}]
              expect:
                P01: {answer: "presumed", needs: [甲.bank_balance]}
            """;

    @TempDir
    private Path folder;

    private CaseReport run(String text) {
        var file = folder.resolve("cases.yaml");
        try {
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return CaseRunner.run(BookReader.published(), List.of(file));
    }

    @Test
    void cases_of_the_format_pass() {
        var report = run(TWO);

        assertThat(report.text()).isEqualTo("2 passed, 0 failed\n");
        assertThat(report.allPassed()).isTrue();
    }

    @Test
    void a_case_that_differs_shows_the_value_found_and_why() {
        var report = run(TWO.replace("1260.00", "1261.00"));

        assertThat(report.text())
                .contains("P01 amount: expected 1261.00, found 1260.00")
                .contains("金额 = 1260")
                .endsWith("1 passed, 1 failed\n");
    }

    @Test
    void a_keyed_parameter_is_overridden_by_its_key() {
        var report = run(TWO.replace("{dibao_standard: 1020}", "{\"dibao_top_up_ratio[未成年人]\": 0.10}")
                .replace("1260.00", "1362.00"));

        assertThat(report.failures()).isEmpty();
    }

    @Test
    void nothing_known_asks_for_what_decides() {
        var report = run(TWO.replace("month: 2023-08", "verified: false\n  month: 2023-08"));

        assertThat(report.failures())
                .allSatisfy(
                        failure -> assertThat(failure.differences().getFirst()).contains("found depends"));
    }

    @Test
    void a_case_with_a_name_that_nothing_has_fails_with_file_and_line_and_the_others_run() {
        assertRefused("owned_home_count", "owned_home_cnt", 7, "there is no item named owned_home_cnt");
        assertRefused("P01: {answer: \"yes\"", "P99: {answer: \"yes\"", 13, "there is no programme P99");
        assertRefused("dibao_standard", "dibao_std", 4, "there is no parameter named dibao_std");
        assertRefused("甲.bank_balance]\n", "丁.bank_balance]\n", 17, "no member is named 丁");
        assertRefused("\"yes\"", "\"maybe\"", 13, "the answer is");
        assertRefused("城镇", "城市", 6, "hukou_type cannot be '城市'; it is one of 农村, 城镇");
        assertRefused("wage_income: 21600", "wage_income: 两万", 9, "a number is expected, not '两万'");
        assertRefused("dibao_standard", "\"orphan_standard[家]\"", 4, "orphan_standard has no key '家'");
    }

    private void assertRefused(String correct, String wrong, int line, String problem) {
        var report = run(TWO.replace(correct, wrong));

        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.text()).contains("cases.yaml:" + line + ": not in the format\n  " + problem);
    }

    @Test
    void a_file_that_is_no_list_of_cases_is_refused_with_file_and_line() {
        assertThatThrownBy(() -> run(TWO.replace("month: 2023-08", "month: [")))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageContaining("cases.yaml")
                .hasMessageContaining("this is not YAML");
        assertThatThrownBy(() -> run("case: one")).hasMessageContaining("cases.yaml:1: a list is expected");
    }

    @Test
    void the_type_of_an_item_says_what_a_value_in_quotes_is() {
        var report = run(TWO.replace("1979-03-02", "\"1979-3-2\"")
                .replace("is_coresident: true", "is_coresident: yes")
                .replace("wage_income: 21600", "wage_income: \"21_600\"")
                .replace("owned_home_count: 1", "owned_home_count: null")
                .replace("dibao_standard: 1020", "dibao_standard: \"1020\""));

        assertThat(report.text()).isEqualTo("2 passed, 0 failed\n");
    }

    @Test
    void entries_can_be_taken_over_from_another_case() {
        var report = run("""
                - &first
                  case: one
                  month: 2023-08
                  division: "320412"
                  household: &family
                    members: [{full_name: 甲, birth_date: 1979-03-02, is_coresident: true, wage_income: 6000}]
                  expect: {P01: {answer: "yes", amount: 520}}
                - <<: *first
                  case: other
                  household: {<<: *family, owned_home_count: 1}
                """);

        assertThat(report.text()).isEqualTo("2 passed, 0 failed\n");
    }

    @Test
    void entries_taken_over_from_themselves_are_refused() {
        var report = run("- &first {case: one, <<: *first}");

        assertThat(report.failures().getFirst().differences().getFirst()).contains("too often");
    }

    @Test
    void a_presumed_answer_can_state_what_would_be_due_and_a_refusal_that_nothing_is() {
        var report = run(TWO.replace("{answer: \"presumed\",", "{answer: \"presumed\", amount: 520, from: 2023-09,")
                .replace("wage_income: 21600", "wage_income: 216000")
                .replace("answer: \"yes\", amount: 1260.00, from: 2023-09", "answer: \"no\", amount: 0"));

        assertThat(report.text()).isEqualTo("2 passed, 0 failed\n");
    }

    @Test
    void a_keyed_parameter_without_its_key_holds_for_every_key() {
        var report = run(TWO.replace("{dibao_standard: 1020}", "{dibao_top_up_ratio: 0.10}")
                .replace("1260.00", "1464.00"));

        assertThat(report.text()).isEqualTo("2 passed, 0 failed\n");
    }
}
