package org.doudi.policy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Parameter.Dated;
import org.doudi.policy.value.Value;

/** All parameters; resolved for a month and a place before a policy is evaluated. */
public final class Parameters {
    /** The narrowest division wins, of one division the newest value. */
    private static final Comparator<Dated> PRECEDENCE =
            Comparator.<Dated>comparingInt(dated -> dated.division().length()).thenComparing(Dated::from);

    private final Map<String, Parameter> byId = new LinkedHashMap<>();

    /** @param parameters each id once */
    public Parameters(Collection<Parameter> parameters) {
        parameters.forEach(parameter -> byId.put(parameter.id(), parameter));
    }

    /** All parameters. */
    public Collection<Parameter> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The parameter of that name. */
    public Optional<Parameter> parameter(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * These parameters with other values in every month and place, as worked cases and simulations state them.
     *
     * @param values by name, or {@code name[key]}; without its key a value holds for every key
     * @throws UnknownName if there is no such parameter
     */
    public Parameters overriding(Map<String, Value> values) {
        var changed = new LinkedHashMap<>(byId);
        values.forEach((name, value) -> {
            int bracket = name.indexOf('[');
            var id = bracket < 0 ? name : name.substring(0, bracket);
            var key = bracket < 0 ? "" : name.substring(bracket + 1, name.length() - 1);
            var parameter = changed.get(id);
            if (parameter == null) {
                throw new UnknownName("parameter", id);
            }
            changed.put(id, overridden(parameter, key, value));
        });
        return new Parameters(changed.values());
    }

    /**
     * These parameters with further values; one with the first month, place and key of another takes its place.
     *
     * @param values by name of the parameter
     * @throws UnknownName if there is no such parameter
     */
    public Parameters stating(Map<String, List<Dated>> values) {
        var changed = new LinkedHashMap<>(byId);
        values.forEach((id, stated) -> {
            var parameter = changed.get(id);
            if (parameter == null) {
                throw new UnknownName("parameter", id);
            }
            var all = new ArrayList<>(parameter.values());
            for (var dated : stated) {
                all.removeIf(other -> isSameEntry(other, dated));
                all.add(dated);
            }
            changed.put(id, withValues(parameter, all));
        });
        return new Parameters(changed.values());
    }

    private static boolean isSameEntry(Dated one, Dated other) {
        return one.from().equals(other.from())
                && one.division().equals(other.division())
                && one.key().equals(other.key());
    }

    private static Parameter overridden(Parameter parameter, String key, Value value) {
        var others = parameter.values().stream()
                .filter(dated -> !key.isEmpty() && !dated.key().equals(key))
                .toList();
        var values = new ArrayList<>(others);
        keysOf(parameter, key)
                .forEach(one -> values.add(new Dated(
                        YearMonth.of(1900, 1), Optional.empty(), "", one, value, Parameter.Mark.DEMO, "override", "")));
        return withValues(parameter, values);
    }

    private static Parameter withValues(Parameter parameter, List<Dated> values) {
        return new Parameter(
                parameter.id(),
                parameter.title(),
                parameter.titleEn(),
                parameter.unit(),
                parameter.scope(),
                parameter.key(),
                parameter.keyItem(),
                List.copyOf(values));
    }

    private static Collection<String> keysOf(Parameter parameter, String key) {
        boolean everyKey = key.isEmpty()
                && !parameter.key().isEmpty()
                && parameter.keyItem().isEmpty();
        return everyKey
                ? parameter.values().stream().map(Dated::key).collect(Collectors.toCollection(LinkedHashSet::new))
                : List.of(key);
    }

    /** The values in force in a month at a place. */
    public ResolvedParameters resolve(YearMonth month, DivisionCode division) {
        var resolved = new LinkedHashMap<String, Map<String, Dated>>();
        for (var parameter : byId.values()) {
            var byKey = new LinkedHashMap<String, Dated>();
            for (var dated : parameter.values()) {
                if (dated.holds(month, division)) {
                    byKey.merge(dated.key(), dated, (one, other) -> PRECEDENCE.compare(one, other) >= 0 ? one : other);
                }
            }
            resolved.put(parameter.id(), byKey);
        }
        return new ResolvedParameters(month, byId, resolved);
    }
}
