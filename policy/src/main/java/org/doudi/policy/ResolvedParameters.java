package org.doudi.policy;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.Parameter.Dated;
import org.doudi.policy.run.Interpreter;
import org.doudi.policy.value.Value;

/** The values of all parameters in one month at one place. A key that has no value is null to a policy. */
public final class ResolvedParameters {
    private final YearMonth month;
    private final Map<String, Parameter> parameters;
    private final Map<String, Map<String, Dated>> byKey;

    ResolvedParameters(YearMonth month, Map<String, Parameter> parameters, Map<String, Map<String, Dated>> byKey) {
        this.month = month;
        this.parameters = parameters;
        this.byKey = byKey;
    }

    /** The month asked for. */
    public YearMonth month() {
        return month;
    }

    /** The value in force, with its source; {@code key} is empty for a parameter without keys. */
    public Optional<Dated> dated(String id, String key) {
        return Optional.ofNullable(byKey.getOrDefault(id, Map.of()).get(key));
    }

    /** All values in force of a parameter, by key. */
    public Map<String, Dated> values(String id) {
        return byKey.getOrDefault(id, Map.of());
    }

    /** The household item that chooses the value of this parameter now, if one does. */
    Optional<String> selectingItem(String id) {
        return Optional.ofNullable(parameters.get(id))
                .map(Parameter::keyItem)
                .filter(item ->
                        !item.isEmpty() && !values(id).isEmpty() && !values(id).containsKey(""));
    }

    /** All parameters as a policy reads them; one without any value is left out, unless it has keys. */
    public Value.Context asContext(Map<String, Value> household) {
        var members = new LinkedHashMap<String, Value>();
        for (var id : byKey.keySet()) {
            value(id, household).ifPresent(value -> members.put(id, value));
        }
        return new Value.Context(members);
    }

    private Optional<Value> value(String id, Map<String, Value> household) {
        var values = values(id);
        var plain = values.get("");
        if (plain != null) {
            return Optional.of(plain.value());
        }
        var selecting = selectingItem(id);
        if (selecting.isPresent()) {
            return Optional.of(selected(values, household.getOrDefault(selecting.get(), Value.Unknown.ANYTHING)));
        }
        var parameter = parameters.get(id);
        if (parameter == null
                || parameter.key().isEmpty()
                || !parameter.keyItem().isEmpty()) {
            return Optional.empty();
        }
        var members = new LinkedHashMap<String, Value>();
        values.forEach((key, dated) -> members.put(key, dated.value()));
        return Optional.of(new Value.Context(members));
    }

    private static Value selected(Map<String, Dated> values, Value key) {
        if (key instanceof Value.Unknown) {
            return values.values().stream()
                    .map(Dated::value)
                    .reduce(Interpreter::join)
                    .orElse(Value.Nothing.NULL);
        }
        var dated = key instanceof Value.Text text ? values.get(text.value()) : null;
        return dated == null ? Value.Nothing.NULL : dated.value();
    }
}
