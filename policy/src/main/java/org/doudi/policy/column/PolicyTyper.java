package org.doudi.policy.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.Decision;
import org.doudi.policy.Policy;
import org.doudi.policy.column.Node.AllBenefits;
import org.doudi.policy.column.Node.AllMembers;
import org.doudi.policy.column.Node.Bool;
import org.doudi.policy.column.Node.DefinedMembers;
import org.doudi.policy.column.Node.Definition;
import org.doudi.policy.column.Node.Filtered;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Members;
import org.doudi.policy.column.Node.Num;
import org.doudi.policy.column.Node.Rounded;
import org.doudi.policy.column.Node.UnknownBool;
import org.doudi.policy.column.Node.UnknownNumber;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Parts;
import org.jspecify.annotations.Nullable;

/** Gives every expression of a policy a type that columns can hold, or says why there is none. */
final class PolicyTyper {
    private final Policy policy;
    private final Layout layout;
    private final SharedParts shared;
    private final NumberTyper numbers;
    private final BoolTyper bools;
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Set<Column> columns = new HashSet<>();
    private final List<String> gaps = new ArrayList<>();
    private final boolean ofPersons;
    private int variables;

    private final Map<String, Inliner.Kept> kept = new HashMap<>();
    private final Map<String, MemberFunction> functions = new HashMap<>();

    private PolicyTyper(Inliner.Inlined inlined, Layout layout, ParameterShapes parameters, boolean ofPersons) {
        this.policy = inlined.policy();
        inlined.kept().forEach(one -> kept.put(one.name(), one));
        this.layout = layout;
        this.ofPersons = ofPersons;
        this.shared = new SharedParts(policy, parameters);
        this.numbers = new NumberTyper(this);
        this.bools = new BoolTyper(this);
    }

    static TypedPolicy type(
            Inliner.Inlined inlined,
            Policy.Results results,
            boolean ofPersons,
            Layout layout,
            ParameterShapes parameters)
            throws NotCompilable {
        var policy = inlined.policy();
        var typer = new PolicyTyper(inlined, layout, parameters, ofPersons);
        typer.countUses();
        var entitled = typer.bools.type(typer.logic(results.entitled()), typer.outside());
        var deciding = Set.copyOf(typer.columns);
        Num amount = policy.decision(results.amount()).isPresent() ? typer.amount(results.amount()) : null;
        return new TypedPolicy(
                ofPersons,
                entitled,
                amount,
                typer.shared.found(),
                Set.copyOf(typer.columns),
                deciding,
                List.copyOf(typer.gaps));
    }

    private Scope outside() {
        return Scope.outside(layout, ofPersons);
    }

    /** The amount; if columns cannot hold it, the interpreter works it out for those who are entitled. */
    private Num amount(String name) throws NotCompilable {
        var logic = logic(name);
        try {
            var amount = numbers.type(logic, outside());
            boolean isHeldInCents = amount.scale() == 2 && amount.divisors().isEmpty();
            return isHeldInCents ? amount : new Rounded(amount, 2, amount.span());
        } catch (NotCompilable reason) {
            gaps.add(name + ": " + reason.getMessage());
            return new UnknownNumber();
        }
    }

    /** A condition that may be left to the interpreter, for the rows in which the others do not decide. */
    Bool orUnknown(Expression expression, Scope scope) {
        try {
            return bools.type(expression, scope);
        } catch (NotCompilable reason) {
            gaps.add(String.valueOf(reason.getMessage()));
            return new UnknownBool();
        }
    }

    Layout layout() {
        return layout;
    }

    /** A type that the model may have given a name of its own. */
    FeelType resolved(FeelType type) {
        return type instanceof FeelType.Named(String name)
                ? policy.types().getOrDefault(name, FeelType.Simple.ANY)
                : type;
    }

    private Expression logic(String decision) throws NotCompilable {
        return policy.decision(decision)
                .map(Decision::logic)
                .orElseThrow(() -> new NotCompilable("no decision " + decision));
    }

    void read(Column column) {
        columns.add(column);
    }

    private void countUses() {
        policy.decisions().forEach(decision -> count(decision.logic()));
        kept.values().forEach(one -> count(one.body()));
    }

    private void count(Expression expression) {
        if (expression instanceof Expression.Name(var _, String name)) {
            uses.merge(name, 1, Integer::sum);
        }
        Parts.of(expression).forEach(this::count);
    }

    boolean isShared(Expression expression, Scope scope) {
        return shared.isShared(expression, scope.bound());
    }

    SharedParts shared() {
        return shared;
    }

    NumberTyper numbers() {
        return numbers;
    }

    BoolTyper bools() {
        return bools;
    }

    MemberVariable newVariable(Members over) {
        return new MemberVariable(variables++, isOfBenefits(over));
    }

    static boolean isOfBenefits(Members members) {
        return switch (members) {
            case AllMembers _ -> false;
            case AllBenefits _ -> true;
            case Filtered filtered -> isOfBenefits(filtered.members());
            case DefinedMembers defined -> isOfBenefits(defined.members());
        };
    }

    /** The decision a name means, if it means one. */
    @Nullable
    Decision decision(String name) {
        return policy.decision(name).orElse(null);
    }

    /** The definition of a decision, typed once. */
    Definition define(Decision decision, Typing typing) throws NotCompilable {
        var known = definitions.get(decision.name());
        if (known != null) {
            return known;
        }
        var node = typing.type(decision.logic(), outside());
        var definition = new Definition(decision.name(), node, uses.getOrDefault(decision.name(), 0) > 1);
        definitions.put(decision.name(), definition);
        return definition;
    }

    boolean isFunction(String name) {
        return kept.containsKey(name);
    }

    /** A function of members, typed once. */
    MemberFunction function(String name, Typing typing) throws NotCompilable {
        var known = functions.get(name);
        if (known != null) {
            return known;
        }
        var written = kept.get(name);
        if (written == null) {
            throw new NotCompilable("no function " + name);
        }
        var scope = outside();
        var parameters = new ArrayList<MemberVariable>();
        for (var parameter : written.parameters()) {
            var variable = new MemberVariable(variables++, false);
            parameters.add(variable);
            scope = scope.with(parameter, variable);
        }
        var function = new MemberFunction(name, List.copyOf(parameters), typing.type(written.body(), scope));
        functions.put(name, function);
        return function;
    }

    static List<MemberVariable> arguments(List<Expression> arguments, Scope scope) throws NotCompilable {
        var variables = new ArrayList<MemberVariable>();
        for (var argument : arguments) {
            var variable = argument instanceof Expression.Name(var _, String name)
                    ? scope.variable(name)
                    : Optional.<MemberVariable>empty();
            if (variable.isEmpty() || variable.get().ofBenefits()) {
                throw new NotCompilable("a function of no member", argument.at());
            }
            variables.add(variable.get());
        }
        return List.copyOf(variables);
    }

    /** How an expression gets its type. */
    interface Typing {
        Node type(Expression expression, Scope scope) throws NotCompilable;
    }

    /** An item of the household or of a member, and whose. */
    record Item(Column column, @Nullable MemberVariable member) {}

    /** The item an expression reads, or null if it reads none. */
    @Nullable
    Item item(Expression expression, Scope scope) throws NotCompilable {
        if (expression instanceof Expression.Name(var _, String name)) {
            var owner = scope.ownerOf(name);
            return owner.isPresent() ? itemOf(name, owner.get(), expression) : null;
        }
        if (expression instanceof Expression.Path(var _, Expression.Name(var _, String root), String name)) {
            var variable = scope.variable(root);
            if (variable.isPresent()) {
                return itemOf(name, variable.get(), expression);
            }
            return root.equals("household") ? itemOf(name, null, expression) : null;
        }
        return null;
    }

    private Item itemOf(String name, @Nullable MemberVariable member, Expression expression) throws NotCompilable {
        boolean ofBenefit = member != null && member.ofBenefits();
        var column = (ofBenefit ? layout.ofBenefit(name) : layout.find(name)).orElse(null);
        if (column == null || (!ofBenefit && column.isOfMember() != (member != null))) {
            throw new NotCompilable("no column for " + name, expression.at());
        }
        columns.add(column);
        return new Item(column, member);
    }

    Members members(Expression expression, Scope scope) throws NotCompilable {
        if (expression instanceof Expression.Name(var _, String name)
                && scope.variable(name).isEmpty()) {
            var decision = decision(name);
            if (decision != null) {
                var definition = define(decision, this::members);
                if (definition.node() instanceof Members members) {
                    return new DefinedMembers(definition, members);
                }
            } else if (name.equals("members")) {
                return new AllMembers();
            } else if (name.equals("received")) {
                return new AllBenefits();
            }
        }
        if (expression instanceof Expression.Filter(var _, Expression source, Expression predicate)) {
            var members = members(source, scope);
            var variable = newVariable(members);
            if (variable.ofBenefits()) {
                throw new NotCompilable("a filter of benefits", expression.at());
            }
            return new Filtered(members, variable, bools.type(predicate, scope.filtering(variable)));
        }
        throw new NotCompilable("not a list of members", expression.at());
    }

    /** The one variable of a loop over members. */
    static Expression.Iteration onlyIteration(List<Expression.Iteration> iterations, Expression loop)
            throws NotCompilable {
        if (iterations.size() != 1 || iterations.getFirst().until() != null) {
            throw new NotCompilable("a loop over more than members", loop.at());
        }
        return iterations.getFirst();
    }
}
