package org.doudi.policy.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.doudi.policy.Policy;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Position;

/** DMN files that lie together and may import each other by namespace. Not safe for use by several threads. */
public final class ModelFiles {
    private final Map<String, String> texts;
    private final Map<String, Model> parsed = new HashMap<>();
    private final Map<String, List<String>> byNamespace = new TreeMap<>();
    private final IdentityHashMap<Element, Expression> logic = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Expression.FunctionOf> functions = new IdentityHashMap<>();
    private final Map<Model, Names> names = new HashMap<>();

    /** @param texts text of each file by its name, for errors */
    public ModelFiles(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /**
     * A policy fit to be published, with all it imports: every construct supported, every name known, no cycle, every
     * decision with its article, every sum rounded. A library, which decides no programme, is checked as well.
     *
     * @throws InvalidPolicy with file, decision, line and column, reason and hint
     */
    public Policy policy(String file) {
        return new PolicyReader(this, file, true).checked();
    }

    /**
     * Any DMN model of supported constructs, with all it imports, without what we ask of a policy beyond DMN.
     *
     * @throws InvalidPolicy if a construct is not supported
     */
    public Policy model(String file) {
        return new PolicyReader(this, file, false).policy();
    }

    /**
     * Whether a file decides a programme, by a decision named 资格 of its own; else it is a library for others.
     *
     * @throws InvalidPolicy if it is no DMN file
     */
    public boolean isProgramme(String file) {
        return parsed(file).isProgramme();
    }

    /** The names a model may use, found once however many models import it: they do not depend on who does. */
    Names names(LinkedModel linked) {
        return names.computeIfAbsent(linked.model(), _ -> linked.names());
    }

    /** What a decision says, read once likewise. */
    Expression logic(Element part, Supplier<Expression> reading) {
        return logic.computeIfAbsent(part, _ -> reading.get());
    }

    /** What a knowledge model says, read once likewise. */
    Expression.FunctionOf function(Element part, Supplier<Expression.FunctionOf> reading) {
        return functions.computeIfAbsent(part, _ -> reading.get());
    }

    Model parsed(String file) {
        var known = parsed.get(file);
        if (known != null) {
            return known;
        }
        var text = texts.get(file);
        if (text == null) {
            throw new InvalidPolicy(file, "", Position.START, "there is no such file", "");
        }
        var model = new Model(file, XmlReader.read(file, text));
        parsed.put(file, model);
        return model;
    }

    /** The model that states the namespace an import asks for. */
    Model imported(Model importer, Element asking) {
        if (byNamespace.isEmpty()) {
            texts.keySet()
                    .forEach(file -> byNamespace
                            .computeIfAbsent(namespaceOf(file), _ -> new ArrayList<>())
                            .add(file));
        }
        var namespace = asking.attribute("namespace").strip();
        var files = namespace.isEmpty() ? List.<String>of() : byNamespace.getOrDefault(namespace, List.of());
        if (files.isEmpty()) {
            throw importer.error(
                    "",
                    asking.at(),
                    "no file here has the namespace '" + shortened(namespace) + "'",
                    "put the imported file beside this one; there are "
                            + shortened(String.join(", ", byNamespace.keySet())));
        }
        if (files.size() > 1) {
            throw importer.error(
                    "",
                    asking.at(),
                    "several files have the namespace '" + shortened(namespace) + "': "
                            + shortened(String.join(", ", files)),
                    "give each file a namespace of its own");
        }
        return parsed(files.getFirst());
    }

    /** A broken neighbour does not matter to those that do not import it; read by itself it is refused. */
    private String namespaceOf(String file) {
        try {
            return parsed(file).namespace();
        } catch (InvalidPolicy broken) {
            return "";
        }
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
