package org.doudi.policy.dmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Position;
import org.doudi.policy.run.Functions;

/** What a DMN file defines, before its expressions are read: elements by id, types, names of members. */
final class Model {
    private static final Set<String> PARTS = Set.of(
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
                throw error("", part.at(), "<" + part.name() + "> is not supported", "write everything into one file");
            }
            byId.put(part.attribute("id"), part);
        }
        types = new TypeReader(this).types();
        collectMembers(root);
    }

    Element root() {
        return root;
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

    Element referred(String decision, Element reference) {
        var target = byId.get(Element.target(reference));
        if (target == null) {
            throw error(decision, reference.at(), "it requires something that is not in this file", "check the href");
        }
        return target;
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

    /** All names of several words that an expression may use. */
    Names names() {
        var all = new HashSet<>(memberNames);
        all.addAll(Functions.names());
        Stream.of(
                        "time offset",
                        "start included",
                        "end included",
                        "date and time",
                        "years and months duration",
                        "days and time duration")
                .forEach(all::add);
        all.addAll(types.keySet());
        Stream.of("inputData", "decision", "businessKnowledgeModel")
                .flatMap(kind -> parts(kind).stream())
                .forEach(part -> all.add(name(part)));
        return Names.of(all.stream().filter(name -> !name.isBlank()).toList());
    }

    /** The type an element declares, any if none. */
    FeelType type(Element typed) {
        var reference = typed.attribute("typeRef");
        return reference.isEmpty() ? FeelType.Simple.ANY : FeelType.named(reference);
    }
}
