package org.doudi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.doudi.policy.dmn.InvalidPolicy;
import org.doudi.policy.dmn.ModelFiles;
import org.doudi.policy.run.TooMuchWork;
import org.doudi.policy.value.Value;

/** Files that nobody means well: each is refused with a sentence, or read and evaluated within bounds. */
class HostilePolicyProperties {
    private static final String FRAME = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="h" name="h" namespace="h">%s</definitions>
            """;
    private static final String P01 = book("P01.dmn");
    private static final String FAMILY = book("family.dmn");

    private static String book(String name) {
        try (var stream = Objects.requireNonNull(
                HostilePolicyProperties.class.getResourceAsStream("/org/doudi/policy/book/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads, and evaluates what could be read; anything but a refusal or giving up makes the test fail. */
    private static void tame(String text) {
        var files = new ModelFiles(Map.of("h.dmn", text, "family.dmn", FAMILY));
        try {
            PolicyRun.evaluate(files.model("h.dmn"), Map.of());
        } catch (InvalidPolicy refused) {
            assertThat(refused.getMessage()).startsWith("h.dmn:").hasSizeLessThan(2_000);
        } catch (TooMuchWork givenUp) {
            assertThat(givenUp.getMessage()).isNotBlank();
        }
    }

    private static String decision(String name, String expression) {
        return "<decision id=\"%s\" name=\"%s\"><literalExpression><text><![CDATA[%s]]></text></literalExpression></decision>"
                .formatted(name, name, expression);
    }

    private static void tameExpression(String expression) {
        tame(FRAME.formatted(decision("d", expression)));
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> new ModelFiles(Map.of("h.dmn", text)).model("h.dmn"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageStartingWith("h.dmn:")
                .hasMessageContaining(reason);
    }

    @Property(tries = 500)
    void any_text_is_refused_or_read(@ForAll @StringLength(max = 300) String text) {
        tame(text);
    }

    @Property(tries = 1_000)
    void any_expression_is_refused_or_evaluated(@ForAll long seed) {
        var random = new Random(seed);
        var words = new String[] {
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "..",
            ".",
            "+",
            "-",
            "*",
            "/",
            "**",
            "=",
            "<",
            ">=",
            "\"a\"",
            "1",
            "0.5",
            "1e300",
            "if ",
            "then ",
            "else ",
            "for ",
            "x ",
            "in ",
            "return ",
            "some ",
            "satisfies ",
            "and ",
            "or ",
            "not(",
            "function(x) ",
            "null ",
            "true ",
            "@\"2026-01-01\"",
            "sum(",
            "count(",
            "date(",
            "item",
            "between ",
            "instance of ",
            "list<",
            "number",
            "get value(",
            "sort(",
            "duration(\"P1Y\")",
            "string(",
            "?"
        };
        var text = IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(_ -> words[random.nextInt(words.length)])
                .collect(Collectors.joining());

        tameExpression(text);
    }

    @Property(tries = 300)
    void a_policy_with_mistakes_is_refused_or_read(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(P01);
        for (int i = 0; i <= random.nextInt(4); i++) {
            mutate(text, random);
        }

        tame(text.toString());
        var files = new ModelFiles(Map.of("h.dmn", text.toString(), "family.dmn", FAMILY));
        try {
            files.policy("h.dmn");
        } catch (InvalidPolicy refused) {
            assertThat(refused.getMessage()).contains(".dmn:");
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(40));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2 -> text.setCharAt(from, (char) random.nextInt(0x250));
            case 3 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
            default -> {
                int other = P01.indexOf("<decision", random.nextInt(P01.length()));
                text.insert(from, P01, Math.max(0, other), Math.min(P01.length(), Math.max(0, other) + 600));
            }
        }
    }

    @Example
    void deep_nesting_is_refused() {
        for (var pair : new String[] {"()", "[]", "{a:", "if 1 then ", "not(", "-", "function(x) ", "x[", "1 + "}) {
            assertRefused(
                    FRAME.formatted(decision(
                            "d",
                            pair.substring(0, pair.length() - (pair.endsWith(")") || pair.endsWith("]") ? 1 : 0))
                                            .repeat(20_000)
                                    + "1")),
                    "h.dmn:");
        }
        assertRefused(FRAME.formatted(decision("d", "1 instance of " + "list<".repeat(10_000))), "nested too deeply");
        assertRefused(FRAME.formatted("<context>".repeat(50_000)), "h.dmn:");
        tameExpression("matches(\"a\", \"" + "(".repeat(50_000) + "\")");
    }

    @Example
    void entities_are_never_resolved() {
        var laughs = "<!DOCTYPE d [<!ENTITY a \"ha\">"
                + IntStream.range(1, 30)
                        .mapToObj(i ->
                                "<!ENTITY %s \"&%s;&%s;\">".formatted("a".repeat(i + 1), "a".repeat(i), "a".repeat(i)))
                        .collect(Collectors.joining())
                + "]><d>&" + "a".repeat(30) + ";</d>";
        assertRefused(laughs, "a document type is not allowed");
        assertRefused(
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>", "a document type is not allowed");
        assertRefused("<!DOCTYPE d SYSTEM \"http://localhost/x.dtd\"><d/>", "a document type is not allowed");
    }

    @Example
    void too_large_files_names_and_models_are_refused() {
        assertRefused(FRAME.formatted(" ".repeat(6_000_000)), "longer than 5 000 000 characters");
        assertRefused(FRAME.formatted(decision("很".repeat(10_000), "1")), "the name is longer than 500 characters");
        assertRefused(FRAME.formatted(decision("d", "1, ".repeat(40_000))), "longer than 100 000 characters");
        var many =
                IntStream.range(0, 6_000).mapToObj(i -> decision("d" + i, "1")).collect(Collectors.joining());
        assertRefused(FRAME.formatted(many), "more than 5 000 parts");
    }

    @Example
    void long_chains_of_decisions_and_of_functions_are_refused() {
        var decisions = IntStream.range(0, 4_000)
                .mapToObj(i -> decision("d" + i, "1")
                        .replace(
                                "<literal",
                                "<informationRequirement><requiredDecision "
                                        + "href=\"#d%d\"/></informationRequirement><literal".formatted(i + 1)))
                .collect(Collectors.joining());
        assertRefused(FRAME.formatted(decisions + decision("d4000", "1")), "build on each other");
        var circle = knowledge("甲", "乙(n)") + knowledge("乙", "甲(n)") + decision("d", "甲(1)");
        tame(FRAME.formatted(circle));
        assertThatThrownBy(() -> new ModelFiles(Map.of("h.dmn", FRAME.formatted(circle))).policy("h.dmn"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("calls itself in a circle");
    }

    private static String knowledge(String name, String text) {
        return """
                <businessKnowledgeModel id="%s" name="%s"><encapsulatedLogic><formalParameter name="n"/>
                  <literalExpression><text>%s</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
                """.formatted(name, name, text);
    }

    @Example
    void what_would_not_end_or_not_fit_is_given_up() {
        assertGivenUp("for a in 1..1000, b in 1..1000, c in 1..1000 return a");
        assertGivenUp("count(for i in 1..100000000000 return i)");
        tameExpression("matches(\"" + "a".repeat(40) + "!\", \"^(a|aa)+$\")");
        assertGivenUp(doubling("x%d: x%d + x%d", "\"ab\""));
        assertGivenUp(doubling("x%d: [x%d, x%d]", "[1]"));
        assertGivenUp(doubling("x%d: concatenate(x%d, x%d)", "[1]"));
        assertGivenUp(doubling("x%d: {a: x%d, b: x%d}", "[1]"));
    }

    private static String doubling(String entry, String first) {
        return "{x0: " + first + ", "
                + IntStream.range(1, 60)
                        .mapToObj(i -> entry.formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining(", "))
                + ", r: string(x59)}.r";
    }

    private static void assertGivenUp(String expression) {
        var policy = new ModelFiles(Map.of("h.dmn", FRAME.formatted(decision("d", expression)))).model("h.dmn");
        assertThatThrownBy(() -> PolicyRun.evaluate(policy, Map.<String, Value>of()))
                .isInstanceOf(TooMuchWork.class);
    }
}
