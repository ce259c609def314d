package org.doudi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void half_a_cent_goes_up() {
        assertThat(new Money(101).times(new BigDecimal("0.5"), Money.Rounding.HALF_UP_TO_CENT))
                .isEqualTo(new Money(51));
    }

    @Test
    void a_fraction_of_a_cent_is_not_an_amount() {
        assertThatThrownBy(() -> Money.ofYuan(new BigDecimal("1.005"))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_overflow_is_an_error_and_never_a_wrong_amount() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }
}
