package org.doudi.policy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;

/** The built-in functions by name. */
public final class Functions {
    private static final Map<String, List<Builtin>> BY_NAME = new HashMap<>();

    static {
        Stream.of(
                        NumberFunctions.ALL,
                        TextFunctions.ALL,
                        ListFunctions.ALL,
                        ListNumbers.ALL,
                        TemporalFunctions.ALL,
                        RangeFunctions.ALL,
                        ContextFunctions.ALL)
                .flatMap(List::stream)
                .forEach(builtin -> BY_NAME.computeIfAbsent(builtin.name(), _ -> new ArrayList<>())
                        .add(builtin));
    }

    private Functions() {}

    /** Names of all built-in functions. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    static Value call(String name, List<Value> arguments, Observer observer) {
        if (name.equals("get value")) {
            ContextFunctions.observe(arguments, observer);
        }
        return BY_NAME.getOrDefault(name, List.of()).stream()
                .filter(builtin -> builtin.takes(arguments.size()))
                .findFirst()
                .map(builtin -> builtin.call(arguments))
                .orElse(Nothing.NULL);
    }

    static Value call(String name, Map<String, Value> arguments, Observer observer) {
        if (name.equals("is") && arguments.size() == 1) {
            return is(arguments, observer);
        }
        for (var builtin : BY_NAME.getOrDefault(name, List.of())) {
            var ordered = builtin.ordered(arguments);
            if (ordered.isPresent()) {
                return call(name, ordered.get(), observer);
            }
        }
        return Nothing.NULL;
    }

    /** Of {@code is} one argument may be left out; it counts as null. */
    private static Value is(Map<String, Value> arguments, Observer observer) {
        return call(
                "is",
                List.of(arguments.getOrDefault("value1", Nothing.NULL), arguments.getOrDefault("value2", Nothing.NULL)),
                observer);
    }

    /** A built-in function as a value, so that it can be handed to another function. */
    static Value asValue(String name) {
        var forms = BY_NAME.getOrDefault(name, List.of());
        if (forms.isEmpty()) {
            return Nothing.NULL;
        }
        var form = forms.getFirst();
        var types = Collections.<FeelType>nCopies(form.parameters().size(), FeelType.Simple.ANY);
        return new Value.Function(form.parameters(), types, form::call);
    }
}
