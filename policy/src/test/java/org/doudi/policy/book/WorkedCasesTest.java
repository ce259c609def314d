package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.doudi.policy.cases.CaseRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkedCasesTest {
    private static final org.doudi.policy.Book PUBLISHED = BookReader.published();

    static List<Path> cases() {
        return Book.caseFiles();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_published_policies_answer_every_worked_case(Path file) {
        var report = CaseRunner.run(PUBLISHED, List.of(file));

        assertThat(report.failures()).as(report.text()).isEmpty();
        assertThat(report.passed()).isGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void every_programme_has_worked_cases(String code) {
        assertThat(Book.folder().resolve("cases").resolve(code + ".yaml")).exists();
    }

    static List<String> policies() {
        return PUBLISHED.policies().all().stream()
                .map(org.doudi.policy.Policy::code)
                .toList();
    }
}
