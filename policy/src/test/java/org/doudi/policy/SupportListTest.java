package org.doudi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doudi.policy.dmn.InvalidPolicy;
import org.doudi.policy.dmn.ModelFiles;
import org.doudi.policy.run.Functions;
import org.doudi.policy.value.Value;
import org.junit.jupiter.api.Test;

/**
 * Tries every construct of DMN and compares what came of it with {@code docs/dmn-support.md}. {@code -Drenew=docs}
 * writes the list anew.
 */
class SupportListTest {
    private static final Path DOCS = Path.of("..", "docs", "dmn-support.md");

    private record Try(String construct, String parts) {}

    private static final String LIBRARY = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="l" name="l" namespace="l">
              <decision id="d" name="seven"><literalExpression><text>7</text></literalExpression></decision>
            </definitions>
            """;

    private static String model(String parts) {
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="t" namespace="t">
              <inputData id="i" name="n"><variable name="n" typeRef="number"/></inputData>
              %s
            </definitions>
            """.formatted(parts);
    }

    private static Try expression(String construct, String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Try(
                construct + ": `" + text + "`",
                decision("<literalExpression><text>" + escaped + "</text></literalExpression>"));
    }

    private static String decision(String logic) {
        return """
                <decision id="r" name="result"><variable name="result"/>
                  <informationRequirement><requiredInput href="#i"/></informationRequirement>%s</decision>
                """.formatted(logic);
    }

    private static Try boxed(String construct, String logic) {
        return new Try(construct, decision(logic));
    }

    private static String text(String expression) {
        return "<literalExpression><text>" + expression + "</text></literalExpression>";
    }

    private static Try table(String hitPolicy, String aggregation) {
        return boxed(
                "decision table, hit policy " + hitPolicy + (aggregation.isEmpty() ? "" : " " + aggregation),
                """
                <decisionTable hitPolicy="%s" %s>
                  <input><inputExpression><text>n</text></inputExpression></input>
                  <output><outputValues><text>1, 2</text></outputValues></output>
                  <rule><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
                  <rule><inputEntry><text>&lt;= 1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                </decisionTable>
                """.formatted(hitPolicy, aggregation.isEmpty() ? "" : "aggregation=\"" + aggregation + "\""));
    }

    private static Try imported(String construct, String type, String name, String expression) {
        return new Try(
                construct,
                "<import namespace=\"l\" name=\"%s\" importType=\"%s\"/>".formatted(name, type)
                        + decision("<informationRequirement><requiredDecision href=\"l#d\"/></informationRequirement>"
                                + text(expression)));
    }

    private static final String DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private static final Map<String, List<Try>> TRIES = new TreeMap<>(Map.of(
            "1 Expressions",
            List.of(
                    expression("arithmetic", "(1 + 2) * 3 - 4 / 8 ** 2"),
                    expression("text", "\"a\" + \"b\""),
                    expression("comparison", "n >= 2 and n != 4"),
                    expression("three-valued logic", "null and false"),
                    expression("between", "n between 1 and 3"),
                    expression("in a list of tests", "n in (< 1, [2..3], 7)"),
                    expression("in a list", "n in [1, 2, 3]"),
                    expression("if", "if n > 1 then \"many\" else \"one\""),
                    expression("for", "for x in [1, 2], y in 3..4 return x * y"),
                    expression("for with partial", "for i in 1..4 return if i < 2 then 1 else i * partial[-1]"),
                    expression("some", "some x in [1, 2] satisfies x > 1"),
                    expression("every", "every x in [1, 2] satisfies x > 1"),
                    expression("filter", "[{a: 1}, {a: 2}][a > 1]"),
                    expression("item by place", "[5, 6, 7][-1]"),
                    expression("path", "{a: {b: 3}}.a.b"),
                    expression("path over a list", "[{a: 1}, {a: 2}].a"),
                    expression("context", "{a: 1, b: a + 1}"),
                    expression("range", "5 in (1..5]"),
                    expression("open range", "5 in (> 3)"),
                    expression("instance of", "[1] instance of list<number>"),
                    expression("function", "(function(x: number) x + 1)(2)"),
                    expression("function as an argument", "sort([2, 1], function(x, y) x < y)"),
                    expression("named arguments", "substring(string: \"abc\", start position: 2)"),
                    expression("names of several words", "{pre-tax income: 3, a: pre-tax income}.a"),
                    expression("comments", "1 /* one */ + 1 // two"),
                    expression("date", "date(\"2026-07-01\") + duration(\"P1M\")"),
                    expression("date and time", "@\"2026-07-01T08:00:00\".hour"),
                    expression("time", "time(\"08:00:00\") < time(\"09:00:00\")"),
                    expression(
                            "duration in years and months",
                            "years and months duration(@\"2020-01-01\", @\"2026-07-01\")"),
                    expression("duration in days and time", "@\"2026-07-01\" - @\"2026-06-01\""),
                    expression("the clock", "now()"),
                    expression("today", "today()"),
                    expression(
                            "external function",
                            "function(x) external {java: {class: \"a\", method signature: \"b()\"}}")),
            "2 Boxed expressions",
            List.of(
                    boxed("literal expression", text("n")),
                    boxed(
                            "context with a result",
                            "<context><contextEntry><variable name=\"a\"/>" + text("n + 1")
                                    + "</contextEntry><contextEntry>" + text("a * 2") + "</contextEntry></context>"),
                    boxed("list", "<list>" + text("n") + text("2") + "</list>"),
                    boxed(
                            "relation",
                            "<relation><column name=\"a\"/><row>" + text("1") + "</row><row>" + text("2")
                                    + "</row></relation>"),
                    boxed(
                            "conditional",
                            "<conditional><if>" + text("n = 2") + "</if><then>" + text("1") + "</then><else>"
                                    + text("0") + "</else></conditional>"),
                    boxed(
                            "filter",
                            "<filter><in>" + text("[1, 2, 3]") + "</in><match>" + text("item &gt; 1")
                                    + "</match></filter>"),
                    boxed(
                            "for",
                            "<for iteratorVariable=\"x\"><in>" + text("[1, 2]") + "</in><return>" + text("x * n")
                                    + "</return></for>"),
                    boxed(
                            "some",
                            "<some iteratorVariable=\"x\"><in>" + text("[1, 2]") + "</in><satisfies>" + text("x = n")
                                    + "</satisfies></some>"),
                    boxed(
                            "every",
                            "<every iteratorVariable=\"x\"><in>" + text("[1, 2]") + "</in><satisfies>" + text("x = n")
                                    + "</satisfies></every>"),
                    boxed("function of kind Java", "<functionDefinition kind=\"Java\"/>"),
                    boxed("function of kind PMML", "<functionDefinition kind=\"PMML\"/>"),
                    boxed(
                            "expression in another language",
                            "<literalExpression expressionLanguage=\"http://groovy\"><text>n</text></literalExpression>")),
            "3 Decision tables",
            List.of(
                    table("UNIQUE", ""),
                    table("ANY", ""),
                    table("PRIORITY", ""),
                    table("FIRST", ""),
                    table("RULE ORDER", ""),
                    table("OUTPUT ORDER", ""),
                    table("COLLECT", ""),
                    table("COLLECT", "SUM"),
                    table("COLLECT", "MIN"),
                    table("COLLECT", "MAX"),
                    table("COLLECT", "COUNT"),
                    table("LUCKY", "")),
            "4 Models",
            List.of(
                    new Try("business knowledge model", """
                            <businessKnowledgeModel id="k" name="twice"><encapsulatedLogic><formalParameter name="x"/>
                              %s</encapsulatedLogic></businessKnowledgeModel>
                            """.formatted(text("2 * x")) + decision(text("twice(n)"))),
                    new Try(
                            "invocation of a knowledge model",
                            """
                            <businessKnowledgeModel id="k" name="twice"><encapsulatedLogic><formalParameter name="x"/>
                              %s</encapsulatedLogic></businessKnowledgeModel>
                            """.formatted(text("2 * x"))
                                    + decision("<invocation>" + text("twice") + "<binding><parameter name=\"x\"/>"
                                            + text("n") + "</binding></invocation>")),
                    new Try(
                            "decision service, called from an expression",
                            """
                            <decision id="o" name="plus one">
                              <informationRequirement><requiredInput href="#i"/></informationRequirement>%s</decision>
                            <decisionService id="s" name="service"><outputDecision href="#o"/><inputData href="#i"/>
                            </decisionService>
                            """.formatted(text("n + 1")) + decision(text("service(10)"))),
                    new Try("type with allowed structure", """
                            <itemDefinition name="tPair"><itemComponent name="a"><typeRef>number</typeRef>
                            </itemComponent></itemDefinition>
                            <decision id="r" name="result"><variable name="result" typeRef="tPair"/>%s</decision>
                            """.formatted(text("{a: 1}"))),
                    imported("import without a name", DMN, "", "seven"),
                    imported("import by name", DMN, "lib", "lib.seven"),
                    imported("import of a PMML model", "http://www.dmg.org/PMML-4_4", "lib", "1"),
                    imported("import of XML schema types", "http://www.w3.org/2001/XMLSchema", "lib", "1"),
                    new Try(
                            "import of a namespace no file has",
                            "<import namespace=\"nowhere\" name=\"x\"/>" + decision(text("1"))),
                    new Try(
                            "a decision that requires itself",
                            "<decision id=\"r\" name=\"result\"><informationRequirement>"
                                    + "<requiredDecision href=\"#r\"/></informationRequirement>" + text("1")
                                    + "</decision>"),
                    new Try("an element DMN does not have", "<miracle/>" + decision(text("1"))))));

    @Test
    void the_list_of_what_is_supported_and_refused_is_what_the_engine_does() throws IOException {
        var list = list();
        if (System.getProperty("renew", "").equals("docs")) {
            Files.writeString(DOCS, list);
        }

        var written = Files.exists(DOCS) ? Files.readString(DOCS) : "";

        assertThat(written)
                .as(
                        "docs/dmn-support.md is out of date: run the tests of policy with -Drenew=docs and look at what changed")
                .isEqualTo(list);
    }

    private static String list() {
        var list = new StringBuilder("""
                # What of DMN is supported

                Made by the tests of `policy` (`SupportListTest`), which try every line and fail if this list differs;
                `-Drenew=docs` writes it anew. What is not supported is refused when a policy is read, with file,
                decision, line and column, and a hint. `n` is 2. A policy must further name the articles it rests on,
                round its sums, look at no clock and not call functions in a circle.
                """);
        TRIES.forEach((group, tries) -> {
            list.append("\n## ").append(group).append("\n\n| Construct | | Result |\n|---|---|---|\n");
            tries.forEach(one -> list.append(line(one)));
        });
        list.append("\n## 5 Functions\n\n")
                .append(String.join(", ", new TreeSet<>(Functions.names())))
                .append(".\n");
        return list.toString();
    }

    private static String line(Try one) {
        String outcome;
        try {
            var files = new ModelFiles(Map.of("t.dmn", model(one.parts()), "l.dmn", LIBRARY));
            var values = PolicyRun.evaluate(files.model("t.dmn"), Map.of("n", Value.Decimal.of(2)));
            outcome = "supported | " + values.getOrDefault("result", Value.Nothing.NULL);
        } catch (InvalidPolicy refused) {
            outcome = "**refused** | " + String.valueOf(refused.getMessage()).replace("t.dmn:", "");
        }
        return "| " + one.construct().replace("|", "\\|") + " | " + outcome.replace("\n", " ") + " |\n";
    }
}
