package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.doudi.policy.UnknownName;
import org.doudi.policy.guide.DecidedBy;
import org.doudi.policy.guide.GuideText;
import org.doudi.policy.guide.LifeNeed;
import org.doudi.policy.guide.Sentence;
import org.doudi.policy.guide.Sentence.Figure;
import org.doudi.policy.guide.Sentence.Words;
import org.doudi.policy.yaml.InvalidYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideTest {
    private static final org.doudi.policy.Book BOOK = BookReader.published();

    @TempDir
    private Path folder;

    @Test
    void every_programme_is_told_and_no_other() {
        assertThat(BOOK.guide().entries())
                .extracting(entry -> entry.code())
                .containsExactlyElementsOf(BOOK.policies().all().stream()
                        .map(policy -> policy.code())
                        .toList());
        assertThat(BOOK.guide().entries()).extracting(entry -> entry.need()).contains(LifeNeed.values());
    }

    @Test
    void both_languages_name_the_same_figures() {
        for (var entry : BOOK.guide().entries()) {
            assertThat(figures(entry.english())).as(entry.code()).isEqualTo(figures(entry.chinese()));
        }
    }

    @Test
    void every_programme_tells_where_to_ask_and_what_to_do_against_a_decision() {
        for (var entry : BOOK.guide().entries()) {
            assertThat(entry.chinese().section(org.doudi.policy.guide.Section.CONTACT))
                    .as(entry.code())
                    .anyMatch(sentence -> sentence.toString().contains("12345"));
        }
        assertThat(BOOK.guide().rightsAgainst(DecidedBy.GOVERNMENT).chinese().toString())
                .contains("由工作人员核定", "行政复议", "reconsideration_days");
        assertThat(BOOK.guide().rightsAgainst(DecidedBy.ORGANISATION).english().toString())
                .contains("A person");
    }

    @Test
    void a_sentence_is_words_and_figures() {
        assertThat(Sentence.read("付 {aid_rate[低保;1]}%,标准 {standard} 元。").pieces())
                .containsExactly(
                        new Words("付 "),
                        new Figure("aid_rate", "低保;1", true),
                        new Words(",标准 "),
                        new Figure("standard", "", false),
                        new Words(" 元。"));
    }

    @Test
    void a_number_that_is_written_out_is_refused_with_its_line() {
        assertThatThrownBy(() -> GuideReader.read(Map.of("guide/rights.yaml", """
                        government:
                          zh:
                            - 六十天内复议。
                            - 满 60 天就晚了,打 12345。
                          en: [Soon.]
                        """)))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageContaining("guide/rights.yaml:4: a number");
    }

    @Test
    void a_guide_that_names_an_unknown_figure_article_or_programme_is_no_part_of_a_book() throws IOException {
        assertThatThrownBy(() -> readWith("code: P16", "code: P99"))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("P99");
        assertThatThrownBy(() -> readWith("{preschool_aid}", "{preschool_aid[大班]}"))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("preschool_aid with the key '大班'");
        assertThatThrownBy(() -> readWith("SAM-33", "SAM-3300"))
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("SAM-3300");
        assertThat(readWith("SAM-33", "SAM-33").guide().entries()).hasSize(32);
    }

    private org.doudi.policy.Book readWith(String told, String instead) throws IOException {
        var published = Path.of("src/main/resources/org/doudi/policy/book");
        try (var files = Files.walk(published)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(published.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                var text = Files.readString(file);
                Files.writeString(copy, file.endsWith("guide/P16.yaml") ? text.replace(told, instead) : text);
            }
        }
        return BookReader.read(folder);
    }

    private static java.util.Set<Figure> figures(GuideText text) {
        return text.sentences().flatMap(Sentence::figures).collect(java.util.stream.Collectors.toSet());
    }
}
