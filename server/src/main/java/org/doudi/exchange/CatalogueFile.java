package org.doudi.exchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the catalogue's file and refuses one that contradicts itself. */
final class CatalogueFile {
    private static final String RESOURCE = "/catalogue/datasets.yaml";
    /** Fewer rows than this many percent of the current ones are more likely half a file than a city without need. */
    private static final int LEAST_SHARE = 80;

    private static final Set<String> DATASET_KEYS = Set.of(
            "code",
            "name",
            "name_en",
            "owner",
            "owner_en",
            "refresh",
            "mode",
            "absence",
            "scope",
            "admits",
            "key",
            "about",
            "least",
            "columns");
    private static final Set<String> COLUMN_KEYS =
            Set.of("name", "label", "label_en", "type", "required", "values", "names", "aligned", "min", "max");

    private CatalogueFile() {}

    static List<Dataset> read() {
        try (var stream = Objects.requireNonNull(CatalogueFile.class.getResourceAsStream(RESOURCE));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Dataset> read(Reader reader) {
        Object file = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        return ((List<?>) file)
                .stream()
                        .map(entry -> dataset(new Entry((Map<?, ?>) entry, DATASET_KEYS)))
                        .toList();
    }

    private static Dataset dataset(Entry entry) {
        var columns = entry.list("columns").stream()
                .map(column -> column(new Entry((Map<?, ?>) column, COLUMN_KEYS)))
                .toList();
        var dataset = new Dataset(
                entry.text("code"),
                entry.text("name"),
                entry.text("name_en"),
                entry.text("owner"),
                entry.text("owner_en"),
                Dataset.Refresh.valueOf(entry.constant("refresh")),
                Dataset.Mode.valueOf(entry.constant("mode")),
                Dataset.Absence.valueOf(entry.constant("absence")),
                Dataset.PersonScope.valueOf(entry.constant("scope")),
                entry.flag("admits"),
                entry.texts("key"),
                entry.texts("about"),
                entry.number("least", LEAST_SHARE),
                columns);
        refuseContradiction(dataset);
        return dataset;
    }

    private static Column column(Entry entry) {
        return new Column(
                entry.text("name"),
                entry.text("label"),
                entry.text("label_en"),
                Column.Type.valueOf(entry.constant("type")),
                entry.flag("required"),
                entry.texts("values"),
                entry.optional("names"),
                entry.optional("aligned"),
                entry.number("min", Integer.MIN_VALUE),
                entry.number("max", Integer.MAX_VALUE));
    }

    private static void refuseContradiction(Dataset dataset) {
        var names = dataset.columns().stream().map(Column::name).collect(Collectors.toSet());
        refuse(names.size() < dataset.columns().size(), dataset, "a column is named twice");
        refuse(dataset.key().isEmpty(), dataset, "no key");
        for (var key : dataset.key()) {
            refuse(dataset.column(key).filter(Column::required).isEmpty(), dataset, "key " + key + " is not required");
        }
        for (var column : dataset.columns()) {
            refuse(!names.containsAll(column.names().stream().toList()), dataset, column.name() + " names no column");
            refuse(
                    !names.containsAll(column.aligned().stream().toList()),
                    dataset,
                    column.name() + " aligns to no column");
            boolean listed = column.type() == Column.Type.ENUM || column.type() == Column.Type.ENUM_LIST;
            boolean mayList = listed || column.type() == Column.Type.ID_NUMBER;
            refuse(
                    listed
                            ? column.values().isEmpty()
                            : !mayList && !column.values().isEmpty(),
                    dataset,
                    column.name() + " and its values");
        }
        for (var about : dataset.about()) {
            refuse(
                    dataset.column(about)
                            .filter(column -> column.type() == Column.Type.ID_NUMBER)
                            .isEmpty(),
                    dataset,
                    about + " names nobody");
        }
        refuse(
                dataset.scope() == Dataset.PersonScope.MATCH_ONLY
                        && !dataset.key().equals(List.of(dataset.subject().name())),
                dataset,
                "what is only matched is keyed by its person");
        refuse(
                dataset.admitsPersons() && dataset.scope() == Dataset.PersonScope.AUTHORISED,
                dataset,
                "authorised and admits");
    }

    private static void refuse(boolean contradicts, Dataset dataset, String what) {
        if (contradicts) {
            throw new IllegalStateException("catalogue, " + dataset.code() + ": " + what);
        }
    }

    /** A map of the file, of which no unknown key is overlooked. */
    private record Entry(Map<?, ?> values, Set<String> known) {
        Entry {
            if (!known.containsAll(values.keySet())) {
                throw new IllegalStateException("catalogue: unknown key in " + values.keySet());
            }
        }

        private @Nullable Object value(String key) {
            return values.get(key);
        }

        String text(String key) {
            return optional(key).orElseThrow(() -> new IllegalStateException("catalogue: no " + key + " in " + values));
        }

        Optional<String> optional(String key) {
            return Optional.ofNullable(value(key)).map(Object::toString);
        }

        String constant(String key) {
            return text(key).toUpperCase(Locale.ROOT);
        }

        boolean flag(String key) {
            return Boolean.TRUE.equals(value(key));
        }

        int number(String key, int otherwise) {
            return value(key) instanceof Integer number ? number : otherwise;
        }

        List<?> list(String key) {
            return value(key) instanceof List<?> list ? list : List.of();
        }

        List<String> texts(String key) {
            return list(key).stream().map(Object::toString).toList();
        }
    }
}
