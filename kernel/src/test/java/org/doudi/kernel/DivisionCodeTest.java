package org.doudi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DivisionCodeTest {
    private static final DivisionCode CITY = DivisionCode.of("3204");
    private static final DivisionCode VILLAGE = new DivisionCode("320402001001");

    @Test
    void trailing_zeros_tell_the_level() {
        assertThat(CITY.level()).isEqualTo(DivisionCode.Level.CITY);
        assertThat(DivisionCode.of("320402001").level()).isEqualTo(DivisionCode.Level.TOWN);
        assertThat(VILLAGE.level()).isEqualTo(DivisionCode.Level.VILLAGE);
    }

    @Test
    void a_village_lies_in_its_town_and_city_but_not_in_the_next_town() {
        assertThat(VILLAGE.isWithin(DivisionCode.of("320402001"))).isTrue();
        assertThat(VILLAGE.isWithin(CITY)).isTrue();
        assertThat(VILLAGE.isWithin(DivisionCode.of("320402002"))).isFalse();
        assertThat(CITY.isWithin(VILLAGE)).isFalse();
    }

    @Test
    void a_scope_is_a_range_of_codes() {
        assertThat(DivisionCode.of("320402001").endExclusive()).isEqualTo("320402002000");
        assertThat(CITY.endExclusive()).isEqualTo("320500000000");
        assertThat(VILLAGE.endExclusive()).isEqualTo("320402001002");
    }

    @Test
    void the_parent_is_one_level_up() {
        assertThat(VILLAGE.parent()).isEqualTo(DivisionCode.of("320402001"));
        assertThat(VILLAGE.parent().parent()).isEqualTo(DivisionCode.of("320402"));
    }
}
