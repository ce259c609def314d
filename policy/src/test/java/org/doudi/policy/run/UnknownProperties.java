package org.doudi.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.doudi.policy.feel.Names;
import org.doudi.policy.feel.Parser;
import org.doudi.policy.feel.Position;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;

/** Whatever the interpreter says over unknown values holds for every way of filling them in. */
class UnknownProperties {
    private static final List<String> AMOUNTS = List.of("a", "b", "c");
    private static final List<String> FLAGS = List.of("p", "q");

    @Property(tries = 3000)
    void an_answer_over_unknowns_covers_the_answer_under_every_completion(@ForAll long seed) {
        var random = new Random(seed);
        var text = random.nextBoolean() ? number(random, 4) : condition(random, 4);
        var some = values(random, true);
        var expression = Parser.expression(text, Position.START, Names.of(Functions.names()));

        var over = new Interpreter(Map.of(), Observer.NONE).evaluate(expression, Scope.of(some));

        for (int i = 0; i < 12; i++) {
            var completed = completed(some, random);
            var exact = new Interpreter(Map.of(), Observer.NONE).evaluate(expression, Scope.of(completed));
            assertThat(covers(over, exact))
                    .as("%s over %s is %s, but with %s it is %s", text, some, over, completed, exact)
                    .isTrue();
        }
    }

    private static boolean covers(Value over, Value exact) {
        return switch (over) {
            case Unknown unknown ->
                switch (unknown.kind()) {
                    case ANYTHING -> true;
                    case BOOLEAN -> exact instanceof Truth;
                    case NUMBER ->
                        exact instanceof Decimal number
                                && (unknown.low() == null || unknown.low().compareTo(number.value()) <= 0)
                                && (unknown.high() == null || unknown.high().compareTo(number.value()) >= 0);
                };
            default -> over.equals(exact);
        };
    }

    private static Map<String, Value> values(Random random, boolean withUnknowns) {
        var values = new HashMap<String, Value>();
        AMOUNTS.forEach(
                name -> values.put(name, withUnknowns && random.nextBoolean() ? Unknown.NOT_NEGATIVE : amount(random)));
        FLAGS.forEach(name -> values.put(
                name, withUnknowns && random.nextBoolean() ? Unknown.BOOLEAN : Truth.of(random.nextBoolean())));
        List<Value> members = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            members.add(new Value.Context(Map.of(
                    "x", withUnknowns && random.nextBoolean() ? Unknown.NOT_NEGATIVE : amount(random),
                    "f", withUnknowns && random.nextBoolean() ? Unknown.BOOLEAN : Truth.of(random.nextBoolean()))));
        }
        values.put("ms", new Value.Items(members));
        return values;
    }

    private static Decimal amount(Random random) {
        return new Decimal(BigDecimal.valueOf(random.nextInt(8), random.nextInt(3)));
    }

    private static Map<String, Value> completed(Map<String, Value> some, Random random) {
        var completed = new HashMap<String, Value>();
        some.forEach((name, value) -> completed.put(name, completed(value, random)));
        return completed;
    }

    private static Value completed(Value value, Random random) {
        return switch (value) {
            case Unknown unknown ->
                unknown.kind() == Unknown.Kind.BOOLEAN ? Truth.of(random.nextBoolean()) : amount(random);
            case Value.Items items ->
                new Value.Items(items.values().stream()
                        .map(item -> completed(item, random))
                        .toList());
            case Value.Context context -> new Value.Context(completed(context.members(), random));
            default -> value;
        };
    }

    private static String number(Random random, int depth) {
        if (depth == 0) {
            return random.nextBoolean()
                    ? AMOUNTS.get(random.nextInt(AMOUNTS.size()))
                    : String.valueOf(random.nextInt(6));
        }
        var left = number(random, depth - 1);
        var right = number(random, depth - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "(" + left + " + " + right + ")";
            case 1 -> "(" + left + " - " + right + ")";
            case 2 -> "(" + left + " * " + right + ")";
            case 3 -> "(" + left + " / (1 + abs(" + right + ")))";
            case 4 -> "max(" + left + ", " + right + ")";
            case 5 -> "min(" + left + ", " + right + ")";
            case 6 -> "(if " + condition(random, depth - 1) + " then " + left + " else " + right + ")";
            case 7 -> "round half up(" + left + ", 2)";
            case 8 -> "sum(append(ms[f].x, " + left + "))";
            case 9 -> "count(ms[x > " + left + "])";
            case 10 -> "abs(" + left + ")";
            default -> "max(append(ms[f].x, " + left + "))";
        };
    }

    private static String condition(Random random, int depth) {
        if (depth == 0) {
            return FLAGS.get(random.nextInt(FLAGS.size()));
        }
        var left = number(random, depth - 1);
        var right = number(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + left + " < " + right + ")";
            case 1 -> "(" + left + " >= " + right + ")";
            case 2 -> "(" + left + " = " + right + ")";
            case 3 -> "(" + condition(random, depth - 1) + " and " + condition(random, depth - 1) + ")";
            case 4 -> "(" + condition(random, depth - 1) + " or " + condition(random, depth - 1) + ")";
            case 5 -> "not(" + condition(random, depth - 1) + ")";
            case 6 -> "(some m in ms[f] satisfies m.x > " + left + ")";
            default -> "(every m in ms satisfies m.x <= " + left + " or m.f)";
        };
    }
}
