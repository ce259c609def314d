package org.doudi.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Every text of the pages by its key, in every language: files {@code texts/<module>.properties} and {@code _en}. */
@Component
public class Texts {
    private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

    Texts() {
        try {
            for (var language : Language.values()) {
                byLanguage.put(language, Map.copyOf(read(language)));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * The text of a key, with {@code {0}} and so on filled in.
     *
     * @throws IllegalArgumentException if no language has the key
     */
    public String text(Language language, String key, Object... values) {
        var text = all(language).get(key);
        if (text == null) {
            text = all(Language.CHINESE).get(key);
        }
        if (text == null) {
            throw new IllegalArgumentException("no text for the key " + key);
        }
        return values.length == 0 ? text : new MessageFormat(text, java.util.Locale.ROOT).format(values);
    }

    /** Whether the key has a text. */
    public boolean has(String key) {
        return all(Language.CHINESE).containsKey(key);
    }

    Map<String, String> all(Language language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    private static Map<String, String> read(Language language) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:texts/*.properties")) {
            var name = String.valueOf(resource.getFilename());
            var isEnglish = name.endsWith("_en.properties");
            if (isEnglish != (language == Language.ENGLISH)) {
                continue;
            }
            var properties = new Properties();
            try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return texts;
    }
}
