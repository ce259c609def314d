package org.doudi.policy.column;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Decision;
import org.doudi.policy.Policy;
import org.doudi.policy.column.Node.AllMembers;
import org.doudi.policy.column.Node.DefinedMembers;
import org.doudi.policy.column.Node.Definition;
import org.doudi.policy.column.Node.Filtered;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Members;
import org.doudi.policy.feel.Expression;
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
    private int variables;

    private PolicyTyper(Policy policy, Layout layout, ParameterShapes parameters) {
        this.policy = policy;
        this.layout = layout;
        this.shared = new SharedParts(policy, parameters);
        this.numbers = new NumberTyper(this);
        this.bools = new BoolTyper(this);
    }

    static TypedPolicy type(Policy policy, Layout layout, ParameterShapes parameters) throws NotCompilable {
        var typer = new PolicyTyper(policy, layout, parameters);
        var outside = Scope.outside(layout);
        typer.countUses();
        var entitled = typer.bools.type(typer.logic(Policy.ENTITLED), outside);
        var amount = typer.numbers.type(typer.logic(Policy.AMOUNT), outside);
        return new TypedPolicy(entitled, amount, typer.shared.found(), Set.copyOf(typer.columns));
    }

    private Expression logic(String decision) throws NotCompilable {
        return policy.decision(decision)
                .map(Decision::logic)
                .orElseThrow(() -> new NotCompilable("no decision " + decision));
    }

    private void countUses() {
        policy.decisions().forEach(decision -> count(decision.logic()));
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

    MemberVariable newVariable() {
        return new MemberVariable(variables++);
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
        var node = typing.type(decision.logic(), Scope.outside(layout));
        var definition = new Definition(decision.name(), node, uses.getOrDefault(decision.name(), 0) > 1);
        definitions.put(decision.name(), definition);
        return definition;
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
        var column = layout.find(name).orElse(null);
        if (column == null || column.isOfMember() != (member != null)) {
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
            }
        }
        if (expression instanceof Expression.Filter(var _, Expression source, Expression predicate)) {
            var variable = newVariable();
            var members = members(source, scope);
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
