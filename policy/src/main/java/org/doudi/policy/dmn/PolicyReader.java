package org.doudi.policy.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Decision;
import org.doudi.policy.Policy;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Names;

/** Reads a policy from the text of a DMN 1.5 file. */
public final class PolicyReader {
    private final Model model;
    private final Names names;

    private PolicyReader(String file, String text) {
        this.model = new Model(file, XmlReader.read(file, text));
        this.names = model.names();
    }

    /**
     * A policy fit to be published: every construct supported, every name known, no cycle, every decision with its
     * article, every sum rounded.
     *
     * @param file its name, for errors
     * @throws InvalidPolicy with file, decision, line and column, reason and hint
     */
    public static Policy read(String file, String text) {
        var reader = new PolicyReader(file, text);
        var policy = reader.policy();
        new PolicyCheck(reader.model, policy).check();
        return policy;
    }

    /**
     * Any DMN model of supported constructs, without what we ask of a policy beyond DMN.
     *
     * @throws InvalidPolicy if a construct is not supported
     */
    public static Policy readModel(String file, String text) {
        return new PolicyReader(file, text).policy();
    }

    private Policy policy() {
        var root = model.root();
        var inputs = model.parts("inputData").stream()
                .map(input -> new Policy.Input(
                        Model.name(input),
                        input.child("variable").map(model::type).orElse(FeelType.Simple.ANY)))
                .toList();
        var knowledge = model.parts("businessKnowledgeModel").stream()
                .map(this::knowledge)
                .toList();
        var decisions = new LinkedHashMap<String, Decision>();
        for (var part : model.parts("decision")) {
            if (decisions.put(Model.name(part), decision(part)) != null) {
                throw model.error(Model.name(part), part.at(), "there are two decisions of this name", "");
            }
        }
        return new Policy(
                root.attribute("id"),
                root.attribute("name"),
                root.attribute("version"),
                inputs,
                knowledge,
                ordered(decisions),
                model.types());
    }

    private Policy.Knowledge knowledge(Element part) {
        var name = Model.name(part);
        var boxes = new BoxReader(model, names, name);
        var logic = part.child("encapsulatedLogic")
                .orElseThrow(() -> model.error(name, part.at(), "the knowledge model has no logic", ""));
        return new Policy.Knowledge(
                name,
                boxes.function(logic),
                part.child("variable").map(model::type).orElse(FeelType.Simple.ANY));
    }

    private Decision decision(Element part) {
        var name = Model.name(part);
        var logic = new BoxReader(model, names, name).inside(part).orElse(new Expression.NullLiteral(part.at()));
        var type = part.child("variable").map(model::type).orElse(FeelType.Simple.ANY);
        var question = part.child("question").map(asked -> asked.text().strip()).orElse(name);
        return new Decision(name, type, logic, articles(part), requires(part), question);
    }

    private List<String> articles(Element part) {
        var articles = new ArrayList<String>();
        for (var requirement : part.children("authorityRequirement")) {
            for (var authority : requirement.children("requiredAuthority")) {
                articles.add(model.referred(Model.name(part), authority).attribute("name"));
            }
        }
        return List.copyOf(articles);
    }

    private List<String> requires(Element part) {
        var required = new ArrayList<String>();
        for (var requirement : part.children()) {
            for (var kind : List.of("requiredInput", "requiredDecision", "requiredKnowledge")) {
                for (var reference : requirement.children(kind)) {
                    var target = model.referred(Model.name(part), reference);
                    if (target.name().equals("decisionService")) {
                        throw model.error(
                                Model.name(part),
                                reference.at(),
                                "calling a decision service is not supported",
                                "use a business knowledge model");
                    }
                    required.add(Model.name(target));
                }
            }
        }
        return List.copyOf(required);
    }

    private List<Decision> ordered(Map<String, Decision> decisions) {
        var ordered = new LinkedHashMap<String, Decision>();
        for (var name : decisions.keySet()) {
            visit(name, decisions, ordered, new HashSet<>());
        }
        return List.copyOf(ordered.values());
    }

    private void visit(String name, Map<String, Decision> decisions, Map<String, Decision> ordered, Set<String> open) {
        var decision = decisions.get(name);
        if (decision == null || ordered.containsKey(name)) {
            return;
        }
        if (!open.add(name)) {
            throw model.error(name, decision.logic().at(), "the decision requires itself in a circle", "");
        }
        decision.requires().forEach(required -> visit(required, decisions, ordered, open));
        open.remove(name);
        ordered.put(name, decision);
    }
}
