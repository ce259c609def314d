package org.doudi.policy.column;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.doudi.policy.column.Node.Constant;
import org.doudi.policy.column.Node.Num;
import org.doudi.policy.column.Node.Shared;
import org.doudi.policy.column.Node.Widened;

/** Brings held numbers to one scale and over the same divisors, so that they may be added or compared. */
final class NumberRules {
    /** Greatest shared divisor; a greater one sends the area to the interpreter. */
    static final long MOST_DIVISOR = 1_000;
    /** Greatest magnitude of a shared number as held. */
    static final long MOST_SHARED = 1_000_000_000_000L;

    private NumberRules() {}

    /** The same numbers, alike. */
    static List<Num> alike(List<Num> numbers) {
        int scale = 0;
        List<Shared> divisors = List.of();
        for (var number : numbers) {
            scale = Math.max(scale, number.scale());
            divisors = union(divisors, number.divisors());
        }
        var result = new ArrayList<Num>();
        for (var number : numbers) {
            result.add(widen(number, scale, divisors));
        }
        return result;
    }

    private static Num widen(Num number, int scale, List<Shared> divisors) {
        var missing = without(divisors, number.divisors());
        if (number.scale() == scale && missing.isEmpty()) {
            return number;
        }
        if (number instanceof Constant constant && (missing.isEmpty() || constant.held() == 0)) {
            var held = new Constant(constant.value().setScale(scale));
            return missing.isEmpty() ? held : new Widened(held, scale, List.of(), divisors, held.span());
        }
        var factor = BigInteger.TEN.pow(scale - number.scale());
        for (int i = 0; i < missing.size(); i++) {
            factor = factor.multiply(BigInteger.valueOf(MOST_DIVISOR));
        }
        return new Widened(number, scale, missing, divisors, number.span().times(factor));
    }

    /** Every divisor as often as the side that has it more often. */
    private static List<Shared> union(List<Shared> one, List<Shared> other) {
        var result = new ArrayList<>(one);
        result.addAll(without(other, one));
        return List.copyOf(result);
    }

    private static List<Shared> without(List<Shared> all, List<Shared> taken) {
        var rest = new ArrayList<>(all);
        taken.forEach(rest::remove);
        return List.copyOf(rest);
    }
}
