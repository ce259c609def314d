package org.doudi.policy.run;

import static org.doudi.policy.run.ListFunctions.items;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.UncertainItems.Possible;
import org.doudi.policy.value.Value.Unknown;
import org.jspecify.annotations.Nullable;

/** Sums, counts and other single values drawn from a list, also where items are unknown or uncertain. */
final class ListNumbers {
    static final List<Builtin> ALL = List.of(
            Builtin.of("count(list)", true, one(ListNumbers::count)),
            Builtin.of("sum(list*)", true, list(ListNumbers::sum)),
            Builtin.of("min(list*)", true, list(ListNumbers::minimum)),
            Builtin.of("max(list*)", true, list(ListNumbers::maximum)),
            Builtin.of("mean(list*)", true, list(ListNumbers::mean)),
            Builtin.of("all(list*)", true, list(ListNumbers::all)),
            Builtin.of("any(list*)", true, list(ListNumbers::any)),
            Builtin.of("product(list*)", false, numbers(ListNumbers::product)),
            Builtin.of("median(list*)", false, numbers(ListNumbers::median)),
            Builtin.of("stddev(list*)", false, numbers(ListNumbers::deviation)),
            Builtin.of("mode(list*)", false, list(ListNumbers::mode)));

    private ListNumbers() {}

    private static Value.Function.Body one(UnaryOperator<Value> function) {
        return arguments -> function.apply(arguments.getFirst());
    }

    /** One list, or the items one by one. */
    private static Value.Function.Body list(UnaryOperator<Value> function) {
        return arguments -> function.apply(arguments.size() == 1 ? arguments.getFirst() : new Value.Items(arguments));
    }

    private interface Statistic {
        Value of(List<BigDecimal> numbers);
    }

    private static Value.Function.Body numbers(Statistic statistic) {
        return list(list -> {
            var numbers = new ArrayList<BigDecimal>();
            for (var item : items(list)) {
                if (!(item.value() instanceof Decimal number)) {
                    return Nothing.NULL;
                }
                numbers.add(number.value());
            }
            return numbers.isEmpty() ? Nothing.NULL : statistic.of(numbers);
        });
    }

    static Value count(Value list) {
        if (list == Nothing.NULL) {
            return Nothing.NULL;
        }
        if (list.equals(Unknown.ANYTHING)) {
            return Unknown.ANYTHING;
        }
        var items = items(list);
        long certain = items.stream().filter(Possible::certain).count();
        return Unknown.between(BigDecimal.valueOf(certain), BigDecimal.valueOf(items.size()));
    }

    static Value sum(Value list) {
        return fold(list, Numbers::add, item -> Numbers.hull(Decimal.ZERO, item));
    }

    static Value minimum(Value list) {
        return extreme(list, Numbers::minimum, -1);
    }

    static Value maximum(Value list) {
        return extreme(list, Numbers::maximum, 1);
    }

    /** @param sign 1 for the greatest, -1 for the least */
    private static Value extreme(Value list, BinaryOperator<Value> ofNumbers, int sign) {
        var items = items(list);
        boolean numbers = items.stream().allMatch(item -> Numbers.isNumber(item.value()));
        if (list == Nothing.NULL || numbers || !list.isKnown()) {
            return fold(list, ofNumbers, null);
        }
        var best = items.getFirst().value();
        for (var item : items) {
            var order = Comparisons.order(item.value(), best);
            if (order.isEmpty()) {
                return Nothing.NULL;
            }
            if (Integer.signum(order.getAsInt()) == sign) {
                best = item.value();
            }
        }
        return best;
    }

    /**
     * Folds numbers.
     *
     * @param optional what an uncertain item contributes; null if the result without it is joined with that with it
     */
    private static Value fold(Value list, BinaryOperator<Value> function, @Nullable UnaryOperator<Value> optional) {
        if (list == Nothing.NULL || list.equals(Unknown.ANYTHING)) {
            return list;
        }
        Value certain = Nothing.NULL;
        var items = items(list);
        if (items.stream().anyMatch(item -> item.certain() && cannotBeNumber(item.value()))) {
            return Nothing.NULL;
        }
        if (!items.stream().allMatch(item -> Numbers.isNumber(item.value()))) {
            return Unknown.ANYTHING;
        }
        for (var item : items) {
            if (item.certain()) {
                certain = certain == Nothing.NULL ? item.value() : function.apply(certain, item.value());
            }
        }
        for (var item : items) {
            if (!item.certain()) {
                if (certain == Nothing.NULL) {
                    return Unknown.ANYTHING;
                }
                certain = optional == null
                        ? Logic.join(certain, function.apply(certain, item.value()))
                        : function.apply(certain, optional.apply(item.value()));
            }
        }
        return certain;
    }

    private static boolean cannotBeNumber(Value value) {
        return !Numbers.isNumber(value) && !value.equals(Unknown.ANYTHING);
    }

    private static Value mean(Value list) {
        var sum = sum(list);
        return Numbers.isNumber(sum) ? Numbers.divide(sum, count(list)) : sum;
    }

    private static Value all(Value list) {
        return logic(list, Truth.TRUE);
    }

    private static Value any(Value list) {
        return logic(list, Truth.FALSE);
    }

    /** @param neutral what an empty list yields, and an item that changes nothing */
    private static Value logic(Value list, Truth neutral) {
        if (list == Nothing.NULL || list.equals(Unknown.ANYTHING)) {
            return list;
        }
        Value result = neutral;
        for (var item : items(list)) {
            var value = item.certain() ? Logic.truth(item.value()) : Logic.join(neutral, Logic.truth(item.value()));
            result = neutral.value() ? Logic.and(result, value) : Logic.or(result, value);
        }
        return result;
    }

    private static Value product(List<BigDecimal> numbers) {
        Value result = Decimal.of(1);
        for (var number : numbers) {
            result = Numbers.multiply(result, new Decimal(number));
        }
        return result;
    }

    private static Value median(List<BigDecimal> numbers) {
        var sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? new Decimal(sorted.get(half))
                : Numbers.divide(
                        Numbers.add(new Decimal(sorted.get(half - 1)), new Decimal(sorted.get(half))), Decimal.of(2));
    }

    /** Of a sample: the squares are divided by their number less one. */
    private static Value deviation(List<BigDecimal> numbers) {
        if (numbers.size() < 2) {
            return Nothing.NULL;
        }
        var count = BigDecimal.valueOf(numbers.size());
        var mean = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, Numbers.PRECISION);
        var squares =
                numbers.stream().map(number -> number.subtract(mean).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Transcendental.squareRoot(squares.divide(count.subtract(BigDecimal.ONE), Numbers.PRECISION));
    }

    private static Value mode(Value list) {
        if (list == Nothing.NULL) {
            return Nothing.NULL;
        }
        var counts = new LinkedHashMap<Value, Integer>();
        for (var item : items(list)) {
            if (!(item.value() instanceof Decimal)) {
                return Nothing.NULL;
            }
            counts.merge(item.value(), 1, Integer::sum);
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Value.Items(counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(value -> ((Decimal) value).value()))
                .toList());
    }
}
