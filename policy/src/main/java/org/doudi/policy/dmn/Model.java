package org.doudi.policy.dmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.Policy;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Position;

/** What a DMN file defines, before its expressions are read: elements by id, types, names of members. */
final class Model {
    private static final Set<String> PARTS = Set.of(
            "import",
            "itemDefinition",
            "inputData",
            "decision",
            "businessKnowledgeModel",
            "knowledgeSource",
            "description",
            "extensionElements",
            "group",
            "textAnnotation",
            "association",
            "decisionService",
            "organizationUnit",
            "performanceIndicator",
            "elementCollection");

    /** Parts that expressions speak of. */
    static final List<String> KINDS = List.of("inputData", "decision", "businessKnowledgeModel", "decisionService");

    private static final int MOST_PARTS = 5_000;
    private static final int LONGEST_NAME = 500;

    private final String file;
    private final Element root;
    private final Map<String, Element> byId = new HashMap<>();
    private final Set<String> memberNames = new LinkedHashSet<>();
    private final Map<String, FeelType> types;

    Model(String file, Element root) {
        this.file = file;
        this.root = root;
        if (!root.name().equals("definitions") || !root.isDmn()) {
            throw error(
                    "", root.at(), "this is not a DMN model", "the root element is <definitions> of DMN 1.2 to 1.5");
        }
        for (var part : root.children()) {
            if (part.isDmn() && !PARTS.contains(part.name())) {
                throw error("", part.at(), "<" + part.name() + "> is not supported", "remove it");
            }
            byId.put(part.attribute("id"), part);
        }
        if (root.children().size() > MOST_PARTS) {
            throw error("", root.at(), "the model has more than 5 000 parts", "split it into models");
        }
        types = new TypeReader(this).types();
        collectMembers(root);
        root.children().forEach(this::requireShortNames);
    }

    private void requireShortNames(Element element) {
        for (var name :
                List.of(element.attribute("name"), element.attribute("id"), element.attribute("iteratorVariable"))) {
            if (name.length() > LONGEST_NAME) {
                throw error(
                        name.substring(0, 20) + "…",
                        element.at(),
                        "the name is longer than 500 characters",
                        "put explanations into <description>");
            }
        }
        element.children().forEach(this::requireShortNames);
    }

    String file() {
        return file;
    }

    Element root() {
        return root;
    }

    /** The namespace by which other models import it; empty if the file states none. */
    String namespace() {
        return root.attribute("namespace").strip();
    }

    /** Whether it decides a programme by itself; a model that does not is a library for others. */
    boolean isProgramme() {
        return parts("decision").stream().anyMatch(part -> name(part).equals(Policy.ENTITLED));
    }

    Map<String, FeelType> types() {
        return types;
    }

    List<Element> parts(String name) {
        return root.children(name);
    }

    InvalidPolicy error(String decision, Position at, String problem, String hint) {
        return new InvalidPolicy(file, decision, at, problem, hint);
    }

    /** The type of what a function type gives, or the type itself if it is no function. */
    FeelType result(FeelType type) {
        if (type instanceof FeelType.Named(String name)) {
            for (var definition : parts("itemDefinition")) {
                var function = definition.child("functionItem");
                if (Names.normal(definition.attribute("name")).equals(name) && function.isPresent()) {
                    var output = function.get().attribute("outputTypeRef");
                    return output.isEmpty() ? FeelType.Simple.ANY : FeelType.named(output);
                }
            }
        }
        return type;
    }

    /** The part with that id. */
    Optional<Element> part(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The name by which expressions speak of a part. */
    static String name(Element part) {
        return Names.normal(part.child("variable")
                .map(variable -> variable.attribute("name"))
                .filter(name -> !name.isBlank())
                .orElse(part.attribute("name")));
    }

    /** Members of contexts may be spoken of in any filter, so their names are known everywhere. */
    private void collectMembers(Element element) {
        for (var child : element.children()) {
            if (Set.of("itemComponent", "variable", "output", "column", "parameter", "formalParameter")
                    .contains(child.name())) {
                memberNames.add(Names.normal(child.attribute("name")));
            }
            if (child.attributes().containsKey("iteratorVariable")) {
                memberNames.add(Names.normal(child.attribute("iteratorVariable")));
            }
            collectMembers(child);
        }
    }

    /** Names that expressions of this model and of those that import it may use after a dot, in a filter or alone. */
    Set<String> names() {
        var all = new HashSet<>(memberNames);
        all.addAll(types.keySet());
        KINDS.stream().flatMap(kind -> parts(kind).stream()).forEach(part -> all.add(name(part)));
        parts("import").forEach(one -> all.add(Names.normal(one.attribute("name"))));
        all.removeIf(String::isBlank);
        return all;
    }

    /** Whether a member of a context may have that name. */
    boolean isMember(String name) {
        return memberNames.contains(name);
    }

    /** The type an element declares, any if none. */
    FeelType type(Element typed) {
        var reference = typed.attribute("typeRef");
        return reference.isEmpty() ? FeelType.Simple.ANY : FeelType.named(reference);
    }
}
