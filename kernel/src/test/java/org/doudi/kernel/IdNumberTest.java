package org.doudi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IdNumberTest {
    @Test
    void a_number_with_the_right_check_character_tells_birth_date_and_sex() {
        var id = new IdNumber("320499199001010016");

        assertThat(id.birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(id.isMale()).isTrue();
        assertThat(id.divisionDigits()).isEqualTo("320499");
    }

    @Test
    void a_wrong_check_character_is_refused_and_the_message_does_not_repeat_the_number() {
        assertThatThrownBy(() -> new IdNumber("320499199001010017"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("320499");
    }

    @Test
    void a_day_that_no_calendar_has_is_refused() {
        assertThat(IdNumber.parse("320499199002300016")).isEmpty();
    }

    @Test
    void a_lower_case_x_and_spaces_around_are_forgiven() {
        var id = IdNumber.complete("32049919560612003");
        assertThat(IdNumber.parse(" " + id.value().toLowerCase(java.util.Locale.ROOT) + " "))
                .contains(id);
    }

    @Test
    void printing_masks_all_but_the_last_four() {
        assertThat(new IdNumber("320499199001010016").toString()).doesNotContain("19900101");
        assertThat(new IdNumber("320499199001010016").masked()).isEqualTo("320***********0016");
    }
}
