package org.doudi.policy.column;

import java.util.List;
import org.doudi.policy.column.Node.Bool;
import org.doudi.policy.column.Node.BoolConstant;
import org.doudi.policy.column.Node.Both;
import org.doudi.policy.column.Node.ChosenBool;
import org.doudi.policy.column.Node.CompareDays;
import org.doudi.policy.column.Node.CompareNumbers;
import org.doudi.policy.column.Node.Day;
import org.doudi.policy.column.Node.DefinedBool;
import org.doudi.policy.column.Node.Either;
import org.doudi.policy.column.Node.Exists;
import org.doudi.policy.column.Node.HasNoDay;
import org.doudi.policy.column.Node.IsChoice;
import org.doudi.policy.column.Node.ItemChoice;
import org.doudi.policy.column.Node.ItemDay;
import org.doudi.policy.column.Node.ItemFlag;
import org.doudi.policy.column.Node.Not;
import org.doudi.policy.column.Node.SharedBool;
import org.doudi.policy.column.Node.SharedDay;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.column.PolicyTyper.Item;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.feel.Expression.Comparison;
import org.doudi.policy.feel.UnaryTest;

/** Types expressions that are yes or no. */
final class BoolTyper {
    private final PolicyTyper policy;

    BoolTyper(PolicyTyper policy) {
        this.policy = policy;
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
            case Expression.And and -> new Both(type(and.left(), scope), type(and.right(), scope));
            case Expression.Or or -> new Either(type(or.left(), scope), type(or.right(), scope));
            case Expression.If choice ->
                new ChosenBool(
                        type(choice.condition(), scope), type(choice.then(), scope), type(choice.otherwise(), scope));
            case Expression.Quantified quantified -> quantified(quantified, scope);
            case Comparison comparison -> comparison(comparison, scope);
            case Expression.In in -> isOneOf(in, scope);
            case Expression.Call(var _, Expression.Name(var _, String function), List<Expression> arguments)
            when function.equals("not") && arguments.size() == 1 -> new Not(type(arguments.getFirst(), scope));
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
        var variable = policy.newVariable();
        var members = policy.members(iteration.domain(), scope);
        var condition = type(quantified.condition(), scope.with(iteration.variable(), variable));
        return quantified.every()
                ? new Not(new Exists(members, variable, new Not(condition)))
                : new Exists(members, variable, condition);
    }

    private Bool comparison(Comparison comparison, Scope scope) throws NotCompilable {
        var item = policy.item(comparison.left(), scope);
        if (item != null && item.column().kind() == ColumnKind.CHOICE) {
            return choice(comparison, item);
        }
        if (item != null
                && item.column().kind() == ColumnKind.DATE
                && comparison.right() instanceof Expression.NullLiteral) {
            return equalOrNot(comparison, new HasNoDay(new ItemDay(item.column(), item.member())));
        }
        if (isDay(comparison.left(), scope) || isDay(comparison.right(), scope)) {
            return new CompareDays(
                    comparison.operator(), day(comparison.left(), scope), day(comparison.right(), scope));
        }
        var left = policy.numbers().type(comparison.left(), scope);
        var right = policy.numbers().type(comparison.right(), scope);
        var alike = NumberRules.alike(List.of(left, right));
        return new CompareNumbers(comparison.operator(), alike.getFirst(), alike.getLast());
    }

    /** {@code "a" in m.item}: a column holds one value, so the value lies in it if it is that value. */
    private Bool isOneOf(Expression.In in, Scope scope) throws NotCompilable {
        if (in.tests().size() == 1 && in.tests().getFirst() instanceof UnaryTest.Matches(var _, Expression tested)) {
            var item = policy.item(tested, scope);
            if (item != null && item.column().kind() == ColumnKind.CHOICE) {
                return choice(new Comparison(in.at(), Comparator.EQUAL, tested, in.value()), item);
            }
        }
        throw new NotCompilable("a list the compiler does not know", in.at());
    }

    private static Bool choice(Comparison comparison, Item item) throws NotCompilable {
        var choice = new ItemChoice(item.column(), item.member());
        return switch (comparison.right()) {
            case Expression.NullLiteral _ -> equalOrNot(comparison, new IsChoice(choice, Column.NO_CHOICE));
            case Expression.StringLiteral(var _, String text) -> {
                int value = item.column().choices().indexOf(text);
                if (value < 0) {
                    throw new NotCompilable(
                            text + " is no value of " + item.column().item(), comparison.at());
                }
                yield equalOrNot(comparison, new IsChoice(choice, value));
            }
            default -> throw new NotCompilable("a choice compared with a variable", comparison.at());
        };
    }

    private static Bool equalOrNot(Comparison comparison, Bool equal) throws NotCompilable {
        if (comparison.operator() == Comparator.EQUAL) {
            return equal;
        }
        if (comparison.operator() == Comparator.NOT_EQUAL) {
            return new Not(equal);
        }
        throw new NotCompilable("an order of what has none", comparison.at());
    }

    private boolean isDay(Expression expression, Scope scope) throws NotCompilable {
        var item = policy.item(expression, scope);
        if (item != null) {
            return item.column().kind() == ColumnKind.DATE;
        }
        return policy.isShared(expression, scope) && policy.shared().kind(expression) == SharedKind.DATE;
    }

    private Day day(Expression expression, Scope scope) throws NotCompilable {
        var item = policy.item(expression, scope);
        if (item != null && item.column().kind() == ColumnKind.DATE) {
            return new ItemDay(item.column(), item.member());
        }
        if (policy.isShared(expression, scope)) {
            return new SharedDay(policy.shared().other(expression, SharedKind.DATE));
        }
        throw new NotCompilable("not a day the compiler knows", expression.at());
    }
}
