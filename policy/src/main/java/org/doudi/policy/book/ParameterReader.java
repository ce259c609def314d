package org.doudi.policy.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.doudi.policy.Parameter;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/** Reads a parameter from its YAML file, one parameter a file. */
public final class ParameterReader {
    private static final Set<String> ENTRIES =
            Set.of("id", "title", "title_en", "unit", "scope", "key", "key_item", "reviewed", "note", "values");
    private static final Set<String> VALUE_ENTRIES =
            Set.of("from", "through", "division", "key", "value", "mark", "source", "note", "retroactive");

    private ParameterReader() {}

    /**
     * The parameter a file states.
     *
     * @throws org.doudi.policy.yaml.InvalidYaml with file and line
     */
    public static Parameter read(String file, String text) {
        var root = YamlNode.read(file, text);
        root.allowOnly(ENTRIES);
        var values = new ArrayList<Parameter.Dated>();
        for (var entry : root.required("values").list()) {
            values.add(dated(entry));
        }
        refuseOverlaps(root, values);
        return new Parameter(
                root.required("id").text(),
                root.required("title").text(),
                root.textOf("title_en"),
                root.textOf("unit"),
                root.textOf("scope"),
                root.textOf("key"),
                root.textOf("key_item"),
                List.copyOf(values));
    }

    private static Parameter.Dated dated(YamlNode entry) {
        entry.allowOnly(VALUE_ENTRIES);
        if (entry.textOf("source").isBlank()) {
            throw entry.error("the value has no source");
        }
        return new Parameter.Dated(
                YamlValues.month(entry.required("from")),
                entry.get("through").map(YamlValues::month),
                entry.textOf("division"),
                entry.textOf("key"),
                YamlValues.value(entry.required("value")),
                mark(entry.required("mark")),
                entry.textOf("source"),
                entry.textOf("note"));
    }

    private static Parameter.Mark mark(YamlNode node) {
        for (var mark : Parameter.Mark.values()) {
            if (mark.name().toLowerCase(Locale.ROOT).equals(node.text())) {
                return mark;
            }
        }
        throw node.error("the mark is confirmed, memory, proposal or demo");
    }

    /** Two values of one key and division may follow each other, but not start together or run into each other. */
    private static void refuseOverlaps(YamlNode root, List<Parameter.Dated> values) {
        for (var one : values) {
            for (var other : values) {
                boolean sameLine =
                        one.division().equals(other.division()) && one.key().equals(other.key()) && !one.equals(other);
                boolean collide = sameLine
                        && !other.from().isBefore(one.from())
                        && one.through()
                                .map(last -> !other.from().isAfter(last))
                                .orElse(other.from().equals(one.from()));
                if (collide) {
                    throw root.error("two values hold in " + other.from());
                }
            }
        }
    }
}
