package org.doudi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.cases.CaseReport;
import org.doudi.policy.cases.CaseRunner;
import org.doudi.policy.dmn.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programmes for persons, and what a programme for households says about one person. */
class PersonsTest {
    private static final String FRAME = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="%s" name="试" namespace="x:%s">
              <inputData id="m" name="members"><variable name="members"/></inputData>
              <inputData id="p" name="person"><variable name="person"/></inputData>
              <inputData id="i" name="month"><variable name="month" typeRef="date"/></inputData>
              <knowledgeSource id="A" name="SAM-9"/>
              <knowledgeSource id="B" name="MLA-INC"/>
              %s
            </definitions>
            """;

    private static String decision(String name, String type, String article, String text, String... inputs) {
        var required = new StringBuilder();
        for (var input : inputs) {
            required.append("<informationRequirement><required%s href=\"#%s\"/></informationRequirement>"
                    .formatted(input.length() == 1 ? "Input" : "Decision", input));
        }
        return """
                <decision id="%s" name="%s"><variable name="%s" typeRef="%s"/>%s
                  <authorityRequirement><requiredAuthority href="#%s"/></authorityRequirement>
                  <literalExpression><text>%s</text></literalExpression></decision>
                """.formatted(name, name, name, type, required, article, text);
    }

    private static final String PERSONAL = FRAME.formatted(
            "P88",
            "P88",
            decision("有重病", "boolean", "B", "person.major_disease_flag", "p")
                    + decision("资格", "boolean", "A", "有重病", "有重病")
                    + decision("金额", "number", "A", "round half up(person.wage_income / 12, 2)", "p")
                    + decision("起始月", "date", "A", "month", "i"));

    private static final String SINGLE = FRAME.formatted(
            "P99",
            "P99",
            decision("资格", "boolean", "A", "count(members) > 1".replace(">", "&gt;"), "m")
                    + decision("金额", "number", "A", "100", "m")
                    + decision("起始月", "date", "A", "month", "i")
                    + decision("本人无收入", "boolean", "B", "person.wage_income = 0", "p")
                    + decision("单人资格", "boolean", "A", "not(资格) and 本人无收入", "资格", "本人无收入")
                    + decision("单人金额", "number", "A", "50", "p")
                    + decision("单人起始月", "date", "A", "month", "i"));

    private final Book book = book();

    @TempDir
    private Path folder;

    private static Book book() {
        var published = BookReader.published();
        var policies = List.of(PolicyReader.read("P88.dmn", PERSONAL), PolicyReader.read("P99.dmn", SINGLE));
        return new Book(
                new PolicyBook(policies), published.parameters(), published.items(), published.articles(), Map.of());
    }

    private CaseReport run(String members, String expected) {
        var file = folder.resolve("cases.yaml");
        try {
            Files.writeString(file, """
                    - case: persons
                      month: 2023-08
                      division: "320412"
                      unknown: [丙.major_disease_flag]
                      household: {members: [%s]}
                      expect: {%s}
                    """.formatted(members, expected));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return CaseRunner.run(book, List.of(file));
    }

    private static final String THREE =
            "{full_name: 甲, major_disease_flag: true, wage_income: 1000}, {full_name: 乙}, {full_name: 丙}";

    @Test
    void a_programme_for_persons_is_asked_of_one_or_of_several() {
        var report = run(
                THREE,
                "P88: [{person: 甲, answer: \"yes\", amount: 83.33, from: 2023-08}, {person: 乙, answer: \"no\","
                        + " because: MLA-INC}, {person: 丙, answer: \"depends\", needs: [丙.major_disease_flag]}]");
        var wrong = run(THREE, "P88: {person: [甲, 乙], answer: \"no\"}");

        assertThat(report.text()).isEqualTo("1 passed, 0 failed\n");
        assertThat(wrong.text())
                .contains("P88 甲 answer: expected no, found yes")
                .doesNotContain("P88 乙");
    }

    @Test
    void a_programme_for_households_answers_for_one_person_by_its_single_results() {
        var one = "{full_name: 丙}";
        var alone = run(one, "P99: [{answer: \"no\"}, {person: 丙, answer: \"yes\", amount: 50, from: 2023-08}]");
        var three = run(THREE, "P99: [{answer: \"yes\", amount: 100}, {person: 甲, answer: \"no\", because: MLA-INC}]");

        assertThat(alone.text()).isEqualTo("1 passed, 0 failed\n");
        assertThat(three.text()).isEqualTo("1 passed, 0 failed\n");
    }

    @Test
    void who_must_be_named_and_who_may_not_is_said() {
        assertThat(run(THREE, "P88: {answer: \"no\"}").text()).contains("P88 is for persons: name the person");
        assertThat(run(THREE, "P88: {person: 丁, answer: \"no\"}").text()).contains("no member is named 丁");
    }
}
