package org.doudi.policy.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/**
 * The benefits a case says are received: each a context with {@code programme}, {@code person} (null for the whole
 * household) and {@code amount} in yuan a month (null if the case states none).
 */
final class Received {
    private Received() {}

    /** Reads a list of codes or of entries, or entries by code. */
    static List<Value> read(YamlNode node) {
        var received = new ArrayList<Value>();
        if (node.isMap()) {
            node.map().forEach((programme, stated) -> received.add(entry(programme, stated)));
        } else {
            node.list().forEach(stated -> received.add(stated.isMap() ? entry("", stated) : entry(stated.text())));
        }
        return List.copyOf(received);
    }

    private static Value entry(String programme) {
        return context(programme, Value.Nothing.NULL, Value.Nothing.NULL, new LinkedHashMap<>());
    }

    private static Value entry(String programme, YamlNode stated) {
        if (!stated.isMap()) {
            return context(programme, Value.Nothing.NULL, YamlValues.value(stated), new LinkedHashMap<>());
        }
        var others = new LinkedHashMap<String, Value>();
        stated.map().forEach((name, value) -> others.put(name, YamlValues.value(value)));
        var code = programme.isEmpty() ? stated.required("programme").text() : programme;
        var amount = others.getOrDefault("amount", others.getOrDefault("monthly_amount", Value.Nothing.NULL));
        return context(code, others.getOrDefault("person", Value.Nothing.NULL), amount, others);
    }

    private static Value context(String programme, Value person, Value amount, Map<String, Value> members) {
        members.put("programme", new Value.Text(programme));
        members.put("person", person);
        members.put("amount", amount);
        return new Value.Context(members);
    }

    /** The entry with the name of a person, if it has none and its programme is for persons. */
    static Value named(Value one, String person, Predicate<String> isForPersons) {
        if (one instanceof Value.Context context
                && context.member("programme")
                        .filter(code -> code instanceof Value.Text text && isForPersons.test(text.value()))
                        .isPresent()
                && context.member("person").equals(Optional.of(Value.Nothing.NULL))) {
            var members = new LinkedHashMap<>(context.members());
            members.put("person", new Value.Text(person));
            return new Value.Context(members);
        }
        return one;
    }

    /** Whether the member of that name receives a programme by himself. */
    static boolean by(List<Value> received, String programme, String person) {
        return received.stream()
                .anyMatch(one -> one instanceof Value.Context context
                        && context.member("programme").equals(Optional.of(new Value.Text(programme)))
                        && context.member("person").equals(Optional.of(new Value.Text(person))));
    }
}
