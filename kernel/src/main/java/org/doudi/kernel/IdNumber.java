package org.doudi.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A resident's identity number (GB 11643-1999): six digits of the division of first registration, eight of the birth
 * date, three of sequence (odd for men), one check character. Constructing one proves shape, birth date and check
 * character; printing one masks it. The division digits are not checked against today's divisions: cancelled codes
 * stay valid for life.
 *
 * @param value 18 characters, digits and a possible final {@code X}
 */
public record IdNumber(String value) {
    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final String CHECK_CHARACTERS = "0123456789X";

    /** @throws InvalidValue if shape, birth date or check character is wrong */
    public IdNumber {
        if (!SHAPE.matcher(value).matches()
                || birthDate(value).isEmpty()
                || checkCharacter(value) != value.charAt(17)) {
            throw new InvalidValue("id number");
        }
    }

    /** The number in {@code text} without surrounding space and with a lower-case {@code x} raised, if it is one. */
    public static Optional<IdNumber> parse(String text) {
        var value = text.strip().replace('x', 'X');
        var valid = SHAPE.matcher(value).matches()
                && birthDate(value).isPresent()
                && checkCharacter(value) == value.charAt(17);
        return valid ? Optional.of(new IdNumber(value)) : Optional.empty();
    }

    /** Completes the first 17 digits with their check character. */
    public static IdNumber complete(String firstSeventeen) {
        return new IdNumber(firstSeventeen + checkCharacter(firstSeventeen));
    }

    /** Date of birth as the number states it. */
    public LocalDate birthDate() {
        return birthDate(value).orElseThrow();
    }

    /** Whether the sequence digit is odd, which the standard gives to men. */
    public boolean isMale() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    /** The first six digits: the division of first registration. */
    public String divisionDigits() {
        return value.substring(0, 6);
    }

    /** The number as people may see it: the first three and last four characters. */
    public String masked() {
        return value.substring(0, 3) + "***********" + value.substring(14);
    }

    @Override
    public String toString() {
        return "IdNumber[…" + value.substring(14) + "]";
    }

    /** ISO/IEC 7064 MOD 11-2. */
    private static char checkCharacter(String digits) {
        int remainder = 0;
        for (int i = 0; i < 17; i++) {
            remainder = (remainder + digits.charAt(i) - '0') * 2 % 11;
        }
        return CHECK_CHARACTERS.charAt((12 - remainder) % 11);
    }

    private static Optional<LocalDate> birthDate(String value) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(value, 6, 10, 10),
                    Integer.parseInt(value, 10, 12, 10),
                    Integer.parseInt(value, 12, 14, 10)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
