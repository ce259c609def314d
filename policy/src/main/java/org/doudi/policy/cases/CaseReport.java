package org.doudi.policy.cases;

import java.util.List;

/** What came of a run of worked cases. */
public record CaseReport(int passed, List<Failure> failures) {
    /**
     * A case that differs.
     *
     * @param where file and line
     * @param differences one sentence each, with the value found
     * @param explanation the tree, indented, one line a decision
     */
    public record Failure(String title, String where, List<String> differences, String explanation) {}

    /** Whether no case differs. */
    public boolean allPassed() {
        return failures.isEmpty();
    }

    /** The report as people read it, ending in {@code N passed, N failed}. */
    public String text() {
        var text = new StringBuilder();
        for (var failure : failures) {
            text.append(failure.where).append(": ").append(failure.title).append('\n');
            failure.differences.forEach(
                    difference -> text.append("  ").append(difference).append('\n'));
            text.append(failure.explanation).append('\n');
        }
        return text.append(passed)
                .append(" passed, ")
                .append(failures.size())
                .append(" failed\n")
                .toString();
    }
}
