package org.doudi.policy.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a YAML file that knows its line. Numbers stay texts, so that 0.10 keeps its two decimals. */
public final class YamlNode {
    /** How deep entries may be taken over: a circle of them ends here. */
    private static final int MERGES = 4;

    private final String file;
    private final Node node;

    private YamlNode(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /**
     * The one document of a file.
     *
     * @throws InvalidYaml if it is not YAML, or empty
     */
    public static YamlNode read(String file, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(200);
        options.setNestingDepthLimit(30);
        try {
            var root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw new InvalidYaml(file, 1, "the file is empty");
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            throw new InvalidYaml(
                    file, mark == null ? 1 : mark.getLine() + 1, "this is not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw new InvalidYaml(file, 1, "this is not YAML");
        }
    }

    /** The line it starts on, from 1. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** An error that points here. */
    public InvalidYaml error(String problem) {
        return new InvalidYaml(file, line(), problem);
    }

    /** Whether it is empty or {@code null}. */
    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether it is a mapping. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Whether it is a boolean, in one of the words YAML has for them. */
    public boolean isBoolean() {
        return node.getTag().equals(Tag.BOOL);
    }

    /** Whether it is a text, by its form or its quotes, and no number, boolean or day. */
    public boolean isPlainText() {
        return node.getTag().equals(Tag.STR);
    }

    /** Its text as written. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error("a single value is expected here");
    }

    /** Its items. */
    public List<YamlNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("a list is expected here");
        }
        return sequence.getValue().stream()
                .map(item -> new YamlNode(file, item))
                .toList();
    }

    /** Its entries in order, with those that a merge key ({@code <<: *other}) takes over and that it does not give. */
    public Map<String, YamlNode> map() {
        return map(MERGES);
    }

    private Map<String, YamlNode> map(int merges) {
        if (!(node instanceof MappingNode mapping)) {
            throw error("entries of the form 'name: value' are expected here");
        }
        var entries = new LinkedHashMap<String, YamlNode>();
        var merged = new LinkedHashMap<String, YamlNode>();
        for (var tuple : mapping.getValue()) {
            var key = new YamlNode(file, tuple.getKeyNode());
            var value = new YamlNode(file, tuple.getValueNode());
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                value.merged(merges).forEach(merged::putIfAbsent);
            } else if (entries.put(key.text(), value) != null) {
                throw key.error("'" + key.text() + "' is given twice");
            }
        }
        merged.forEach(entries::putIfAbsent);
        return entries;
    }

    private Map<String, YamlNode> merged(int merges) {
        if (merges == 0) {
            throw error("entries are taken over from entries that are taken over, too often");
        }
        if (!isList()) {
            return map(merges - 1);
        }
        var entries = new LinkedHashMap<String, YamlNode>();
        list().forEach(one -> one.map(merges - 1).forEach(entries::putIfAbsent));
        return entries;
    }

    /** The entry of that name, if it is there and not null. */
    public Optional<YamlNode> get(String name) {
        return Optional.ofNullable(map().get(name)).filter(value -> !value.isNull());
    }

    /** The entry of that name. */
    public YamlNode required(String name) {
        return get(name).orElseThrow(() -> error("'" + name + "' is missing"));
    }

    /** The text of an entry, empty if it is not there. */
    public String textOf(String name) {
        return get(name).map(YamlNode::text).orElse("");
    }

    /** @throws InvalidYaml if there is an entry of another name */
    public void allowOnly(Set<String> names) {
        var unknown = new ArrayList<>(map().keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw map().getOrDefault(unknown.getFirst(), this)
                    .error("'" + unknown.getFirst() + "' is not known here; known are "
                            + String.join(", ", names.stream().sorted().toList()));
        }
    }
}
