package org.doudi.policy.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doudi.policy.Parameter;
import org.doudi.policy.Parameters;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/** The parameters of a worked case, which hold instead of the published ones. */
final class Overrides {
    private Overrides() {}

    /**
     * The values by {@code name} or {@code name[key]}; of several keys {@code name[one;other]}.
     *
     * @throws org.doudi.policy.yaml.InvalidYaml if there is no such parameter, or it has no such key
     */
    static Map<String, Value> read(Parameters published, YamlNode node) {
        var values = new LinkedHashMap<String, Value>();
        node.map().forEach((name, value) -> {
            int bracket = name.indexOf('[');
            var id = bracket < 0 ? name : name.substring(0, bracket);
            if (bracket >= 0 && !name.endsWith("]")) {
                throw value.error("write a keyed parameter as \"name[key]\"");
            }
            var parameter = published.parameter(id).orElseThrow(() -> value.error("there is no parameter named " + id));
            var key = bracket < 0
                    ? ""
                    : "[" + key(parameter, name.substring(bracket + 1, name.length() - 1), value) + "]";
            values.put(id + key, value(parameter, value));
        });
        return values;
    }

    private static String key(Parameter parameter, String written, YamlNode at) {
        var keys = keys(parameter);
        var key = written.startsWith(parameter.key() + " ")
                ? written.substring(parameter.key().length() + 1)
                : written;
        var found = keys.contains(key) ? key : key.replaceAll("\\s*[,;]\\s*", ";");
        if (!keys.contains(found)) {
            throw at.error(parameter.id() + " has no key '" + written + "'; its keys are "
                    + (keys.isEmpty() ? "none" : String.join(", ", keys)));
        }
        return found;
    }

    private static Set<String> keys(Parameter parameter) {
        return parameter.values().stream()
                .map(Parameter.Dated::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A number in quotes is a number where the published values are numbers. */
    private static Value value(Parameter parameter, YamlNode node) {
        boolean isNumber = parameter.values().stream().anyMatch(dated -> dated.value() instanceof Value.Decimal);
        return isNumber ? new Value.Decimal(YamlValues.number(node)) : YamlValues.value(node);
    }
}
