package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doudi.policy.cases.CaseRunner;
import org.junit.jupiter.api.Test;

class WorkedCasesTest {
    @Test
    void the_published_policies_answer_every_worked_case() {
        var report =
                CaseRunner.run(BookReader.published(), List.of(Book.folder().resolve("cases/P01.yaml")));

        assertThat(report.failures()).as(report.text()).isEmpty();
        assertThat(report.passed()).isGreaterThanOrEqualTo(45);
    }
}
