package org.doudi.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.run.Observer;
import org.doudi.policy.value.Value;

/**
 * Finds the items still able to change an answer. An item is needed if there is a way to fill in all the other unknown
 * items so that the answer depends on this one.
 *
 * <p>Values to try come from {@link Candidates}: the ends of what is possible and both sides of every limit the
 * evaluation compared with. Found dependence is proof: two situations that differ in this item alone and are answered
 * differently. When no such pair is found the search goes through all combinations of candidates, cutting off where
 * the interpreter already knows the answer; only if that is complete is the item left out. If the budget of
 * evaluations runs out first, the item is kept: too many needs cost a question, too few would be wrong.
 */
final class Needs {
    private static final int BUDGET_PER_ITEM = 400;

    private final Policy policy;
    private final ItemCatalogue catalogue;
    private final Inputs.Resolved parameters;
    private final Situation situation;
    private final String person;
    private final String entitled;
    private final Map<Map<ItemRef, Value>, Value> answers = new HashMap<>();
    private Map<ItemRef, List<Value>> candidates = Map.of();
    private int budget;

    Needs(Policy policy, ItemCatalogue catalogue, Inputs.Resolved parameters, Situation situation, String person) {
        this.entitled = policy.results(!person.isEmpty()).entitled();
        this.policy = policy.onlyTowards(List.of(entitled));
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.situation = situation;
        this.person = person;
    }

    /**
     * The needed ones among the open items, in catalogue order.
     *
     * @param limits known values that unknown ones were compared with
     */
    List<ItemRef> find(Set<ItemRef> open, List<Value> limits) {
        var order = catalogue.order(
                situation.members().stream().map(Situation.Member::id).toList());
        var sorted = open.stream().sorted(order).toList();
        candidates = new LinkedHashMap<>();
        var trial = new Candidates(situation, limits);
        for (var ref : sorted) {
            catalogue.item(ref.item()).ifPresent(item -> candidates.put(ref, trial.of(item)));
        }
        var needed = new LinkedHashSet<ItemRef>();
        for (var ref : sorted) {
            if (isNeeded(ref)) {
                needed.add(ref);
            }
        }
        return needed.isEmpty() ? sorted : List.copyOf(needed);
    }

    private boolean isNeeded(ItemRef ref) {
        var others = new ArrayList<>(candidates.keySet());
        if (!others.remove(ref)) {
            return true;
        }
        budget = BUDGET_PER_ITEM;
        for (var base : bases(others)) {
            if (dependsOn(ref, base) == Dependence.YES) {
                return true;
            }
        }
        for (var base : bases(others)) {
            for (var other : others) {
                for (var value : valuesOf(other)) {
                    if (budget > BUDGET_PER_ITEM / 2 && dependsOn(ref, with(base, other, value)) == Dependence.YES) {
                        return true;
                    }
                }
            }
        }
        return search(ref, others, 0, Map.of());
    }

    /** Simple ways to fill in the others: all at their first candidate, and all at their last. */
    private List<Map<ItemRef, Value>> bases(List<ItemRef> others) {
        Map<ItemRef, Value> first = new HashMap<>();
        Map<ItemRef, Value> last = new HashMap<>();
        for (var other : others) {
            first.put(other, valuesOf(other).getFirst());
            last.put(other, valuesOf(other).getLast());
        }
        return List.of(first, last);
    }

    private List<Value> valuesOf(ItemRef ref) {
        return candidates.getOrDefault(ref, List.of(Value.Nothing.NULL));
    }

    private enum Dependence {
        YES,
        NO,
        OPEN
    }

    /** Whether the answer depends on the item, given values of others; those not given stay unknown. */
    private Dependence dependsOn(ItemRef ref, Map<ItemRef, Value> given) {
        Value first = null;
        boolean open = false;
        for (var value : valuesOf(ref)) {
            var answer = answer(with(given, ref, value));
            if (!answer.isKnown()) {
                open = true;
            } else if (first == null) {
                first = answer;
            } else if (!first.equals(answer)) {
                return Dependence.YES;
            }
        }
        return open ? Dependence.OPEN : Dependence.NO;
    }

    /** All combinations of the others' candidates, cut off where the answer no longer depends on any unknown. */
    private boolean search(ItemRef ref, List<ItemRef> others, int next, Map<ItemRef, Value> given) {
        if (budget <= 0) {
            return true;
        }
        var dependence = dependsOn(ref, given);
        if (dependence != Dependence.OPEN || next == others.size()) {
            return dependence != Dependence.NO;
        }
        for (var value : valuesOf(others.get(next))) {
            if (search(ref, others, next + 1, with(given, others.get(next), value))) {
                return true;
            }
        }
        return false;
    }

    private static Map<ItemRef, Value> with(Map<ItemRef, Value> given, ItemRef ref, Value value) {
        var result = new HashMap<>(given);
        result.put(ref, value);
        return result;
    }

    private Value answer(Map<ItemRef, Value> given) {
        var known = answers.get(given);
        if (known != null) {
            return known;
        }
        budget--;
        var tried = situation;
        for (var entry : given.entrySet()) {
            tried = tried.with(entry.getKey(), entry.getValue());
        }
        var inputs = Inputs.of(tried, catalogue, parameters, person);
        var answer = PolicyRun.evaluate(policy, inputs.values(), Observer.NONE, _ -> {})
                .getOrDefault(entitled, Value.Nothing.NULL);
        answers.put(given, answer);
        return answer;
    }
}
