package org.doudi.policy.column;

import java.util.List;

/** The direct parts of a typed expression. */
final class NodeParts {
    private NodeParts() {}

    static List<? extends Node> of(Node node) {
        return switch (node) {
            case Node.Num number -> ofNumber(number);
            case Node.Bool bool -> ofBool(bool);
            case Node.Members members -> ofMembers(members);
            case Node.Day _, Node.Choice _ -> List.of();
        };
    }

    private static List<? extends Node> ofNumber(Node.Num number) {
        return switch (number) {
            case Node.Constant _, Node.SharedNumber _, Node.ItemNumber _, Node.UnknownNumber _ -> List.of();
            case Node.TableNumber table -> List.of(table.key());
            case Node.Count count -> List.of(count.members());
            case Node.Sum sum -> List.of(sum.members(), sum.body());
            case Node.SumOrDifference both -> List.of(both.left(), both.right());
            case Node.Product product -> List.of(product.left(), product.right());
            case Node.Quotient quotient -> List.of(quotient.dividend());
            case Node.Widened widened -> List.of(widened.number());
            case Node.Extreme extreme -> extreme.numbers();
            case Node.ChosenNumber chosen -> List.of(chosen.condition(), chosen.then(), chosen.otherwise());
            case Node.Rounded rounded -> List.of(rounded.number());
            case Node.DefinedNumber defined -> List.of(defined.number());
            case Node.CalledNumber called -> List.of(called.number());
        };
    }

    private static List<? extends Node> ofBool(Node.Bool bool) {
        return switch (bool) {
            case Node.BoolConstant _,
                    Node.SharedBool _,
                    Node.ItemFlag _,
                    Node.UnknownBool _,
                    Node.HasIdentity _,
                    Node.SameMember _,
                    Node.BenefitOf _,
                    Node.HasNothing _ -> List.of();
            case Node.CompareNumbers compare -> List.of(compare.left(), compare.right());
            case Node.CompareDays compare -> List.of(compare.left(), compare.right());
            case Node.IsChoice is -> List.of(is.choice());
            case Node.Both both -> List.of(both.left(), both.right());
            case Node.Either either -> List.of(either.left(), either.right());
            case Node.Not not -> List.of(not.operand());
            case Node.Exists exists -> List.of(exists.members(), exists.condition());
            case Node.ChosenBool chosen -> List.of(chosen.condition(), chosen.then(), chosen.otherwise());
            case Node.DefinedBool defined -> List.of(defined.bool());
            case Node.CalledBool called -> List.of(called.bool());
        };
    }

    private static List<? extends Node> ofMembers(Node.Members members) {
        return switch (members) {
            case Node.AllMembers _, Node.AllBenefits _ -> List.of();
            case Node.Filtered filtered -> List.of(filtered.members(), filtered.condition());
            case Node.DefinedMembers defined -> List.of(defined.members());
        };
    }
}
