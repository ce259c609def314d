package org.doudi.policy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Items;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.UncertainItems.Possible;
import org.doudi.policy.value.Value.Unknown;

/** Functions that search lists and make lists of lists. */
final class ListFunctions {
    static final List<Builtin> ALL = List.of(
            Builtin.of("list contains(list, element)", true, ListFunctions::contains),
            Builtin.of("append(list, item*)", true, ListFunctions::append),
            Builtin.of("concatenate(list*)", true, ListFunctions::concatenate),
            Builtin.of("flatten(list)", true, arguments -> flatten(arguments.getFirst())),
            Builtin.of("union(list*)", false, arguments -> distinct(concatenate(arguments))),
            Builtin.of("distinct values(list)", false, arguments -> distinct(arguments.getFirst())),
            Builtin.of("reverse(list)", false, ListFunctions::reverse),
            Builtin.of("index of(list, match)", false, ListFunctions::indexOf),
            Builtin.of("insert before(list, position, newItem)", false, ListFunctions::insertBefore),
            Builtin.of("remove(list, position)", false, ListFunctions::remove),
            Builtin.of("list replace(list, position, newItem)", false, ListFunctions::replaceAt),
            Builtin.of("list replace(list, match, newItem)", false, ListFunctions::replaceAt),
            Builtin.of("sublist(list, start position)", false, ListFunctions::sublist),
            Builtin.of("sublist(list, start position, length)", false, ListFunctions::sublist),
            Builtin.of("sort(list, precedes)", false, ListFunctions::sort),
            Builtin.of("sort(list)", false, ListFunctions::sort));

    private ListFunctions() {}

    /** The items of a list; a value that is no list counts as a list of one, null as none. */
    static List<Possible> items(Value value) {
        return switch (value) {
            case Items items ->
                items.values().stream().map(item -> new Possible(item, true)).toList();
            case Value.UncertainItems items -> items.values();
            case Nothing _ -> List.of();
            default -> List.of(new Possible(value, true));
        };
    }

    private static List<Value> values(Value value) {
        return items(value).stream().map(Possible::value).toList();
    }

    private static Value contains(List<Value> arguments) {
        var list = arguments.getFirst();
        if (list == Nothing.NULL || list.equals(Unknown.ANYTHING)) {
            return list;
        }
        Value result = Truth.FALSE;
        for (var item : items(list)) {
            var equal = Comparisons.equal(item.value(), arguments.get(1));
            var counts = item.certain() ? Truth.TRUE : Unknown.BOOLEAN;
            result = Logic.or(result, Logic.and(counts, equal == Nothing.NULL ? Truth.FALSE : equal));
        }
        return result;
    }

    private static Value append(List<Value> arguments) {
        if (arguments.getFirst() == Nothing.NULL) {
            return Nothing.NULL;
        }
        if (arguments.getFirst() instanceof Unknown) {
            return Unknown.ANYTHING;
        }
        var result = new ArrayList<>(items(arguments.getFirst()));
        arguments.stream().skip(1).forEach(item -> result.add(new Possible(item, true)));
        return Loops.list(result);
    }

    private static Value concatenate(List<Value> arguments) {
        if (arguments.contains(Nothing.NULL)) {
            return Nothing.NULL;
        }
        if (arguments.stream().anyMatch(Unknown.class::isInstance)) {
            return Unknown.ANYTHING;
        }
        return Loops.list(
                arguments.stream().flatMap(list -> items(list).stream()).toList());
    }

    private static Value flatten(Value list) {
        if (list == Nothing.NULL || list instanceof Unknown) {
            return list;
        }
        var result = new ArrayList<Possible>();
        for (var item : items(list)) {
            if (item.value() instanceof Items || item.value() instanceof Value.UncertainItems) {
                for (var inner : items(flatten(item.value()))) {
                    result.add(new Possible(inner.value(), item.certain() && inner.certain()));
                }
            } else if (item.value().equals(Unknown.ANYTHING)) {
                return Unknown.ANYTHING;
            } else {
                result.add(item);
            }
        }
        return Loops.list(result);
    }

    private static Value distinct(Value list) {
        if (list == Nothing.NULL) {
            return Nothing.NULL;
        }
        var result = new ArrayList<Value>();
        for (var value : values(list)) {
            if (result.stream().noneMatch(seen -> isEqual(seen, value))) {
                result.add(value);
            }
        }
        return new Items(result);
    }

    private static boolean isEqual(Value one, Value other) {
        return Logic.isTrue(Comparisons.equal(one, other));
    }

    private static Value reverse(List<Value> arguments) {
        return arguments.getFirst() == Nothing.NULL
                ? Nothing.NULL
                : new Items(values(arguments.getFirst()).reversed());
    }

    private static Value indexOf(List<Value> arguments) {
        if (arguments.getFirst() == Nothing.NULL) {
            return Nothing.NULL;
        }
        var values = values(arguments.getFirst());
        var places = new ArrayList<Value>();
        for (int i = 0; i < values.size(); i++) {
            if (isEqual(values.get(i), arguments.get(1))) {
                places.add(Decimal.of(i + 1));
            }
        }
        return new Items(places);
    }

    /** The index from 0 that a position from 1, or from the end if negative, means; -1 if there is none. */
    private static int index(Value position, int size) {
        if (!(position instanceof Decimal number)
                || number.value().stripTrailingZeros().scale() > 0) {
            return -1;
        }
        long place = number.value().longValue();
        if (place == 0 || Math.abs(place) > size) {
            return -1;
        }
        return (int) (place > 0 ? place - 1 : size + place);
    }

    private static Value insertBefore(List<Value> arguments) {
        var values = new ArrayList<>(values(arguments.getFirst()));
        int index = index(arguments.get(1), values.size());
        if (arguments.getFirst() == Nothing.NULL || index < 0) {
            return Nothing.NULL;
        }
        values.add(index, arguments.get(2));
        return new Items(values);
    }

    private static Value remove(List<Value> arguments) {
        var values = new ArrayList<>(values(arguments.getFirst()));
        int index = index(arguments.get(1), values.size());
        if (arguments.getFirst() == Nothing.NULL || index < 0) {
            return Nothing.NULL;
        }
        values.remove(index);
        return new Items(values);
    }

    private static Value replaceAt(List<Value> arguments) {
        if (arguments.getFirst() == Nothing.NULL) {
            return Nothing.NULL;
        }
        var values = new ArrayList<>(values(arguments.getFirst()));
        if (arguments.get(1) instanceof Value.Function matches) {
            return replaceMatching(values, matches, arguments.get(2));
        }
        int index = index(arguments.get(1), values.size());
        if (index < 0) {
            return Nothing.NULL;
        }
        values.set(index, arguments.get(2));
        return new Items(values);
    }

    private static Value replaceMatching(List<Value> values, Value.Function matches, Value replacement) {
        if (matches.parameters().size() != 2) {
            return Nothing.NULL;
        }
        var result = new ArrayList<Value>();
        for (var value : values) {
            var answer = matches.body().call(List.of(value, replacement));
            if (!(answer instanceof Truth truth)) {
                return Logic.isUnknown(answer) ? Unknown.ANYTHING : Nothing.NULL;
            }
            result.add(truth.value() ? replacement : value);
        }
        return new Items(result);
    }

    private static Value sublist(List<Value> arguments) {
        var values = values(arguments.getFirst());
        int start = index(arguments.get(1), values.size());
        if (arguments.getFirst() == Nothing.NULL || start < 0) {
            return Nothing.NULL;
        }
        int end = values.size();
        if (arguments.size() == 3) {
            if (!(arguments.get(2) instanceof Decimal length)
                    || length.value().signum() < 0
                    || length.value().intValue() > values.size() - start) {
                return Nothing.NULL;
            }
            end = start + length.value().intValue();
        }
        return new Items(values.subList(start, end));
    }

    private static Value sort(List<Value> arguments) {
        if (arguments.getFirst() == Nothing.NULL) {
            return Nothing.NULL;
        }
        var values = new ArrayList<>(values(arguments.getFirst()));
        if (arguments.size() == 2) {
            if (!(arguments.get(1) instanceof Value.Function precedes)
                    || precedes.parameters().size() != 2) {
                return Nothing.NULL;
            }
            var unknown = new boolean[1];
            var sorted = mergeSorted(values, (one, other) -> {
                var answer = precedes.body().call(List.of(one, other));
                unknown[0] |= Logic.isUnknown(answer);
                return Logic.isTrue(answer);
            });
            return unknown[0] ? Unknown.ANYTHING : sorted;
        }
        return mergeSorted(values, (one, other) -> Logic.isTrue(Comparisons.less(one, other)));
    }

    private interface Precedes {
        boolean test(Value one, Value other);
    }

    /** A merge sort of our own: an inconsistent order written by a policy must not make it fail. */
    private static Items mergeSorted(List<Value> values, Precedes precedes) {
        if (values.size() < 2) {
            return new Items(values);
        }
        int half = values.size() / 2;
        var left =
                new ArrayList<>(mergeSorted(values.subList(0, half), precedes).values());
        var right = new ArrayList<>(
                mergeSorted(values.subList(half, values.size()), precedes).values());
        Collections.reverse(left);
        Collections.reverse(right);
        var result = new ArrayList<Value>();
        while (!left.isEmpty() && !right.isEmpty()) {
            boolean takeRight = precedes.test(right.getLast(), left.getLast());
            result.add((takeRight ? right : left).removeLast());
        }
        result.addAll(left.reversed());
        result.addAll(right.reversed());
        return new Items(result);
    }
}
