package org.doudi.policy.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Unknown;

/**
 * One form of a built-in function.
 *
 * @param parameters names of its parameters in order; the last one of a variadic form takes any number of arguments
 * @param takesUnknown whether the body itself deals with unknown arguments; if not, its result is then unknown
 */
record Builtin(String name, List<String> parameters, boolean variadic, boolean takesUnknown, Value.Function.Body body) {
    /** @param signature such as {@code substring(string, start position)} or {@code max(list*)} */
    static Builtin of(String signature, boolean takesUnknown, Value.Function.Body body) {
        int open = signature.indexOf('(');
        var inner = signature.substring(open + 1, signature.length() - 1);
        boolean variadic = inner.endsWith("*");
        var names = variadic ? inner.substring(0, inner.length() - 1) : inner;
        var parameters = names.isEmpty() ? List.<String>of() : List.of(names.split(", "));
        return new Builtin(signature.substring(0, open), parameters, variadic, takesUnknown, body);
    }

    boolean takes(int arguments) {
        return variadic ? arguments >= parameters.size() : arguments == parameters.size();
    }

    /** The arguments in order, if these are the names of the parameters. */
    Optional<List<Value>> ordered(Map<String, Value> named) {
        if (named.size() != parameters.size() || !named.keySet().containsAll(parameters)) {
            return Optional.empty();
        }
        var ordered = new ArrayList<Value>();
        for (var parameter : parameters) {
            ordered.add(named.getOrDefault(parameter, Value.Nothing.NULL));
        }
        return Optional.of(ordered);
    }

    Value call(List<Value> arguments) {
        if (!takesUnknown && !arguments.stream().allMatch(Value::isKnown)) {
            return Unknown.ANYTHING;
        }
        return body.call(arguments);
    }
}
