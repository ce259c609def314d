package org.doudi.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.doudi.policy.Decision;
import org.doudi.policy.Policy;
import org.junit.jupiter.api.Test;

/** Models that import each other become one flat policy. */
class ImportTest {
    private static final String DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    private final Map<String, String> files = new TreeMap<>();

    private ImportTest with(String name, String... parts) {
        files.put(name + ".dmn", """
                <definitions xmlns="%s" id="%s" name="%s" namespace="ns:%s">
                  <inputData id="m" name="members"><variable name="members" typeRef="Any"/></inputData>
                  <knowledgeSource id="A" name="SAM-9"/>
                  %s
                </definitions>
                """.formatted(DMN, name, name, name, String.join("\n", parts)));
        return this;
    }

    private static String imports(String model, String name) {
        return "<import namespace=\"ns:%s\" name=\"%s\" importType=\"%s\"/>".formatted(model, name, DMN);
    }

    private static String decision(String name, String type, String text, String... requires) {
        var needed = new StringBuilder();
        for (var href : requires) {
            needed.append("<informationRequirement><required%s href=\"%s\"/></informationRequirement>"
                    .formatted(href.endsWith("#m") ? "Input" : "Decision", href));
        }
        return """
                <decision id="%s" name="%s"><variable name="%s" typeRef="%s"/>%s
                  <authorityRequirement><requiredAuthority href="#A"/></authorityRequirement>
                  <literalExpression><text>%s</text></literalExpression></decision>
                """.formatted(name, name, name, type, needed, text);
    }

    private static String knowledge(String name, String parameter, String text) {
        return """
                <businessKnowledgeModel id="%s" name="%s"><variable name="%s"/><encapsulatedLogic>
                  <formalParameter name="%s"/><literalExpression><text>%s</text></literalExpression>
                </encapsulatedLogic></businessKnowledgeModel>
                """.formatted(name, name, name, parameter, text);
    }

    private static final String FROM = decision("起始月", "date", "@\"2026-01-01\"");

    private ImportTest withFamily() {
        return with(
                "family",
                decision("人数", "number", "count(members)", "#m"),
                decision("没有用到", "number", "1"),
                knowledge("加一", "人数", "人数 + 1"));
    }

    private Policy policy(String name) {
        return new ModelFiles(files).policy(name + ".dmn");
    }

    private void assertRefused(String file, String reason) {
        assertThatThrownBy(() -> new ModelFiles(files).policy(file + ".dmn"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining(reason);
    }

    @Test
    void parts_imported_without_a_name_keep_their_names_and_only_used_decisions_are_kept() {
        withFamily().with("P77", imports("family", ""), FROM, decision("资格", "boolean", "加一(人数) > 2", "ns:family#人数"));

        var policy = policy("P77");

        assertThat(policy.decisions()).extracting(Decision::name).containsExactlyInAnyOrder("人数", "起始月", "资格");
        assertThat(policy.inputs()).extracting(Policy.Input::name).containsExactly("members");
        assertThat(policy.knowledge()).extracting(Policy.Knowledge::name).containsExactly("加一");
    }

    @Test
    void parts_imported_by_name_are_called_with_it_also_through_several_files() {
        withFamily()
                .with("P01", imports("family", ""), FROM, decision("资格", "boolean", "人数 > 1", "ns:family#人数"))
                .with(
                        "routine",
                        imports("family", ""),
                        imports("P01", "P01"),
                        decision("有低保", "boolean", "P01.资格", "ns:P01#资格"))
                .with(
                        "P77",
                        imports("routine", "r"),
                        FROM,
                        decision(
                                "资格",
                                "boolean",
                                "r.有低保 and r.P01.资格 and r.人数 > 0",
                                "ns:routine#有低保",
                                "ns:P01#资格",
                                "ns:family#人数"));

        assertThat(policy("routine").decisions()).extracting(Decision::name).containsExactly("人数", "P01.资格", "有低保");
        assertThat(policy("P77").decision("r.有低保").orElseThrow().requires()).containsExactly("r.P01.资格");
        assertThat(new ModelFiles(files).isProgramme("routine.dmn")).isFalse();
        assertThat(new ModelFiles(files).isProgramme("P01.dmn")).isTrue();
    }

    @Test
    void a_circle_of_imports_is_refused() {
        with("a", imports("b", "")).with("b", imports("c", "x")).with("c", imports("a", ""));

        assertRefused("a", "c.dmn:");
        assertRefused("a", "the import leads back to a.dmn in a circle");
    }

    @Test
    void an_unknown_namespace_is_refused_with_those_that_are_there() {
        withFamily().with("a", imports("families", ""));

        assertRefused("a", "no file here has the namespace 'ns:families' (put the imported file beside this one");
        assertRefused("a", "ns:family");
    }

    @Test
    void a_name_that_would_be_twice_is_refused() {
        withFamily().with("a", imports("family", ""), decision("人数", "number", "1"));
        assertRefused("a", "人数: the name stands for two things, in family.dmn and in a.dmn");

        withFamily()
                .with("other", decision("人数", "number", "1"))
                .with("a", imports("family", ""), imports("other", ""));
        assertRefused("a", "the name stands for two things");

        with("a", imports("family", "x"), imports("other", "x"));
        assertRefused("a", "the name x is that of two imported models");
    }

    @Test
    void only_dmn_is_imported_and_only_what_is_imported_is_required() {
        withFamily()
                .with("a", "<import namespace=\"ns:family\" name=\"x\" importType=\"http://www.dmg.org/PMML-4_2\"/>");
        assertRefused("a", "only DMN models can be imported");

        with("a", decision("数", "number", "1", "ns:family#人数"));
        assertRefused("a", "of the namespace ns:family, which is not imported");
    }

    @Test
    void an_error_in_an_imported_file_names_that_file() {
        with("broken", decision("数", "number", "nonsense + 1"))
                .with("a", imports("broken", ""), decision("资格", "boolean", "数 = 1", "ns:broken#数"));

        assertRefused("a", "broken.dmn:");
    }
}
