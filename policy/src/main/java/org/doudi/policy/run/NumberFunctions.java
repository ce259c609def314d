package org.doudi.policy.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;
import org.doudi.policy.value.Value.Truth;
import org.doudi.policy.value.Value.Unknown;

/** Functions of numbers; the monotone ones carry bounds on. */
final class NumberFunctions {
    private static final BigDecimal MOST_DECIMALS = BigDecimal.valueOf(6_176);

    static final List<Builtin> ALL = List.of(
            rounding("decimal(n, scale)", RoundingMode.HALF_EVEN),
            rounding("floor(n)", RoundingMode.FLOOR),
            rounding("floor(n, scale)", RoundingMode.FLOOR),
            rounding("ceiling(n)", RoundingMode.CEILING),
            rounding("ceiling(n, scale)", RoundingMode.CEILING),
            rounding("round up(n, scale)", RoundingMode.UP),
            rounding("round down(n, scale)", RoundingMode.DOWN),
            rounding("round half up(n, scale)", RoundingMode.HALF_UP),
            rounding("round half down(n, scale)", RoundingMode.HALF_DOWN),
            Builtin.of("abs(n)", true, arguments -> absolute(arguments.getFirst())),
            Builtin.of("modulo(dividend, divisor)", false, NumberFunctions::modulo),
            known("sqrt(number)", Transcendental::squareRoot),
            known("log(number)", Transcendental::logarithm),
            known("exp(number)", Transcendental::exponential),
            known("odd(number)", number -> parity(number, BigDecimal.ONE)),
            known("even(number)", number -> parity(number, BigDecimal.ZERO)),
            Builtin.of("not(negand)", true, arguments -> Logic.not(arguments.getFirst())));

    private NumberFunctions() {}

    private static Builtin rounding(String signature, RoundingMode mode) {
        return Builtin.of(signature, true, arguments -> {
            var value = arguments.getFirst();
            Value decimals = arguments.size() == 2 ? arguments.get(1) : Decimal.ZERO;
            if (value.equals(Unknown.ANYTHING) || decimals instanceof Unknown) {
                return Unknown.ANYTHING;
            }
            if (!Numbers.isNumber(value)
                    || !(decimals instanceof Decimal scale)
                    || scale.value().abs().compareTo(MOST_DECIMALS) > 0) {
                return Nothing.NULL;
            }
            return Numbers.round(value, scale.value().intValue(), mode);
        });
    }

    private static Builtin known(String signature, Function<BigDecimal, Value> function) {
        return Builtin.of(
                signature,
                false,
                arguments ->
                        arguments.getFirst() instanceof Decimal number ? function.apply(number.value()) : Nothing.NULL);
    }

    private static Value absolute(Value value) {
        return switch (value) {
            case Value.YearsAndMonths duration -> new Value.YearsAndMonths(Math.abs(duration.months()));
            case Value.DaysAndTime duration ->
                new Value.DaysAndTime(duration.value().abs());
            case Unknown unknown when unknown.kind() == Unknown.Kind.ANYTHING -> unknown;
            default -> Numbers.isNumber(value) ? Numbers.absolute(value) : Nothing.NULL;
        };
    }

    /** The remainder has the sign of the divisor. */
    private static Value modulo(List<Value> arguments) {
        if (!(arguments.get(0) instanceof Decimal dividend)
                || !(arguments.get(1) instanceof Decimal divisor)
                || divisor.value().signum() == 0) {
            return Nothing.NULL;
        }
        try {
            var quotient =
                    dividend.value().divide(divisor.value(), Numbers.PRECISION).setScale(0, RoundingMode.FLOOR);
            return new Decimal(dividend.value().subtract(divisor.value().multiply(quotient), Numbers.PRECISION));
        } catch (ArithmeticException outOfRange) {
            return Nothing.NULL;
        }
    }

    private static Value parity(BigDecimal number, BigDecimal remainder) {
        var whole = number.stripTrailingZeros();
        return whole.scale() > 0
                ? Nothing.NULL
                : Truth.of(whole.remainder(BigDecimal.TWO).abs().compareTo(remainder) == 0);
    }
}
