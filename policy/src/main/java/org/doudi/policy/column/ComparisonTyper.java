package org.doudi.policy.column;

import java.util.List;
import java.util.Optional;
import org.doudi.policy.column.Node.BenefitOf;
import org.doudi.policy.column.Node.Bool;
import org.doudi.policy.column.Node.BoolConstant;
import org.doudi.policy.column.Node.Both;
import org.doudi.policy.column.Node.CompareDays;
import org.doudi.policy.column.Node.CompareNumbers;
import org.doudi.policy.column.Node.Day;
import org.doudi.policy.column.Node.Either;
import org.doudi.policy.column.Node.HasIdentity;
import org.doudi.policy.column.Node.HasNothing;
import org.doudi.policy.column.Node.IsChoice;
import org.doudi.policy.column.Node.ItemChoice;
import org.doudi.policy.column.Node.ItemDay;
import org.doudi.policy.column.Node.MemberVariable;
import org.doudi.policy.column.Node.Not;
import org.doudi.policy.column.Node.SameMember;
import org.doudi.policy.column.Node.SharedDay;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.column.PolicyTyper.Item;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.feel.Expression.Comparison;
import org.doudi.policy.feel.UnaryTest;

/** Types comparisons, and tests whether a value lies in a list or range. */
final class ComparisonTyper {
    private final PolicyTyper policy;
    private final BoolTyper bools;

    ComparisonTyper(PolicyTyper policy, BoolTyper bools) {
        this.policy = policy;
        this.bools = bools;
    }

    Bool type(Comparison comparison, Scope scope) throws NotCompilable {
        var names = names(comparison, scope);
        if (names.isPresent()) {
            return names.get();
        }
        var item = policy.item(comparison.left(), scope);
        if (item != null && comparison.right() instanceof Expression.NullLiteral) {
            return nothing(comparison, item);
        }
        if (item != null && item.column().kind() == ColumnKind.CHOICE) {
            return choice(comparison, item);
        }
        if (comparison.right() instanceof Expression.BooleanLiteral literal) {
            var bool = bools.type(comparison.left(), scope);
            return equalOrNot(comparison, literal.value() ? bool : new Not(bool));
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

    /** Names tell members apart: a population knows members by their place. */
    private Optional<Bool> names(Comparison comparison, Scope scope) throws NotCompilable {
        var left = variable(comparison.left(), "full_name", scope);
        var right = variable(comparison.right(), "full_name", scope);
        if (left.isPresent() && right.isPresent()) {
            return Optional.of(equalOrNot(comparison, new SameMember(left.get(), right.get())));
        }
        var benefit = variable(comparison.left(), "person", scope).filter(MemberVariable::ofBenefits);
        var other = variable(comparison.right(), "person", scope).filter(MemberVariable::ofBenefits);
        if (benefit.isPresent() && right.isPresent()) {
            return Optional.of(equalOrNot(comparison, benefitOf(benefit.get(), right)));
        }
        if (other.isPresent() && left.isPresent()) {
            return Optional.of(equalOrNot(comparison, benefitOf(other.get(), left)));
        }
        if (benefit.isPresent() && comparison.right() instanceof Expression.NullLiteral) {
            return Optional.of(equalOrNot(comparison, benefitOf(benefit.get(), Optional.empty())));
        }
        return Optional.empty();
    }

    private Bool benefitOf(MemberVariable benefit, Optional<MemberVariable> member) {
        var column = policy.layout().benefitPerson();
        policy.read(column);
        return new BenefitOf(column, benefit, member.orElse(null));
    }

    private static Optional<MemberVariable> variable(Expression expression, String member, Scope scope) {
        return expression instanceof Expression.Path(var _, Expression.Name(var _, String root), String name)
                        && name.equals(member)
                ? scope.variable(root)
                : Optional.empty();
    }

    private static Bool nothing(Comparison comparison, Item item) throws NotCompilable {
        return switch (item.column().kind()) {
            case CHOICE ->
                equalOrNot(comparison, new IsChoice(new ItemChoice(item.column(), item.member()), Column.NO_CHOICE));
            case DATE, GRADE -> equalOrNot(comparison, new HasNothing(item.column(), item.member()));
            case MONEY, DECIMAL, COUNT, FLAG, SET -> equalOrNot(comparison, new BoolConstant(false));
        };
    }

    private static Bool choice(Comparison comparison, Item item) throws NotCompilable {
        if (comparison.right() instanceof Expression.StringLiteral(var _, String text)) {
            return equalOrNot(comparison, isChoice(item, text));
        }
        throw new NotCompilable("a choice compared with a variable", comparison.at());
    }

    /** A text outside the enumeration is a choice that no column holds. */
    private static Bool isChoice(Item item, String text) {
        int value = item.column().choices().indexOf(text);
        return new IsChoice(new ItemChoice(item.column(), item.member()), value < 0 ? Column.OTHER_CHOICE : value);
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

    /** {@code x in ["a", "b"]}, {@code "a" in x}, {@code x in (1..5)}. */
    Bool in(Expression.In in, Scope scope) throws NotCompilable {
        if (in.value() instanceof Expression.StringLiteral text
                && in.tests().size() == 1
                && in.tests().getFirst() instanceof UnaryTest.Matches(var _, Expression list)) {
            if (list instanceof Expression.Name(var _, String name) && name.equals("identities")) {
                return identity(text);
            }
            var item = policy.item(list, scope);
            if (item != null && item.column().kind() == ColumnKind.CHOICE) {
                return isChoice(item, text.value());
            }
        }
        Bool any = null;
        for (var test : in.tests()) {
            var one = test(in, test, scope);
            any = any == null ? one : new Either(any, one);
        }
        if (any == null) {
            throw new NotCompilable("no tests", in.at());
        }
        return any;
    }

    private Bool test(Expression.In in, UnaryTest test, Scope scope) throws NotCompilable {
        return switch (test) {
            case UnaryTest.Compare compare ->
                type(new Comparison(in.at(), compare.operator(), in.value(), compare.operand()), scope);
            case UnaryTest.Matches(var _, Expression.ListOf(var _, List<Expression> items))
            when !items.isEmpty() -> {
                Bool any = new BoolConstant(false);
                for (var item : items) {
                    any = new Either(any, equal(in, item, scope));
                }
                yield any;
            }
            case UnaryTest.Matches(var _, Expression.RangeOf range) -> range(in, range, scope);
            case UnaryTest.Matches(var _, Expression.Leaf leaf) -> equal(in, leaf, scope);
            case UnaryTest.Matches _, UnaryTest.Anything _, UnaryTest.None _ ->
                throw new NotCompilable("not a test the compiler knows", in.at());
        };
    }

    private Bool equal(Expression.In in, Expression other, Scope scope) throws NotCompilable {
        return type(new Comparison(in.at(), Comparator.EQUAL, in.value(), other), scope);
    }

    private Bool range(Expression.In in, Expression.RangeOf range, Scope scope) throws NotCompilable {
        Bool within = new BoolConstant(true);
        if (range.low() != null) {
            var comparator = range.lowIncluded() ? Comparator.GREATER_OR_EQUAL : Comparator.GREATER;
            within = new Both(within, type(new Comparison(in.at(), comparator, in.value(), range.low()), scope));
        }
        if (range.high() != null) {
            var comparator = range.highIncluded() ? Comparator.LESS_OR_EQUAL : Comparator.LESS;
            within = new Both(within, type(new Comparison(in.at(), comparator, in.value(), range.high()), scope));
        }
        return within;
    }

    /** Whether the household holds an identity. */
    Bool identity(Expression name) throws NotCompilable {
        var column = policy.layout().identities();
        if (!(name instanceof Expression.StringLiteral(var _, String text))) {
            throw new NotCompilable("an identity that is not written out", name.at());
        }
        policy.read(column);
        int place = column.choices().indexOf(text);
        return place < 0 ? new BoolConstant(false) : new HasIdentity(column, place);
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
