package org.doudi.policy;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Explanation.Check;
import org.doudi.policy.Explanation.ParameterUse;
import org.doudi.policy.feel.Expression.Comparator;
import org.doudi.policy.run.Observer;
import org.doudi.policy.value.Value;

/** Notes, decision by decision, what is read and compared. */
final class Trace implements Observer {
    private static final int MOST_CHECKS = 100;

    /** What one decision did. */
    static final class Notes {
        final Map<ItemRef, Value> reads = new LinkedHashMap<>();
        final Set<ParameterUse> parameters = new LinkedHashSet<>();
        final List<Check> checks = new ArrayList<>();
    }

    private final Inputs inputs;
    private final IdentityHashMap<Value.Context, Inputs.Owner> owners = new IdentityHashMap<>();
    private final Map<String, Notes> byDecision = new LinkedHashMap<>();
    private Notes current = new Notes();

    Trace(Inputs inputs) {
        this.inputs = inputs;
        owners.putAll(inputs.owners());
    }

    void begin(Decision decision) {
        current = new Notes();
        byDecision.put(decision.name(), current);
    }

    Notes notes(String decision) {
        return byDecision.getOrDefault(decision, new Notes());
    }

    @Override
    public void read(Value.Context owner, String member, Value value) {
        switch (owners.get(owner)) {
            case null -> {}
            case Inputs.OfItems items -> current.reads.putIfAbsent(new ItemRef(items.member(), member), value);
            case Inputs.OfParameters parameters -> readParameter(parameters, member, value);
            case Inputs.OfKeys keys -> use(keys.parameters(), keys.id(), member);
        }
    }

    private void readParameter(Inputs.OfParameters parameters, String id, Value value) {
        if (value == Value.Nothing.NULL && parameters.resolved().values(id).isEmpty()) {
            throw new MissingParameter(id, parameters.resolved().month());
        }
        if (value instanceof Value.Context keyed) {
            owners.put(keyed, new Inputs.OfKeys(parameters, id));
            return;
        }
        parameters
                .resolved()
                .selectingItem(id)
                .ifPresentOrElse(item -> selected(parameters, id, item), () -> use(parameters, id, ""));
    }

    /** A household item chose the value, so it was read too. */
    private void selected(Inputs.OfParameters parameters, String id, String item) {
        var chosen = inputs.household(item);
        current.reads.putIfAbsent(ItemRef.ofHousehold(item), chosen);
        if (chosen instanceof Value.Text key) {
            use(parameters, id, key.value());
        } else {
            parameters.resolved().values(id).keySet().forEach(key -> use(parameters, id, key));
        }
    }

    private void use(Inputs.OfParameters parameters, String id, String key) {
        parameters
                .resolved()
                .dated(id, key)
                .ifPresent(
                        dated -> current.parameters.add(new ParameterUse(id, key, dated, parameters.onApplication())));
    }

    @Override
    public void compared(Comparator operator, Value left, Value right, Value result) {
        if (current.checks.size() < MOST_CHECKS) {
            current.checks.add(new Check(operator, left, right, Explanation.resultOf(result)));
        }
    }
}
