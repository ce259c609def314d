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

/** Reads a policy from the text of a DMN 1.5 file, and from the files it imports. */
public final class PolicyReader {
    private static final int DEEPEST = 500;

    private final ModelFiles files;
    private final List<LinkedModel> models;
    private final LinkedModel root;
    private final Map<String, LinkedModel> owners = new LinkedHashMap<>();
    private final Map<String, Policy.Input> inputs = new LinkedHashMap<>();
    private final List<Policy.Knowledge> knowledge = new ArrayList<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final Map<String, FeelType> types = new LinkedHashMap<>();
    private final List<Decision> ordered;

    PolicyReader(ModelFiles files, String file, boolean inputsAreShared) {
        this.files = files;
        this.models = Linker.link(files, file, inputsAreShared);
        this.root = models.getLast();
        models.forEach(this::read);
        ordered = ordered();
        for (var model : models) {
            for (var part : model.model().parts("decisionService")) {
                owners.put(model.name(part), model);
                knowledge.add(new ServiceReader(model, decisions).service(part));
            }
        }
    }

    /**
     * A policy fit to be published that imports nothing.
     *
     * @param file its name, for errors
     * @throws InvalidPolicy with file, decision, line and column, reason and hint
     * @see ModelFiles#policy
     */
    public static Policy read(String file, String text) {
        return new ModelFiles(Map.of(file, text)).policy(file);
    }

    /**
     * Any DMN model of supported constructs that imports nothing.
     *
     * @throws InvalidPolicy if a construct is not supported
     * @see ModelFiles#model
     */
    public static Policy readModel(String file, String text) {
        return new ModelFiles(Map.of(file, text)).model(file);
    }

    /** The policy with what it uses of the models it imports; all of its own and all it uses is checked. */
    Policy checked() {
        var policy = onlyUsed(policy());
        new PolicyCheck(root.model(), policy, owners).check();
        return policy;
    }

    /** Everything that is in the model and in those it imports. */
    Policy policy() {
        var element = root.model().root();
        return new Policy(
                element.attribute("id"),
                element.attribute("name"),
                element.attribute("version"),
                List.copyOf(inputs.values()),
                List.copyOf(knowledge),
                ordered,
                types);
    }

    /** Without the decisions of other models that no decision of the model itself leads to. */
    private Policy onlyUsed(Policy policy) {
        var used = new HashSet<String>();
        for (var decision : policy.decisions().reversed()) {
            if (owners.get(decision.name()) == root || used.contains(decision.name())) {
                used.add(decision.name());
                used.addAll(decision.requires());
            }
        }
        var kept = policy.decisions().stream()
                .filter(decision -> used.contains(decision.name()))
                .toList();
        return new Policy(
                policy.code(), policy.title(), policy.version(), policy.inputs(), policy.knowledge(), kept, types);
    }

    private void read(LinkedModel model) {
        var names = files.names(model);
        model.ownTypes().forEach((name, type) -> {
            var before = types.putIfAbsent(name, type);
            if (before != null && !before.equals(type)) {
                throw model.error(
                        "",
                        model.model().root().at(),
                        "the type " + name + " is defined differently in two models",
                        "rename one of them");
            }
        });
        for (var part : model.model().parts("inputData")) {
            inputs.putIfAbsent(model.name(part), new Policy.Input(model.name(part), model.type(part)));
        }
        for (var part : model.model().parts("businessKnowledgeModel")) {
            owners.put(model.name(part), model);
            knowledge.add(knowledge(model, names, part));
        }
        for (var part : model.model().parts("decision")) {
            owners.put(model.name(part), model);
            if (decisions.put(model.name(part), decision(model, names, part)) != null) {
                throw model.error(Model.name(part), part.at(), "there are two decisions of this name", "");
            }
        }
    }

    private Policy.Knowledge knowledge(LinkedModel model, Names names, Element part) {
        var name = Model.name(part);
        var boxes = new BoxReader(model.model(), names, name);
        var logic = part.child("encapsulatedLogic")
                .orElseThrow(() -> model.error(name, part.at(), "the knowledge model has no logic", ""));
        var function = files.function(part, () -> boxes.function(logic));
        return new Policy.Knowledge(model.name(part), model.linked(function), model.type(part));
    }

    private Decision decision(LinkedModel model, Names names, Element part) {
        var logic = files.logic(
                part,
                () -> new BoxReader(model.model(), names, Model.name(part))
                        .inside(part)
                        .orElse(new Expression.NullLiteral(part.at())));
        var question = part.child("question").map(asked -> asked.text().strip()).orElse(Model.name(part));
        return new Decision(
                model.name(part),
                model.type(part),
                model.linked(logic),
                articles(model, part),
                requires(model, part),
                question);
    }

    private static List<String> articles(LinkedModel model, Element part) {
        var articles = new ArrayList<String>();
        for (var requirement : part.children("authorityRequirement")) {
            for (var authority : requirement.children("requiredAuthority")) {
                articles.add(
                        model.referred(Model.name(part), authority).element().attribute("name"));
            }
        }
        return List.copyOf(articles);
    }

    private static List<String> requires(LinkedModel model, Element part) {
        var required = new ArrayList<String>();
        for (var requirement : part.children()) {
            for (var kind : List.of("requiredInput", "requiredDecision", "requiredKnowledge")) {
                for (var reference : requirement.children(kind)) {
                    var target = model.referred(Model.name(part), reference);
                    required.add(target.name());
                }
            }
        }
        return List.copyOf(required);
    }

    private List<Decision> ordered() {
        var ordered = new LinkedHashMap<String, Decision>();
        for (var name : decisions.keySet()) {
            visit(name, ordered, new HashSet<>());
        }
        return List.copyOf(ordered.values());
    }

    private void visit(String name, Map<String, Decision> ordered, Set<String> open) {
        var decision = decisions.get(name);
        if (decision == null || ordered.containsKey(name)) {
            return;
        }
        if (open.size() > DEEPEST) {
            throw owners.getOrDefault(name, root)
                    .error(
                            name,
                            decision.logic().at(),
                            "decisions build on each other more than 500 deep",
                            "put several of them into one");
        }
        if (!open.add(name)) {
            throw owners.getOrDefault(name, root)
                    .error(name, decision.logic().at(), "the decision requires itself in a circle", "");
        }
        decision.requires().forEach(required -> visit(required, ordered, open));
        open.remove(name);
        ordered.put(name, decision);
    }
}
