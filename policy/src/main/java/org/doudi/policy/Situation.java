package org.doudi.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.value.Value;

/**
 * What is known of a household at the time of asking. An item that is not given is unknown; DMN's null is a value.
 *
 * @param division where the household lives: it chooses the parameters
 * @param month the month asked about
 * @param appliedOn means are tested by the standard of this day
 * @param decidedOn start months follow from it
 * @param household items of the household by name
 * @param members in the order of the file
 * @param received benefits received now, one context each
 * @param identities identities held now, such as {@code 低保边缘}
 */
public record Situation(
        DivisionCode division,
        YearMonth month,
        LocalDate appliedOn,
        LocalDate decidedOn,
        Map<String, Value> household,
        List<Member> members,
        List<Value> received,
        List<String> identities) {
    /**
     * A member of the household.
     *
     * @param id how the caller knows the member; it comes back in {@link ItemRef#member()}
     */
    public record Member(String id, Map<String, Value> items) {
        /** @param items copied */
        public Member {
            items = Map.copyOf(items);
        }
    }

    /** The collections are copied. */
    public Situation {
        household = Map.copyOf(household);
        members = List.copyOf(members);
        received = List.copyOf(received);
        identities = List.copyOf(identities);
    }

    /** A household asked about in a month, applying and decided on its first day, receiving nothing. */
    public static Situation of(
            DivisionCode division, YearMonth month, Map<String, Value> household, List<Member> members) {
        return new Situation(division, month, month.atDay(1), month.atDay(1), household, members, List.of(), List.of());
    }

    /** This situation with one item known to be {@code value}. */
    public Situation with(ItemRef ref, Value value) {
        if (ref.isOfHousehold()) {
            return withItems(changed(household, ref.item(), value), members);
        }
        var changed = new ArrayList<Member>();
        for (var member : members) {
            changed.add(
                    member.id().equals(ref.member())
                            ? new Member(member.id(), changed(member.items(), ref.item(), value))
                            : member);
        }
        return withItems(household, changed);
    }

    private Situation withItems(Map<String, Value> newHousehold, List<Member> newMembers) {
        return new Situation(division, month, appliedOn, decidedOn, newHousehold, newMembers, received, identities);
    }

    private static Map<String, Value> changed(Map<String, Value> items, String name, Value value) {
        var changed = new LinkedHashMap<>(items);
        changed.put(name, value);
        return changed;
    }
}
