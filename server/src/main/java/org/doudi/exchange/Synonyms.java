package org.doudi.exchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Other words that departments use for a column; a proposal, never taken without somebody's word. */
final class Synonyms {
    private static final Map<String, Set<String>> BY_COLUMN = read();

    private Synonyms() {}

    /** Other words for a column of that name, made comparable. */
    static Set<String> of(String column) {
        return BY_COLUMN.getOrDefault(column, Set.of());
    }

    private static Map<String, Set<String>> read() {
        try (var stream = Objects.requireNonNull(Synonyms.class.getResourceAsStream("/catalogue/synonyms.yaml"));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            var byColumn = new HashMap<String, Set<String>>();
            file.forEach((column, words) -> byColumn.put(
                    column.toString(),
                    ((List<?>) words)
                            .stream()
                                    .map(word -> HeaderText.plain(word.toString()))
                                    .collect(Collectors.toUnmodifiableSet())));
            return Map.copyOf(byColumn);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
