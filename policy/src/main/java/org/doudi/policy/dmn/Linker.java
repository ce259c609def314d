package org.doudi.policy.dmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.doudi.policy.feel.Names;

/** Follows the imports of a model and gives every model its place in the policy. */
final class Linker {
    private static final int MOST_MODELS = 200;

    private record Import(String name, Model model) {}

    private final ModelFiles files;
    private final boolean inputsAreShared;
    private final Map<Model, List<Import>> imports = new LinkedHashMap<>();
    private final Map<Model, String> prefixes = new HashMap<>();
    private final Map<Model, LinkedModel> linked = new LinkedHashMap<>();

    private Linker(ModelFiles files, boolean inputsAreShared) {
        this.files = files;
        this.inputsAreShared = inputsAreShared;
    }

    /**
     * The model of a file and all it imports, each after those it imports, itself last.
     *
     * @throws InvalidPolicy if an import cannot be followed
     */
    static List<LinkedModel> link(ModelFiles files, String file, boolean inputsAreShared) {
        var linker = new Linker(files, inputsAreShared);
        var root = files.parsed(file);
        linker.follow(root, new LinkedHashSet<>());
        linker.place(root);
        linker.link(root);
        return List.copyOf(linker.linked.values());
    }

    private void follow(Model model, SequencedSet<Model> open) {
        if (imports.containsKey(model)) {
            return;
        }
        open.add(model);
        var found = new ArrayList<Import>();
        for (var asking : model.parts("import")) {
            var imported = imported(model, asking);
            if (open.contains(imported)) {
                throw model.error(
                        "",
                        asking.at(),
                        "the import leads back to " + imported.file() + " in a circle",
                        "move what both need into a model of its own");
            }
            if (open.size() > MOST_MODELS) {
                throw model.error("", asking.at(), "imports are nested too deeply", "");
            }
            follow(imported, open);
            found.add(new Import(Names.normal(asking.attribute("name")), imported));
        }
        open.remove(model);
        imports.put(model, found);
    }

    private Model imported(Model model, Element asking) {
        var type = asking.attribute("importType");
        if (!type.isEmpty() && !(type.contains("/DMN/") || type.contains("/dmn"))) {
            throw model.error(
                    "",
                    asking.at(),
                    "only DMN models can be imported, not " + type,
                    "write what it defines as types and knowledge models of DMN");
        }
        return files.imported(model, asking);
    }

    private List<Import> importsOf(Model model) {
        return imports.getOrDefault(model, List.of());
    }

    /** What is reached without names keeps its names; whatever else has the names of the shortest way to it. */
    private void place(Model root) {
        Deque<Model> open = new ArrayDeque<>();
        place(root, "", open);
        while (!open.isEmpty()) {
            var model = open.removeFirst();
            for (var one : importsOf(model)) {
                var prefix = prefixes.getOrDefault(model, "") + one.name + ".";
                if (!one.name.isEmpty() && !prefixes.containsKey(one.model)) {
                    if (prefixes.containsValue(prefix)) {
                        throw model.error(
                                "",
                                model.root().at(),
                                "the name " + one.name + " is that of two imported models",
                                "import one of them under another name");
                    }
                    place(one.model, prefix, open);
                }
            }
        }
    }

    private void place(Model model, String prefix, Deque<Model> open) {
        if (prefixes.putIfAbsent(model, prefix) != null) {
            return;
        }
        open.addLast(model);
        for (var one : importsOf(model)) {
            if (one.name.isEmpty()) {
                place(one.model, prefix, open);
            }
        }
    }

    private LinkedModel link(Model model) {
        var known = linked.get(model);
        if (known != null) {
            return known;
        }
        var merged = new ArrayList<LinkedModel>();
        var named = new LinkedHashMap<String, LinkedModel>();
        for (var one : importsOf(model)) {
            var other = link(one.model);
            if (one.name.isEmpty()) {
                merged.add(other);
            } else if (named.put(one.name, other) != null) {
                throw model.error("", model.root().at(), "two imports are called " + one.name, "rename one of them");
            }
        }
        var result = new LinkedModel(model, prefixes.getOrDefault(model, ""), inputsAreShared, merged, named);
        linked.put(model, result);
        return result;
    }
}
