package org.doudi.policy.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.policy.column.RandomFamilies.BOOK;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doudi.kernel.DivisionCode;
import org.junit.jupiter.api.Test;

class AreasTest {
    @Test
    void the_divisions_parameters_name_cut_the_city_and_each_area_is_computed_once() {
        var computed = new ArrayList<String>();
        var areas = new Areas<String>(BOOK.parameters(), division -> {
            computed.add(division.value());
            return Optional.of("from " + division.value());
        });

        var street = areas.at(DivisionCode.of("320412002001"));
        var sameStreet = areas.at(DivisionCode.of("320412002002"));
        var elsewhere = areas.at(DivisionCode.of("320412105001"));

        assertThat(street).hasValue("from 320412002001").isEqualTo(sameStreet);
        assertThat(elsewhere).hasValue("from 320412105001");
        assertThat(computed).isEqualTo(List.of("320412002001", "320412105001"));
    }
}
