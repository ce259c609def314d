package org.doudi.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.doudi.crypto.BlindIndex;
import org.doudi.kernel.IdNumber;
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
    /** A number of 15 digits, as before 1999. */
    static final int OLD = -3;
    /** A number that a spreadsheet made a decimal of. */
    static final int DAMAGED = -4;
    /** 18 characters that are no identity number. */
    static final int WRONG = -5;

    /** Area of the demonstration data; nobody has such a number. */
    private static final String DEMO_AREA = "320499";

    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
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
        if (to - from != LENGTH) {
            return strange(text, from, to);
        }
        long number = number(text, from);
        if (number < 0) {
            return strange(text, from, to);
        }
        int known = byNumber.get(number);
        if (known != LongMap.NONE) {
            return known;
        }
        var valid = IdNumber.parse(new String(text, from, LENGTH));
        if (valid.isEmpty()) {
            return WRONG;
        }
        refuseReal(valid.get(), line);
        int ordinal =
                persons.ordinal(blindIndex.of(Persons.ID_NUMBER, valid.get().value()));
        byNumber.put(number, ordinal);
        return ordinal;
    }

    /** Turns back a file about a real person. */
    void refuseReal(IdNumber number, long line) {
        if (!number.value().startsWith(DEMO_AREA)) {
            throw Refusal.stop(Refusal.Kind.REAL_IDENTITY, line);
        }
    }

    /** Admits somebody unknown, under the name of the row. */
    int admit(char[] text, int from, char[] name, int nameFrom, int nameTo) {
        var number = new IdNumber(new String(text, from, LENGTH).replace('x', 'X'));
        var index = blindIndex.of(Persons.ID_NUMBER, number.value());
        var person = nextId();
        admitted.add(new NewPerson(person, number, index, new String(name, nameFrom, nameTo - nameFrom)));
        int ordinal = persons.put(index, person, PersonIndex.nameHash(name, nameFrom, nameTo), false);
        byNumber.put(number(text, from), ordinal);
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

    /** The first 17 digits, or -1 if they are none or their check character is not the one at their end. */
    private static long number(char[] text, int from) {
        long number = 0;
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = text[from + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
            sum += digit * WEIGHTS[i];
        }
        char last = text[from + LENGTH - 1];
        return CHECK_CHARACTERS.charAt(sum % 11) == (last == 'x' ? 'X' : last) && number > 0 ? number : -1;
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
