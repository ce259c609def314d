package org.doudi.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.doudi.crypto.BlindIndex;
import org.doudi.kernel.IdNumber;
import org.doudi.kernel.InvalidValue;
import org.doudi.registry.NameFold;
import org.doudi.registry.NewPerson;
import org.doudi.registry.PersonIndex;
import org.doudi.registry.Persons;

/**
 * Turns identity numbers into persons. The blind index of a number is computed once a delivery; afterwards its 17 digits
 * are looked up, and nothing is allocated.
 */
final class PersonLinks {
    /** A valid number of somebody the registry does not know. */
    static final int UNKNOWN = PersonIndex.UNKNOWN;
    /** Not 18 characters. */
    static final int WRONG_LENGTH = -2;
    /** 15 digits that were no identity number before 1999 either. */
    static final int OLD = -3;
    /** A number that a spreadsheet made a decimal of. */
    static final int DAMAGED = -4;
    /** 18 characters that are no identity number. */
    static final int WRONG = -5;

    /** Characters of a number before 1999. */
    static final int OLD_LENGTH = 15;

    /** Area of the demonstration data; nobody has such a number. */
    private static final String DEMO_AREA = "320499";

    private static final int LENGTH = 18;
    private static final int DIVISION = 6;
    private static final int CENTURY = 19;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private final PersonIndex persons;
    private final BlindIndex blindIndex;
    private final Clock clock;
    private final SplittableRandom random = new SplittableRandom();
    private final LongMap byNumber = new LongMap();
    private List<NewPerson> admitted = new ArrayList<>();
    private long lastTick;

    PersonLinks(PersonIndex persons, BlindIndex blindIndex, Clock clock) {
        this.persons = persons;
        this.blindIndex = blindIndex;
        this.clock = clock;
    }

    PersonIndex persons() {
        return persons;
    }

    /**
     * The ordinal of the person with the number in the text, or one of the negative answers.
     *
     * @param line for the sentence, should the number belong to a real person
     */
    int link(char[] text, int from, int to, long line) {
        long number = number(text, from, to);
        if (number < 0) {
            return strange(text, from, to);
        }
        int known = byNumber.get(number);
        if (known != LongMap.NONE) {
            return known;
        }
        var valid = IdNumber.parse(whole(text, from, to));
        if (valid.isEmpty()) {
            return to - from == OLD_LENGTH ? OLD : WRONG;
        }
        refuseReal(valid.get(), line);
        int ordinal =
                persons.ordinal(blindIndex.of(Persons.ID_NUMBER, valid.get().value()));
        byNumber.put(number, ordinal);
        return ordinal;
    }

    /** Turns back a file about a real person. */
    void refuseReal(IdNumber number, long line) {
        if (!isOfDemonstration(number)) {
            throw Refusal.stop(Refusal.Kind.REAL_IDENTITY, line);
        }
    }

    /** Whether the number is nobody's in truth. */
    static boolean isOfDemonstration(IdNumber number) {
        return number.value().startsWith(DEMO_AREA);
    }

    /** The identity number a text is, also one of 15 digits as the 18 characters it has since. */
    static Optional<IdNumber> number(String text) {
        var plain = text.strip();
        boolean old = plain.length() == OLD_LENGTH && digits(plain.toCharArray(), 0, OLD_LENGTH) > 0;
        return IdNumber.parse(old ? whole(plain.toCharArray(), 0, OLD_LENGTH) : plain);
    }

    /** Admits somebody unknown, under the name of the row. */
    int admit(char[] text, int from, int to, int nameFrom, int nameTo) {
        var number = new IdNumber(whole(text, from, to).replace('x', 'X'));
        var index = blindIndex.of(Persons.ID_NUMBER, number.value());
        var person = nextId();
        admitted.add(new NewPerson(person, number, index, new String(text, nameFrom, nameTo - nameFrom)));
        int ordinal = persons.put(
                index,
                person,
                NameFold.hash(text, nameFrom, nameTo),
                (int) number.birthDate().toEpochDay(),
                false);
        byNumber.put(number(text, from, to), ordinal);
        return ordinal;
    }

    /** How many were admitted and not handed over yet. */
    int waiting() {
        return admitted.size();
    }

    /** Hands over those admitted since the last time. */
    List<NewPerson> takeAdmitted() {
        var taken = admitted;
        admitted = new ArrayList<>();
        return taken;
    }

    /** The first 17 digits of a number, or -1 if it is none; of one with 15 digits those it has since 1999. */
    private static long number(char[] text, int from, int to) {
        if (to - from == OLD_LENGTH) {
            long first = digits(text, from, from + DIVISION);
            long rest = digits(text, from + DIVISION, to);
            return first <= 0 || rest < 0 ? -1 : (first * 100 + CENTURY) * 1_000_000_000L + rest;
        }
        if (to - from != LENGTH) {
            return -1;
        }
        long number = digits(text, from, to - 1);
        int sum = 0;
        for (int i = 0; number > 0 && i < LENGTH - 1; i++) {
            sum += (text[from + i] - '0') * WEIGHTS[i];
        }
        char last = text[to - 1];
        return number > 0 && CHECK_CHARACTERS.charAt(sum % 11) == (last == 'x' ? 'X' : last) ? number : -1;
    }

    private static long digits(char[] text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The 18 characters, or nothing where 15 digits hold no birth date: a number of 15 digits belongs to somebody born before 2000 (GB 11643-1999, annex). */
    private static String whole(char[] text, int from, int to) {
        if (to - from == LENGTH) {
            return new String(text, from, LENGTH);
        }
        var digits =
                new String(text, from, DIVISION) + CENTURY + new String(text, from + DIVISION, to - from - DIVISION);
        try {
            return IdNumber.complete(digits).value();
        } catch (InvalidValue noBirthDate) {
            return "";
        }
    }

    private static int strange(char[] text, int from, int to) {
        boolean digits = true;
        boolean decimal = false;
        for (int i = from; i < to; i++) {
            digits &= text[i] >= '0' && text[i] <= '9';
            decimal |= text[i] == 'E' || text[i] == 'e' || text[i] == '.';
        }
        if (decimal) {
            return DAMAGED;
        }
        if (digits && to - from == OLD_LENGTH) {
            return OLD;
        }
        // A spreadsheet keeps 15 digits and makes the rest zeros.
        boolean rounded =
                digits && to - from == LENGTH && text[to - 1] == '0' && text[to - 2] == '0' && text[to - 3] == '0';
        return rounded ? DAMAGED : to - from == LENGTH ? WRONG : WRONG_LENGTH;
    }

    /** A version-7 id: the millisecond, then a counter within it, then chance. */
    private UUID nextId() {
        lastTick = Math.max(lastTick + 1, clock.millis() << 12);
        long high = lastTick >>> 12 << 16 | 0x7000 | (lastTick & 0xFFF);
        return new UUID(high, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
    }
}
