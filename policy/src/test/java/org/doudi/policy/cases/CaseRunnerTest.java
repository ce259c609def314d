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
    void a_name_that_nothing_has_is_refused_with_file_and_line() {
        assertRefused("owned_home_count", "owned_home_cnt", ":7: there is no item named owned_home_cnt");
        assertRefused("P01: {answer: \"yes\"", "P99: {answer: \"yes\"", ":13: there is no programme P99");
        assertRefused("dibao_standard", "dibao_std", ":4: there is no parameter named dibao_std");
        assertRefused("甲.bank_balance]\n", "丁.bank_balance]\n", ":17: no member is named 丁");
        assertRefused("\"yes\"", "\"maybe\"", ":13: the answer is");
        assertRefused("month: 2023-08", "month: [", "this is not YAML");
    }

    private void assertRefused(String correct, String wrong, String reason) {
        assertThatThrownBy(() -> run(TWO.replace(correct, wrong)))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageContaining("cases.yaml")
                .hasMessageContaining(reason);
    }
}
