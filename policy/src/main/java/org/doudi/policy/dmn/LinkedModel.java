package org.doudi.policy.dmn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Position;
import org.doudi.policy.run.Functions;

/**
 * A model in its place in a policy. A policy is flat: what is imported without a name keeps its names, what is imported
 * as {@code x} is called {@code x.part} in the policy, wherever it is spoken of.
 */
final class LinkedModel {
    /** What a name stands for: a part of a model. */
    record Part(LinkedModel owner, Element element) {
        String name() {
            return owner.flat(element);
        }
    }

    private final Model model;
    private final String prefix;
    private final boolean inputsAreShared;
    /** All it imports, directly or not, by namespace. */
    private final Map<String, LinkedModel> reachable = new LinkedHashMap<>();

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, LinkedModel> imports = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();

    /**
     * @param prefix before the names of its parts in the policy, such as {@code P01.}; empty if they keep their names
     * @param merged what it imports without a name
     * @param named what it imports by name
     * @param inputsAreShared whether inputs of one name are one input in all models, as those of a situation are
     */
    LinkedModel(
            Model model,
            String prefix,
            boolean inputsAreShared,
            List<LinkedModel> merged,
            Map<String, LinkedModel> named) {
        this.model = model;
        this.prefix = prefix;
        this.inputsAreShared = inputsAreShared;
        for (var other : Stream.concat(merged.stream(), named.values().stream()).toList()) {
            reachable.put(other.model.namespace(), other);
            reachable.putAll(other.reachable);
        }
        Stream.concat(merged.stream().flatMap(other -> other.parts.values().stream()), own())
                .forEach(this::add);
        merged.forEach(other -> imports.putAll(other.imports));
        imports.putAll(named);
        merged.forEach(other -> types.putAll(other.types));
        model.types().keySet().forEach(type -> types.put(type, prefix + type));
        named.forEach((name, other) -> other.types.forEach((type, flat) -> types.put(name + "." + type, flat)));
    }

    private Stream<Part> own() {
        return Model.KINDS.stream().flatMap(kind -> model.parts(kind).stream()).map(element -> new Part(this, element));
    }

    private void add(Part part) {
        var name = Model.name(part.element);
        var before = parts.putIfAbsent(name, part);
        if (before == null || before.owner == part.owner) {
            return;
        }
        boolean oneInput = isInput(before) && isInput(part) && before.name().equals(part.name());
        if (oneInput && before.owner.type(before.element).equals(part.owner.type(part.element))) {
            return;
        }
        var where = part.owner == this ? part.element.at() : model.root().at();
        throw error(
                name,
                where,
                oneInput
                        ? "the input is declared with two types, here and in " + before.owner.file()
                        : "the name stands for two things, in " + before.owner.file() + " and in " + part.owner.file(),
                oneInput ? "declare it with one type" : "rename one of them, or import its model under a name");
    }

    private static boolean isInput(Part part) {
        return part.element.name().equals("inputData");
    }

    private String flat(Element part) {
        var name = Model.name(part);
        return inputsAreShared && part.name().equals("inputData") ? name : prefix + name;
    }

    Model model() {
        return model;
    }

    private String file() {
        return model.file();
    }

    /** The name of its own part in the policy. */
    String name(Element part) {
        return flat(part);
    }

    /** A part that a name in its expressions stands for. */
    Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** The model that a name in its expressions stands for. */
    Optional<LinkedModel> imported(String name) {
        return Optional.ofNullable(imports.get(name));
    }

    /** Names of several words that its expressions may use. */
    Names names() {
        var names = Names.of(Functions.names());
        Stream.of(
                        "time offset",
                        "start included",
                        "end included",
                        "date and time",
                        "years and months duration",
                        "days and time duration")
                .forEach(names::add);
        model.names().forEach(names::add);
        reachable.values().forEach(other -> other.model.names().forEach(names::add));
        return names;
    }

    /** What an href speaks of: {@code #id} of this file, {@code NAMESPACE#id} of one that is imported. */
    Part referred(String decision, Element reference) {
        var href = reference.attribute("href");
        int hash = href.indexOf('#');
        var namespace = href.substring(0, Math.max(0, hash)).strip();
        var owner = namespace.isEmpty() || namespace.equals(model.namespace())
                ? Optional.of(this)
                : Optional.ofNullable(reachable.get(namespace));
        if (owner.isEmpty()) {
            throw error(
                    decision,
                    reference.at(),
                    "it requires something of the namespace " + namespace + ", which is not imported",
                    "add an <import> of that namespace");
        }
        var target = owner.get().model.part(href.substring(hash + 1));
        if (target.isEmpty()) {
            throw error(
                    decision,
                    reference.at(),
                    "it requires something that is not in " + owner.get().file(),
                    "check the href");
        }
        return new Part(owner.get(), target.get());
    }

    /** The type the variable of a part declares, any if none. */
    FeelType type(Element part) {
        return flat(part.child("variable").map(model::type).orElse(FeelType.Simple.ANY));
    }

    /** The type of what a decision service gives, any if none is declared. */
    FeelType resultType(Element service) {
        return flat(model.result(service.child("variable").map(model::type).orElse(FeelType.Simple.ANY)));
    }

    /** A type as the policy names it. */
    FeelType flat(FeelType type) {
        return switch (type) {
            case FeelType.Simple simple -> simple;
            case FeelType.Named name -> new FeelType.Named(types.getOrDefault(name.name(), name.name()));
            case FeelType.ListOf list -> new FeelType.ListOf(flat(list.item()));
            case FeelType.RangeOf range -> new FeelType.RangeOf(flat(range.end()));
            case FeelType.ContextOf context -> {
                var members = new LinkedHashMap<String, FeelType>();
                context.members().forEach((name, member) -> members.put(name, flat(member)));
                yield new FeelType.ContextOf(members);
            }
            case FeelType.FunctionOf function ->
                new FeelType.FunctionOf(
                        function.parameters().stream().map(this::flat).toList(), flat(function.result()));
        };
    }

    /** The types it defines itself, as the policy names them. */
    Map<String, FeelType> ownTypes() {
        var own = new LinkedHashMap<String, FeelType>();
        model.types().forEach((name, type) -> own.put(prefix + name, flat(type)));
        return own;
    }

    private boolean keepsNames() {
        return prefix.isEmpty() && imports.isEmpty();
    }

    /** The logic of a decision of this model, as the policy names what it speaks of. */
    Expression linked(Expression expression) {
        return keepsNames() ? expression : new Linking(this).expression(expression);
    }

    /** The function of a knowledge model of this model, as the policy names what it speaks of. */
    Expression.FunctionOf linked(Expression.FunctionOf function) {
        return keepsNames() ? function : new Linking(this).function(function);
    }

    InvalidPolicy error(String decision, Position at, String problem, String hint) {
        return model.error(decision, at, problem, hint);
    }
}
