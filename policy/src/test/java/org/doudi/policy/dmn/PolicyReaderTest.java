package org.doudi.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PolicyReaderTest {
    private static final String FRAME = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="P77" name="试" namespace="x">
              <inputData id="i1" name="applied_on"><variable name="applied_on" typeRef="date"/></inputData>
              <knowledgeSource id="A" name="SAM-9"/>
              %s
            </definitions>
            """;

    private static String decision(String name, String type, String text) {
        return """
                <decision id="%s" name="%s"><variable name="%s" typeRef="%s"/>
                  <informationRequirement><requiredInput href="#i1"/></informationRequirement>
                  <authorityRequirement><requiredAuthority href="#A"/></authorityRequirement>
                  <literalExpression><text>%s</text></literalExpression></decision>
                """.formatted(name, name, name, type, text);
    }

    private static final String ENTITLED = decision("资格", "boolean", "true");
    private static final String FROM = decision("起始月", "date", "applied_on");

    private static void assertRefused(String parts, String reason) {
        assertThatThrownBy(() -> PolicyReader.read("p.dmn", FRAME.formatted(parts)))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("p.dmn:")
                .hasMessageContaining(reason);
    }

    @Test
    void a_policy_is_read_in_the_order_its_decisions_need() {
        var policy = PolicyReader.read(
                "p.dmn", FRAME.formatted(decision("金额", "number", "round half up(5 / 3, 2)") + FROM + ENTITLED));

        assertThat(policy.code()).isEqualTo("P77");
        assertThat(policy.decision("资格").orElseThrow().articles()).containsExactly("SAM-9");
    }

    @Test
    void a_decision_without_article_is_refused() {
        assertRefused(
                ENTITLED.replaceAll("<authorityRequirement>.*</authorityRequirement>", "") + FROM,
                "资格: the decision rests on no article");
    }

    @Test
    void a_sum_that_is_not_rounded_is_refused() {
        assertRefused(ENTITLED + FROM + decision("金额", "number", "5 / 3"), "a sum of money is not rounded");
        assertRefused(
                ENTITLED + FROM + decision("金额", "number", "if true then 0 else round half up(5, 1)"),
                "a sum of money is not rounded");
    }

    @Test
    void unknown_names_syntax_errors_and_the_clock_are_refused_with_place_and_hint() {
        assertRefused(decision("资格", "boolean", "nonsense = 1") + FROM, "nothing here is called nonsense");
        assertRefused(decision("资格", "boolean", "1 +") + FROM, "the expression breaks off");
        assertRefused(decision("资格", "boolean", "now() = null") + FROM, "a policy does not look at the clock");
    }

    @Test
    void a_circle_of_decisions_is_refused() {
        var circle = ENTITLED.replace("<requiredInput href=\"#i1\"/>", "<requiredDecision href=\"#起始月\"/>")
                + FROM.replace("<requiredInput href=\"#i1\"/>", "<requiredDecision href=\"#资格\"/>");

        assertRefused(circle, "the decision requires itself in a circle");
    }

    @Test
    void entities_document_types_and_broken_files_are_refused() {
        var bomb = "<!DOCTYPE d [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]><d>&b;</d>";

        assertThatThrownBy(() -> PolicyReader.read("p.dmn", bomb))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("a document type is not allowed");
        assertThatThrownBy(() -> PolicyReader.read("p.dmn", "<d>&x;</d>")).isInstanceOf(InvalidPolicy.class);
        assertThatThrownBy(() -> PolicyReader.read("p.dmn", "<a>".repeat(5000))).isInstanceOf(InvalidPolicy.class);
        assertThatThrownBy(() -> PolicyReader.read("p.dmn", "")).isInstanceOf(InvalidPolicy.class);
    }

    private static String knowledge(String name, String text) {
        return """
                <businessKnowledgeModel id="%s" name="%s"><variable name="%s"/><encapsulatedLogic>
                  <formalParameter name="n"/><literalExpression><text>%s</text></literalExpression>
                </encapsulatedLogic></businessKnowledgeModel>
                """.formatted(name, name, name, text);
    }

    @Test
    void a_knowledge_model_that_calls_itself_in_a_circle_is_refused() {
        assertRefused(ENTITLED + FROM + knowledge("甲", "甲(n - 1)"), "甲: the knowledge model calls itself");
        assertRefused(
                ENTITLED + FROM + knowledge("甲", "乙(n)") + knowledge("乙", "for i in 1..n return 甲(i)"),
                "the knowledge model calls itself");
    }

    @Test
    void a_decision_service_is_a_function_of_its_inputs() {
        var service = """
                <decisionService id="s" name="两年后"><variable name="两年后"/>
                  <outputDecision href="#起始月"/><inputData href="#i1"/></decisionService>
                """;
        var asking = ENTITLED.replace("<text>true", "<text>两年后(applied_on) = applied_on");

        var policy = PolicyReader.read("p.dmn", FRAME.formatted(asking + FROM + service));

        assertThat(policy.knowledge()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("两年后");
            assertThat(one.function().parameters()).hasSize(1);
        });
    }

    @Test
    void results_for_a_single_person_have_the_types_of_results() {
        assertRefused(ENTITLED + FROM + decision("单人资格", "boolean", "true"), "the policy has no decision named 单人起始月");
        assertRefused(
                ENTITLED
                        + FROM
                        + decision("单人资格", "boolean", "true")
                        + decision("单人起始月", "date", "applied_on")
                        + decision("单人金额", "number", "1 / 3"),
                "单人金额: a sum of money is not rounded");
    }
}
