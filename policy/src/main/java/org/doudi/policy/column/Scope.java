package org.doudi.policy.column;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.Policy;
import org.doudi.policy.column.Node.MemberVariable;
import org.jspecify.annotations.Nullable;

/** The variables over members that exist where an expression stands; inside a filter, its member's items have names. */
record Scope(
        Map<String, MemberVariable> variables, @Nullable MemberVariable filtered, Set<String> memberItems) {
    static Scope outside(Layout layout, boolean ofPersons) {
        var items = new HashSet<String>();
        layout.columns().stream().filter(Column::isOfMember).forEach(column -> items.add(column.item()));
        Map<String, MemberVariable> variables = ofPersons ? Map.of(Policy.PERSON, MemberVariable.PERSON) : Map.of();
        return new Scope(variables, null, Set.copyOf(items));
    }

    Scope with(String name, MemberVariable variable) {
        var more = new HashMap<>(variables);
        more.put(name, variable);
        return new Scope(Map.copyOf(more), filtered, memberItems);
    }

    Scope filtering(MemberVariable variable) {
        return new Scope(with("item", variable).variables, variable, memberItems);
    }

    Optional<MemberVariable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The member whose item the bare name is, inside a filter. */
    Optional<MemberVariable> ownerOf(String name) {
        return filtered != null && !filtered.ofBenefits() && memberItems.contains(name)
                ? Optional.of(filtered)
                : Optional.empty();
    }

    /** Names that do not mean what they mean outside. */
    Set<String> bound() {
        var bound = new HashSet<>(variables.keySet());
        if (filtered != null) {
            bound.addAll(memberItems);
        }
        return bound;
    }
}
