package org.doudi.policy.column;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doudi.policy.column.Node.DefinedMembers;
import org.doudi.policy.column.Node.Definition;
import org.doudi.policy.column.Node.Exists;
import org.doudi.policy.column.Node.ItemFlag;
import org.doudi.policy.column.Node.Num;
import org.doudi.policy.column.Node.Sum;

/**
 * Finds the sums and tests over a list of members that may be computed in the very loop that selects them: they read
 * items only, never fail and never overflow, so that computing one in vain costs little and changes nothing.
 */
final class Fusion {
    private final Set<Sum> sums = new LinkedHashSet<>();
    private final Set<Exists> tests = new LinkedHashSet<>();

    private Fusion() {}

    static Fusion none() {
        return new Fusion();
    }

    static Fusion of(TypedPolicy policy) {
        var fusion = new Fusion();
        fusion.visit(policy.entitled());
        if (policy.amount() != null) {
            fusion.visit(policy.amount());
        }
        return fusion;
    }

    /** The sums over the members a decision selects. */
    List<Sum> sumsOver(Definition members) {
        return sums.stream().filter(sum -> isOver(sum.members(), members)).toList();
    }

    /** The tests over the members a decision selects. */
    List<Exists> testsOver(Definition members) {
        return tests.stream().filter(test -> isOver(test.members(), members)).toList();
    }

    private static boolean isOver(Node.Members members, Definition definition) {
        return members instanceof DefinedMembers defined
                && defined.definition().name().equals(definition.name());
    }

    private void visit(Node node) {
        if (node instanceof Sum sum && sum.span().fits() && isSimple(sum.body())) {
            sums.add(sum);
        }
        if (node instanceof Exists exists && exists.condition() instanceof ItemFlag) {
            tests.add(exists);
        }
        NodeParts.of(node).forEach(this::visit);
    }

    private static boolean isSimple(Num number) {
        return switch (number) {
            case Node.Constant _ -> true;
            case Node.ItemNumber item -> item.column().kind() != ColumnKind.GRADE;
            case Node.SumOrDifference both -> both.span().fits() && isSimple(both.left()) && isSimple(both.right());
            case Node.Extreme extreme -> extreme.numbers().stream().allMatch(Fusion::isSimple);
            case Node.Widened widened ->
                widened.factors().isEmpty() && widened.span().fits() && isSimple(widened.number());
            case Node.SharedNumber _,
                    Node.TableNumber _,
                    Node.Count _,
                    Node.Sum _,
                    Node.Product _,
                    Node.Quotient _,
                    Node.ChosenNumber _,
                    Node.Rounded _,
                    Node.UnknownNumber _,
                    Node.CalledNumber _,
                    Node.DefinedNumber _ -> false;
        };
    }
}
