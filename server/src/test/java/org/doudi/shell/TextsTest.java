package org.doudi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern KEY = Pattern.compile("page\\.text\\(\"([a-zA-Z0-9_.-]+[a-zA-Z0-9_-])\"");

    private final Texts texts = new Texts();

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(new TreeSet<>(texts.all(Language.ENGLISH).keySet()))
                .isEqualTo(new TreeSet<>(texts.all(Language.CHINESE).keySet()));
    }

    @Test
    void no_english_text_holds_a_chinese_sentence() {
        var chinese = texts.all(Language.ENGLISH).entrySet().stream()
                .filter(entry -> entry.getValue()
                                .codePoints()
                                .filter(Character::isIdeographic)
                                .count()
                        > 12)
                .map(entry -> entry.getKey())
                .toList();
        assertThat(chinese).isEmpty();
    }

    @Test
    void every_key_that_a_template_names_has_a_text() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            var missing = templates
                    .filter(Files::isRegularFile)
                    .flatMap(TextsTest::keys)
                    .filter(key -> !texts.has(key))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(missing).isEmpty();
        }
    }

    private static java.util.stream.Stream<String> keys(Path template) {
        try {
            return KEY.matcher(Files.readString(template)).results().map(result -> result.group(1));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
