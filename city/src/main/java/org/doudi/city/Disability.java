package org.doudi.city;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.doudi.kernel.IdNumber;

/**
 * A disability card. Its number is the identity number, the digit of the type and the digit of the grade.
 *
 * @param kind type of the disability
 * @param grade 1, the most severe, to 4
 * @param firstOn day of the first assessment
 * @param issuedOn day of this card
 * @param before grade of the card it replaced
 */
record Disability(Kind kind, int grade, LocalDate firstOn, LocalDate issuedOn, OptionalInt before) {
    private static final int VALID_YEARS = 10;

    /** Types in the order of their digit, 1 to 7. */
    enum Kind {
        SIGHT("视力", 1),
        HEARING("听力", 2),
        SPEECH("言语", 3),
        PHYSICAL("肢体", 4),
        INTELLECTUAL("智力", 5),
        MENTAL("精神", 6),
        MULTIPLE("多重", 7);

        private final String text;
        private final int digit;

        Kind(String text, int digit) {
            this.text = text;
            this.digit = digit;
        }

        String text() {
            return text;
        }
    }

    static Disability firstIssued(Kind kind, int grade, LocalDate day) {
        return new Disability(kind, grade, day, day, OptionalInt.empty());
    }

    Disability worsenedTo(int newGrade, LocalDate day) {
        return new Disability(kind, newGrade, firstOn, day, OptionalInt.of(grade));
    }

    String cardNumber(IdNumber id) {
        return id.value() + kind.digit + grade;
    }

    LocalDate until() {
        return issuedOn.plusYears(VALID_YEARS).minusDays(1);
    }

    /** Grades 1 and 2, and grade 3 of mind and intellect (江苏界定). */
    boolean isSevere() {
        return grade <= 2 || (grade == 3 && (kind == Kind.INTELLECTUAL || kind == Kind.MENTAL));
    }

    /** The card this one replaced; only for a card that replaced one. */
    Disability earlierCard() {
        return firstIssued(kind, before.orElseThrow(), firstOn);
    }
}
