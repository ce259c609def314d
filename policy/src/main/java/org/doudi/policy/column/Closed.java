package org.doudi.policy.column;

import org.doudi.policy.column.Node.Bool;
import org.doudi.policy.column.Node.BoolConstant;
import org.doudi.policy.column.Node.Both;
import org.doudi.policy.column.Node.Choice;
import org.doudi.policy.column.Node.ChosenBool;
import org.doudi.policy.column.Node.ChosenNumber;
import org.doudi.policy.column.Node.CompareDays;
import org.doudi.policy.column.Node.CompareNumbers;
import org.doudi.policy.column.Node.Constant;
import org.doudi.policy.column.Node.Count;
import org.doudi.policy.column.Node.Day;
import org.doudi.policy.column.Node.DefinedBool;
import org.doudi.policy.column.Node.DefinedNumber;
import org.doudi.policy.column.Node.Either;
import org.doudi.policy.column.Node.Exists;
import org.doudi.policy.column.Node.Extreme;
import org.doudi.policy.column.Node.HasNothing;
import org.doudi.policy.column.Node.IsChoice;
import org.doudi.policy.column.Node.ItemChoice;
import org.doudi.policy.column.Node.ItemDay;
import org.doudi.policy.column.Node.ItemFlag;
import org.doudi.policy.column.Node.ItemNumber;
import org.doudi.policy.column.Node.Not;
import org.doudi.policy.column.Node.Num;
import org.doudi.policy.column.Node.Product;
import org.doudi.policy.column.Node.Quotient;
import org.doudi.policy.column.Node.Rounded;
import org.doudi.policy.column.Node.SharedBool;
import org.doudi.policy.column.Node.SharedDay;
import org.doudi.policy.column.Node.SharedNumber;
import org.doudi.policy.column.Node.Sum;
import org.doudi.policy.column.Node.SumOrDifference;
import org.doudi.policy.column.Node.TableNumber;
import org.doudi.policy.column.Node.Widened;

/** Tells numbers that read no number of a household, and so have no low and high end, from those that may. */
final class Closed {
    private Closed() {}

    /**
     * Whether a condition reads nothing that verification supplies. Where another item leaves it open the row goes to
     * the interpreter, so that only here both outcomes need code.
     */
    static boolean isDecided(Bool bool) {
        return switch (bool) {
            case BoolConstant _,
                    SharedBool _,
                    Node.UnknownBool _,
                    Node.HasIdentity _,
                    Node.SameMember _,
                    Node.BenefitOf _ -> true;
            case ItemFlag item -> !item.column().byVerification();
            case IsChoice is -> isDecided(is.choice());
            case HasNothing has -> !has.column().byVerification();
            case CompareDays compare -> isDecided(compare.left()) && isDecided(compare.right());
            case CompareNumbers compare -> is(compare.left()) && is(compare.right());
            case Both both -> isDecided(both.left()) && isDecided(both.right());
            case Either either -> isDecided(either.left()) && isDecided(either.right());
            case Not not -> isDecided(not.operand());
            case Exists exists -> isDecided(exists.condition());
            case ChosenBool chosen ->
                isDecided(chosen.condition()) && isDecided(chosen.then()) && isDecided(chosen.otherwise());
            case DefinedBool defined -> isDecided(defined.bool());
            case Node.CalledBool called -> isDecided(called.bool());
        };
    }

    private static boolean isDecided(Choice choice) {
        return switch (choice) {
            case ItemChoice item -> !item.column().byVerification();
        };
    }

    private static boolean isDecided(Day day) {
        return switch (day) {
            case SharedDay _ -> true;
            case ItemDay item -> !item.column().byVerification();
        };
    }

    /** Whether no open item can make the number uncertain; conditions in it are decided, or the row is given up. */
    static boolean is(Num number) {
        return switch (number) {
            case Constant _, SharedNumber _, TableNumber _, Count _, Node.UnknownNumber _ -> true;
            case ItemNumber item -> item.column().kind() == ColumnKind.GRADE;
            case Sum sum -> is(sum.body());
            case SumOrDifference both -> is(both.left()) && is(both.right());
            case Product product -> is(product.left()) && is(product.right());
            case Quotient quotient -> is(quotient.dividend());
            case Widened widened -> is(widened.number());
            case Extreme extreme -> extreme.numbers().stream().allMatch(Closed::is);
            case ChosenNumber chosen -> isDecided(chosen.condition()) && is(chosen.then()) && is(chosen.otherwise());
            case Rounded rounded -> is(rounded.number());
            case DefinedNumber defined -> is(defined.number());
            case Node.CalledNumber called -> is(called.number());
        };
    }
}
