package org.doudi.policy.run;

import java.math.BigDecimal;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Decimal;
import org.doudi.policy.value.Value.Nothing;

/** Roots, powers and logarithms; no sum of money comes from them, so binary floating point is precise enough. */
final class Transcendental {
    private Transcendental() {}

    static Value power(BigDecimal base, BigDecimal exponent) {
        return number(Math.pow(base.doubleValue(), exponent.doubleValue()));
    }

    static Value squareRoot(BigDecimal value) {
        return value.signum() < 0 ? Nothing.NULL : new Decimal(value.sqrt(Numbers.PRECISION));
    }

    static Value exponential(BigDecimal value) {
        return number(Math.exp(value.doubleValue()));
    }

    static Value logarithm(BigDecimal value) {
        return value.signum() <= 0 ? Nothing.NULL : number(Math.log(value.doubleValue()));
    }

    private static Value number(double result) {
        return Double.isFinite(result) ? new Decimal(BigDecimal.valueOf(result)) : Nothing.NULL;
    }
}
