package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.doudi.kernel.IdNumber;

class SmudgerProperties {
    private static final Smudger SCHOOLS =
            new Smudger(Dataset.STUDENT_RECORD, FileStyle.of(Round.SECOND, Dataset.STUDENT_RECORD), new NameVariants());

    @Property(tries = 200)
    void a_number_without_century_and_check_character_can_be_raised_again(@ForAll @IntRange(max = 30_000) int number) {
        var subject = subject(number);
        var cells = spoil(Blemish.FIFTEEN_DIGITS, subject, number);

        var raised = IdNumber.complete(
                cells.getFirst().substring(0, 6) + "19" + cells.getFirst().substring(6));
        assertThat(raised.value()).isEqualTo(subject.id());
    }

    @Property(tries = 200)
    void a_wrong_check_digit_makes_no_number_and_leaves_seventeen_digits(@ForAll @IntRange(max = 30_000) int number) {
        var subject = subject(number);
        var cells = spoil(Blemish.WRONG_CHECK_DIGIT, subject, number);

        assertThat(IdNumber.parse(cells.getFirst())).isEmpty();
        assertThat(cells.getFirst()).startsWith(subject.id().substring(0, 17));
    }

    @Property(tries = 200)
    void a_wrong_birth_date_is_another_one_and_nothing_else_changes(@ForAll @IntRange(max = 30_000) int number) {
        var subject = subject(number);
        var cells = spoil(Blemish.BIRTH_WRONG, subject, number);

        assertThat(LocalDate.parse(cells.get(2))).isNotEqualTo(subject.birth());
        assertThat(cells.subList(0, 2)).containsExactly(subject.id(), subject.name());
    }

    private static List<String> spoil(Blemish blemish, Subject subject, int number) {
        var clean = List.of(subject.id(), subject.name(), subject.birth().toString());
        return SCHOOLS.spoil(clean, blemish, subject, Subject.NOBODY, new Dice(7, "property", number));
    }

    private static Subject subject(int number) {
        var birth = LocalDate.of(1910, 1, 1).plusDays(number);
        var id = new IdNumbers(number, new Lane(0, 1)).next(Sex.FEMALE, birth);
        return new Subject(id.value(), "王芳", birth);
    }
}
