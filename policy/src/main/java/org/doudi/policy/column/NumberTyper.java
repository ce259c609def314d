package org.doudi.policy.column;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.doudi.policy.column.Node.ChosenNumber;
import org.doudi.policy.column.Node.Constant;
import org.doudi.policy.column.Node.Count;
import org.doudi.policy.column.Node.DefinedNumber;
import org.doudi.policy.column.Node.Extreme;
import org.doudi.policy.column.Node.ItemChoice;
import org.doudi.policy.column.Node.ItemNumber;
import org.doudi.policy.column.Node.Num;
import org.doudi.policy.column.Node.Product;
import org.doudi.policy.column.Node.Quotient;
import org.doudi.policy.column.Node.Rounded;
import org.doudi.policy.column.Node.Shared;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.column.Node.SharedNumber;
import org.doudi.policy.column.Node.Sum;
import org.doudi.policy.column.Node.SumOrDifference;
import org.doudi.policy.column.Node.TableNumber;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Expression.Calculation;
import org.doudi.policy.feel.FeelType;

/** Types expressions that are numbers. */
final class NumberTyper {
    private final PolicyTyper policy;

    NumberTyper(PolicyTyper policy) {
        this.policy = policy;
    }

    Num type(Expression expression, Scope scope) throws NotCompilable {
        if (expression instanceof Expression.NumberLiteral literal) {
            return new Constant(literal.value());
        }
        if (policy.isShared(expression, scope)) {
            return sharedNumber(expression);
        }
        var item = policy.item(expression, scope);
        if (item != null) {
            if (!item.column().kind().isNumber()) {
                throw new NotCompilable(item.column().item() + " is not a number", expression.at());
            }
            return new ItemNumber(item.column(), item.member());
        }
        return switch (expression) {
            case Expression.Name(var _, String name) -> defined(name, expression);
            case Calculation calculation -> calculation(calculation, scope);
            case Expression.Negation negation ->
                difference(new Constant(BigDecimal.ZERO), type(negation.operand(), scope));
            case Expression.If choice -> choice(choice, scope);
            case Expression.Path(var _, Expression.ContextOf(var _, List<Expression.Entry> entries), String member)
            when member.isEmpty() -> typed(entries.getFirst(), scope);
            case Expression.Call(var _, Expression.Name(var _, String function), List<Expression> arguments) ->
                call(function, arguments, expression, scope);
            default -> throw new NotCompilable("not a number the compiler knows", expression.at());
        };
    }

    private Num typed(Expression.Entry entry, Scope scope) throws NotCompilable {
        if (entry.type() == null || policy.resolved(entry.type()) != FeelType.Simple.NUMBER) {
            throw new NotCompilable(
                    "a value that is not declared a number", entry.value().at());
        }
        return type(entry.value(), scope);
    }

    private Num sharedNumber(Expression expression) {
        var shared = policy.shared().number(expression);
        var span = shared.kind() == SharedKind.NOT_NEGATIVE
                ? Span.of(0, NumberRules.MOST_SHARED)
                : Span.around(NumberRules.MOST_SHARED);
        return new SharedNumber(shared, span);
    }

    private Num defined(String name, Expression expression) throws NotCompilable {
        var decision = policy.decision(name);
        if (decision != null && policy.define(decision, this::type).node() instanceof Num number) {
            return new DefinedNumber(policy.define(decision, this::type), number);
        }
        throw new NotCompilable(name + " is not a number", expression.at());
    }

    private Num calculation(Calculation calculation, Scope scope) throws NotCompilable {
        var left = type(calculation.left(), scope);
        return switch (calculation.operator()) {
            case ADD -> sum(left, type(calculation.right(), scope));
            case SUBTRACT -> difference(left, type(calculation.right(), scope));
            case MULTIPLY -> product(left, type(calculation.right(), scope));
            case DIVIDE -> new Quotient(left, append(left.divisors(), divisor(calculation.right(), scope)));
            case POWER -> throw new NotCompilable("a power", calculation.at());
        };
    }

    private Shared divisor(Expression expression, Scope scope) throws NotCompilable {
        if (!policy.isShared(expression, scope)) {
            throw new NotCompilable("division by what differs between households", expression.at());
        }
        return policy.shared().other(expression, SharedKind.DIVISOR);
    }

    private static Num sum(Num left, Num right) {
        var alike = NumberRules.alike(List.of(left, right));
        var span = alike.getFirst().span().plus(alike.getLast().span());
        return new SumOrDifference(alike.getFirst(), alike.getLast(), false, span);
    }

    private static Num difference(Num left, Num right) {
        var alike = NumberRules.alike(List.of(left, right));
        var span = alike.getFirst().span().minus(alike.getLast().span());
        return new SumOrDifference(alike.getFirst(), alike.getLast(), true, span);
    }

    private static Num product(Num left, Num right) {
        var divisors = new ArrayList<>(left.divisors());
        divisors.addAll(right.divisors());
        return new Product(left, right, left.span().times(right.span()), List.copyOf(divisors));
    }

    private Num choice(Expression.If choice, Scope scope) throws NotCompilable {
        var condition = policy.bools().type(choice.condition(), scope);
        var branches = NumberRules.alike(List.of(type(choice.then(), scope), type(choice.otherwise(), scope)));
        var span = branches.getFirst().span().union(branches.getLast().span());
        return new ChosenNumber(condition, branches.getFirst(), branches.getLast(), span);
    }

    private Num call(String function, List<Expression> arguments, Expression call, Scope scope) throws NotCompilable {
        if (policy.isFunction(function)) {
            var known = policy.function(function, this::type);
            if (known.body() instanceof Num number) {
                return new Node.CalledNumber(known, number, PolicyTyper.arguments(arguments, scope));
            }
            throw new NotCompilable("a function that is no number", call.at());
        }
        if (function.equals("count") && arguments.size() == 1) {
            return new Count(policy.members(arguments.getFirst(), scope));
        }
        if (function.equals("sum")) {
            return arguments.size() == 1 ? sumOf(arguments.getFirst(), scope) : sumOfAll(arguments, scope);
        }
        if (function.equals("max") || function.equals("min")) {
            return extreme(arguments, function.equals("max"), scope);
        }
        if (function.equals("round half up")
                && arguments.size() == 2
                && arguments.getLast() instanceof Expression.NumberLiteral(var _, var scale)) {
            return rounded(type(arguments.getFirst(), scope), scale.intValueExact());
        }
        if (function.equals("get value") && arguments.size() == 2) {
            return lookUp(arguments.getFirst(), arguments.getLast(), scope);
        }
        throw new NotCompilable("function " + function, call.at());
    }

    private Num sumOfAll(List<Expression> numbers, Scope scope) throws NotCompilable {
        var result = type(numbers.getFirst(), scope);
        for (var number : numbers.subList(1, numbers.size())) {
            result = sum(result, type(number, scope));
        }
        return result;
    }

    /** Of a list written out; or of a loop, whose sum is null if it runs over nothing, unless a number is appended. */
    private Num sumOf(Expression list, Scope scope) throws NotCompilable {
        return switch (list) {
            case Expression.For loop -> sumOver(loop, scope, false);
            case Expression.ListOf(var _, List<Expression> items) when !items.isEmpty() -> sumOfAll(items, scope);
            case Expression.Call(var _, Expression.Name(var _, String name), List<Expression> parts)
            when name.equals("append") && parts.size() > 1 && parts.getFirst() instanceof Expression.For loop ->
                sum(sumOver(loop, scope, true), sumOfAll(parts.subList(1, parts.size()), scope));
            case Expression.Call(var _, Expression.Name(var _, String name), List<Expression> parts)
            when name.equals("concatenate")
                    && parts.size() == 2
                    && parts.getFirst() instanceof Expression.ListOf(var _, List<Expression> items)
                    && !items.isEmpty()
                    && parts.getLast() instanceof Expression.For loop ->
                sum(sumOfAll(items, scope), sumOver(loop, scope, true));
            default -> throw new NotCompilable("the sum of a list", list.at());
        };
    }

    private Num sumOver(Expression.For loop, Scope scope, boolean zeroIfNone) throws NotCompilable {
        var iteration = PolicyTyper.onlyIteration(loop.iterations(), loop);
        var members = policy.members(iteration.domain(), scope);
        var variable = policy.newVariable(members);
        var body = type(loop.result(), scope.with(iteration.variable(), variable));
        return new Sum(members, variable, body, body.span().sumOf(HouseholdRow.MOST_MEMBERS), zeroIfNone);
    }

    private Num extreme(List<Expression> arguments, boolean largest, Scope scope) throws NotCompilable {
        var items = arguments.size() == 1 && arguments.getFirst() instanceof Expression.ListOf(var _, var listed)
                ? listed
                : arguments;
        if (items.size() < 2) {
            throw new NotCompilable(
                    "the largest or smallest of a list", arguments.getFirst().at());
        }
        var typed = new ArrayList<Num>();
        for (var item : items) {
            typed.add(type(item, scope));
        }
        var alike = NumberRules.alike(typed);
        var span = alike.getFirst().span();
        for (var number : alike) {
            span = largest ? span.largest(number.span()) : span.smallest(number.span());
        }
        return new Extreme(alike, largest, span);
    }

    private static Num rounded(Num number, int scale) {
        return new Rounded(number, scale, number.span());
    }

    private Num lookUp(Expression table, Expression key, Scope scope) throws NotCompilable {
        var item = policy.item(key, scope);
        if (!policy.isShared(table, scope) || item == null || item.column().kind() != ColumnKind.CHOICE) {
            throw new NotCompilable("a table of what differs between households", table.at());
        }
        var choice = new ItemChoice(item.column(), item.member());
        return new TableNumber(
                policy.shared().table(table, item.column().choices()), choice, Span.around(NumberRules.MOST_SHARED));
    }

    private static List<Shared> append(List<Shared> divisors, Shared more) {
        var result = new ArrayList<>(divisors);
        result.add(more);
        return List.copyOf(result);
    }
}
