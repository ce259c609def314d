package org.doudi.policy.column;

import java.util.List;
import org.doudi.policy.column.Node.Bool;
import org.doudi.policy.column.Node.BoolConstant;
import org.doudi.policy.column.Node.Both;
import org.doudi.policy.column.Node.ChosenBool;
import org.doudi.policy.column.Node.DefinedBool;
import org.doudi.policy.column.Node.Either;
import org.doudi.policy.column.Node.Exists;
import org.doudi.policy.column.Node.ItemFlag;
import org.doudi.policy.column.Node.Not;
import org.doudi.policy.column.Node.SharedBool;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.feel.Expression.Comparison;
import org.doudi.policy.feel.FeelType;

/** Types expressions that are yes or no. */
final class BoolTyper {
    private final PolicyTyper policy;
    private final ComparisonTyper comparisons;

    BoolTyper(PolicyTyper policy) {
        this.policy = policy;
        this.comparisons = new ComparisonTyper(policy, this);
    }

    private Bool called(String name, List<Expression> arguments, Scope scope) throws NotCompilable {
        var function = policy.function(name, this::type);
        if (function.body() instanceof Bool bool) {
            return new Node.CalledBool(function, bool, PolicyTyper.arguments(arguments, scope));
        }
        throw new NotCompilable("a function that is not yes or no");
    }

    private Bool typed(Expression.Entry entry, Scope scope) throws NotCompilable {
        if (entry.type() == null || policy.resolved(entry.type()) != FeelType.Simple.BOOLEAN) {
            throw new NotCompilable(
                    "a value that is not declared yes or no", entry.value().at());
        }
        return type(entry.value(), scope);
    }

    Bool type(Expression expression, Scope scope) throws NotCompilable {
        if (expression instanceof Expression.BooleanLiteral literal) {
            return new BoolConstant(literal.value());
        }
        if (policy.isShared(expression, scope)) {
            return new SharedBool(policy.shared().other(expression, SharedKind.BOOLEAN));
        }
        var item = policy.item(expression, scope);
        if (item != null) {
            if (item.column().kind() != ColumnKind.FLAG) {
                throw new NotCompilable(item.column().item() + " is not yes or no", expression.at());
            }
            return new ItemFlag(item.column(), item.member());
        }
        return switch (expression) {
            case Expression.Name(var _, String name) -> defined(name, expression);
            case Expression.And and ->
                new Both(policy.orUnknown(and.left(), scope), policy.orUnknown(and.right(), scope));
            case Expression.Or or ->
                new Either(policy.orUnknown(or.left(), scope), policy.orUnknown(or.right(), scope));
            case Expression.If choice ->
                new ChosenBool(
                        type(choice.condition(), scope), type(choice.then(), scope), type(choice.otherwise(), scope));
            case Expression.Quantified quantified -> quantified(quantified, scope);
            case Comparison comparison -> comparisons.type(comparison, scope);
            case Expression.In in -> comparisons.in(in, scope);
            case Expression.Between between ->
                new Both(
                        comparisons.type(
                                new Comparison(
                                        between.at(), Comparator.GREATER_OR_EQUAL, between.value(), between.low()),
                                scope),
                        comparisons.type(
                                new Comparison(between.at(), Comparator.LESS_OR_EQUAL, between.value(), between.high()),
                                scope));
            case Expression.Path(var _, Expression.ContextOf(var _, List<Expression.Entry> entries), String member)
            when member.isEmpty() -> typed(entries.getFirst(), scope);
            case Expression.Call(var _, Expression.Name(var _, String function), List<Expression> arguments)
            when policy.isFunction(function) -> called(function, arguments, scope);
            case Expression.Call(var _, Expression.Name(var _, String function), List<Expression> arguments)
            when function.equals("not") && arguments.size() == 1 -> new Not(type(arguments.getFirst(), scope));
            case Expression.Call(var _, Expression.Name(var _, String function), List<Expression> arguments)
            when function.equals("list contains")
                    && arguments.size() == 2
                    && arguments.getFirst() instanceof Expression.Name(var _, String list)
                    && list.equals("identities") -> comparisons.identity(arguments.getLast());
            default -> throw new NotCompilable("not a condition the compiler knows", expression.at());
        };
    }

    private Bool defined(String name, Expression expression) throws NotCompilable {
        var decision = policy.decision(name);
        if (decision != null && policy.define(decision, this::type).node() instanceof Bool bool) {
            return new DefinedBool(policy.define(decision, this::type), bool);
        }
        throw new NotCompilable(name + " is not yes or no", expression.at());
    }

    private Bool quantified(Expression.Quantified quantified, Scope scope) throws NotCompilable {
        var iteration = PolicyTyper.onlyIteration(quantified.iterations(), quantified);
        var members = policy.members(iteration.domain(), scope);
        var variable = policy.newVariable(members);
        var condition = type(quantified.condition(), scope.with(iteration.variable(), variable));
        return quantified.every()
                ? new Not(new Exists(members, variable, new Not(condition)))
                : new Exists(members, variable, condition);
    }
}
