package org.doudi.policy.dmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.doudi.policy.Policy;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Parts;

/** Refuses knowledge models that call themselves, directly or in a circle: a policy must come to an end. */
final class RecursionCheck {
    private static final int DEEPEST = 100;

    private final Policy policy;
    private final Function<String, Model> owner;
    private final Map<String, Policy.Knowledge> byName = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    RecursionCheck(Policy policy, Function<String, Model> owner) {
        this.policy = policy;
        this.owner = owner;
        policy.knowledge().forEach(one -> byName.put(one.name(), one));
    }

    void check() {
        policy.knowledge().forEach(one -> visit(one, new LinkedHashSet<>()));
    }

    private void visit(Policy.Knowledge one, Set<String> open) {
        if (done.contains(one.name())) {
            return;
        }
        if (open.size() > DEEPEST) {
            throw owner.apply(one.name())
                    .error(
                            one.name(),
                            one.function().at(),
                            "knowledge models call each other more than 100 deep",
                            "put several of them into one");
        }
        if (!open.add(one.name())) {
            throw owner.apply(one.name())
                    .error(
                            one.name(),
                            one.function().at(),
                            "the knowledge model calls itself in a circle",
                            "use for, some, every or a list function instead of recursion");
        }
        var called = new LinkedHashSet<String>();
        collect(one.function(), called);
        for (var name : called) {
            var next = byName.get(name);
            if (next != null) {
                visit(next, open);
            }
        }
        open.remove(one.name());
        done.add(one.name());
    }

    private static void collect(Expression expression, Set<String> names) {
        if (expression instanceof Expression.Name(var _, String name)) {
            names.add(name);
        }
        Parts.of(expression).forEach(part -> collect(part, names));
    }
}
