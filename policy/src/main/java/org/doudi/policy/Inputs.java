package org.doudi.policy;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doudi.policy.value.Value;

/** A situation as the inputs of a policy, remembering which context stands for what. */
final class Inputs {
    /** What a context of the inputs stands for. */
    sealed interface Owner {}

    /** The items of a member, or of the household if the id is empty. */
    record OfItems(String member) implements Owner {}

    /** All parameters, as of the month asked or of the day of application. */
    record OfParameters(ResolvedParameters resolved, boolean onApplication) implements Owner {}

    /** The keys of one parameter. */
    record OfKeys(OfParameters parameters, String id) implements Owner {}

    private final IdentityHashMap<Value.Context, Owner> owners = new IdentityHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Value.Context household;

    private Inputs(Value.Context household) {
        this.household = household;
    }

    /** Parameters of the month asked and of the day of application. */
    record Resolved(ResolvedParameters inMonth, ResolvedParameters onApplication) {}

    /** @param person id of the member a programme for persons is asked about, empty for one for households */
    static Inputs of(Situation situation, ItemCatalogue catalogue, Resolved parameters, String person) {
        var inputs = new Inputs(complete(situation.household(), catalogue, Item.Level.HOUSEHOLD));
        inputs.owners.put(inputs.household, new OfItems(""));
        inputs.put("household", inputs.household);
        inputs.addMembers(situation, catalogue, person);
        inputs.addParameters("参数", new OfParameters(parameters.inMonth, false), situation);
        inputs.addParameters("申请日参数", new OfParameters(parameters.onApplication, true), situation);
        inputs.put("received", new Value.Items(situation.received()));
        inputs.put(
                "identities",
                new Value.Items(situation.identities().stream()
                        .<Value>map(Value.Text::new)
                        .toList()));
        inputs.put("applied_on", new Value.Date(situation.appliedOn()));
        inputs.put("decided_on", new Value.Date(situation.decidedOn()));
        inputs.put("month", new Value.Date(situation.month().atDay(1)));
        return inputs;
    }

    private void put(String name, Value value) {
        values.put(name, value);
    }

    private void addMembers(Situation situation, ItemCatalogue catalogue, String person) {
        List<Value> members = new ArrayList<>();
        for (var member : situation.members()) {
            var items = complete(member.items(), catalogue, Item.Level.MEMBER);
            owners.put(items, new OfItems(member.id()));
            members.add(items);
            if (member.id().equals(person)) {
                put("person", items);
            }
        }
        if (!person.isEmpty() && !values.containsKey("person")) {
            throw new UnknownName("member", person);
        }
        put("members", new Value.Items(members));
    }

    private void addParameters(String name, OfParameters parameters, Situation situation) {
        var context = parameters.resolved.asContext(situation.household());
        owners.put(context, parameters);
        put(name, context);
    }

    /** The items given, and all others as unknown. */
    private static Value.Context complete(Map<String, Value> given, ItemCatalogue catalogue, Item.Level level) {
        var items = new LinkedHashMap<>(given);
        catalogue.items(level).forEach(item -> {
            var value = items.get(item.name());
            if (value == null || value.equals(Value.Unknown.ANYTHING)) {
                items.put(item.name(), item.unknown());
            }
        });
        return new Value.Context(items);
    }

    Map<String, Value> values() {
        return values;
    }

    IdentityHashMap<Value.Context, Owner> owners() {
        return owners;
    }

    Value household(String item) {
        return household.member(item).orElse(Value.Nothing.NULL);
    }
}
