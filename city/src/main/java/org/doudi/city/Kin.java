package org.doudi.city;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Relatives who live or lived together, the head first, and their parents, spouses and children elsewhere or dead.
 *
 * @param members who is on the household's list, with a member who died lately
 * @param others who is not, or no longer
 */
record Kin(List<Member> members, List<Person> others) {
    Kin {
        members = List.copyOf(members);
        others = List.copyOf(others);
    }

    /** The same kin with the first member that meets the condition changed; unchanged if nobody does. */
    Kin changingFirst(Predicate<Member> condition, UnaryOperator<Member> change) {
        var changed = new ArrayList<>(members);
        for (int i = 0; i < changed.size(); i++) {
            if (condition.test(changed.get(i))) {
                changed.set(i, change.apply(changed.get(i)));
                break;
            }
        }
        return new Kin(changed, others);
    }

    Kin changingAll(UnaryOperator<Member> change) {
        return new Kin(members.stream().map(change).toList(), others);
    }
}
