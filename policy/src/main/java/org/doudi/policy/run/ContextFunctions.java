package org.doudi.policy.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Context;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Items;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Text;
import org.doudi.policy.value.Value.Truth;

/** Functions of contexts, conversions between texts and numbers, identity. */
final class ContextFunctions {
    static final List<Builtin> ALL = List.of(
            Builtin.of("get value(m, key)", true, ContextFunctions::getValue),
            Builtin.of("get value(context, key)", true, ContextFunctions::getValue),
            Builtin.of("get entries(m)", true, arguments -> entries(arguments.getFirst())),
            Builtin.of("context(entries)", false, arguments -> ofEntries(arguments.getFirst())),
            Builtin.of("context put(context, key, value)", true, ContextFunctions::put),
            Builtin.of("context put(context, keys, value)", true, ContextFunctions::put),
            Builtin.of("context merge(contexts)", false, arguments -> merge(arguments.getFirst())),
            Builtin.of("string(from)", false, arguments -> text(arguments.getFirst())),
            Builtin.of("number(from)", false, arguments -> number(arguments.getFirst(), Nothing.NULL, Nothing.NULL)),
            Builtin.of(
                    "number(from, grouping separator)",
                    false,
                    arguments -> number(arguments.get(0), arguments.get(1), Nothing.NULL)),
            Builtin.of(
                    "number(from, grouping separator, decimal separator)",
                    false,
                    arguments -> number(arguments.get(0), arguments.get(1), arguments.get(2))),
            Builtin.of("is(value1, value2)", false, ContextFunctions::is));

    private ContextFunctions() {}

    /** A member read by name is read like one after a dot. */
    static void observe(List<Value> arguments, Observer observer) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof Context context
                && arguments.get(1) instanceof Text key) {
            observer.read(context, key.value(), context.member(key.value()).orElse(Nothing.NULL));
        }
    }

    private static Value getValue(List<Value> arguments) {
        if (arguments.get(0) instanceof Value.Unknown || arguments.get(1) instanceof Value.Unknown) {
            return Value.Unknown.ANYTHING;
        }
        return arguments.get(0) instanceof Context context && arguments.get(1) instanceof Text key
                ? context.member(key.value()).orElse(Nothing.NULL)
                : Nothing.NULL;
    }

    private static Value entries(Value value) {
        if (value instanceof Value.Unknown) {
            return Value.Unknown.ANYTHING;
        }
        if (!(value instanceof Context context)) {
            return Nothing.NULL;
        }
        return new Items(context.members().entrySet().stream()
                .<Value>map(entry -> new Context(Map.of("key", new Text(entry.getKey()), "value", entry.getValue())))
                .toList());
    }

    private static Value ofEntries(Value list) {
        if (list == Nothing.NULL) {
            return Nothing.NULL;
        }
        var members = new LinkedHashMap<String, Value>();
        for (var item : ListFunctions.items(list)) {
            if (!(item.value() instanceof Context entry)
                    || !(entry.member("key").orElse(Nothing.NULL) instanceof Text key)
                    || entry.member("value").isEmpty()
                    || members.putIfAbsent(key.value(), entry.member("value").get()) != null) {
                return Nothing.NULL;
            }
        }
        return new Context(members);
    }

    private static Value put(List<Value> arguments) {
        if (arguments.get(0) instanceof Value.Unknown || arguments.get(1) instanceof Value.Unknown) {
            return Value.Unknown.ANYTHING;
        }
        var keys = new ArrayList<String>();
        for (var key : ListFunctions.items(arguments.get(1))) {
            if (!(key.value() instanceof Text text)) {
                return Nothing.NULL;
            }
            keys.add(text.value());
        }
        return keys.isEmpty() ? Nothing.NULL : put(arguments.get(0), keys, arguments.get(2));
    }

    private static Value put(Value value, List<String> keys, Value added) {
        if (!(value instanceof Context context)) {
            return Nothing.NULL;
        }
        var members = new LinkedHashMap<>(context.members());
        var inner = keys.size() == 1
                ? added
                : put(context.member(keys.getFirst()).orElse(Nothing.NULL), keys.subList(1, keys.size()), added);
        if (keys.size() > 1 && inner == Nothing.NULL) {
            return Nothing.NULL;
        }
        members.put(keys.getFirst(), inner);
        return new Context(members);
    }

    private static Value merge(Value list) {
        var members = new LinkedHashMap<String, Value>();
        for (var item : ListFunctions.items(list)) {
            if (!(item.value() instanceof Context context)) {
                return Nothing.NULL;
            }
            members.putAll(context.members());
        }
        return list == Nothing.NULL ? Nothing.NULL : new Context(members);
    }

    private static Value number(Value from, Value grouping, Value decimal) {
        if (!(from instanceof Text text)) {
            return from instanceof Decimal && grouping == Nothing.NULL && decimal == Nothing.NULL ? from : Nothing.NULL;
        }
        if (!isSeparator(grouping, Set.of(" ", ",", "."))
                || !isSeparator(decimal, Set.of(",", "."))
                || (grouping != Nothing.NULL && grouping.equals(decimal))) {
            return Nothing.NULL;
        }
        var plain = text.value();
        if (grouping instanceof Text separator) {
            plain = plain.replace(separator.value(), "");
        }
        if (decimal instanceof Text separator) {
            plain = plain.replace(separator.value(), ".");
        }
        return plain.matches("[+-]?(\\d{1,200}(\\.\\d{1,200})?|\\.\\d{1,200})([eE][+-]?\\d{1,4})?")
                ? new Decimal(new BigDecimal(plain, Numbers.PRECISION))
                : Nothing.NULL;
    }

    private static boolean isSeparator(Value value, Set<String> allowed) {
        return value == Nothing.NULL || (value instanceof Text text && allowed.contains(text.value()));
    }

    private static Value text(Value value) {
        return switch (value) {
            case Nothing nothing -> nothing;
            case Text text -> text;
            default -> new Text(written(value));
        };
    }

    /** A value as FEEL writes it; texts inside lists and contexts stand in quotes. */
    static String written(Value value) {
        return switch (value) {
            case Text text -> '"' + text.value().replace("\"", "\\\"") + '"';
            case Items items ->
                items.values().stream().map(ContextFunctions::written).collect(Collectors.joining(", ", "[", "]"));
            case Context context ->
                context.members().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + written(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Value.Range range ->
                (range.lowIncluded() ? "[" : "(")
                        + written(range.low())
                        + ".."
                        + written(range.high())
                        + (range.highIncluded() ? "]" : ")");
            case Value.Date _, Value.Time _, Value.DateTime _, Value.YearsAndMonths _, Value.DaysAndTime _ ->
                Temporals.text(value);
            case Value.Function function -> "function(" + String.join(", ", function.parameters()) + ")";
            case Nothing _, Truth _, Decimal _, Value.Unknown _, Value.UncertainItems _ -> value.toString();
        };
    }

    /** Same kind and same value; times are the same only in the same zone. */
    private static Value is(List<Value> arguments) {
        return Truth.of(arguments.get(0).equals(arguments.get(1)));
    }
}
