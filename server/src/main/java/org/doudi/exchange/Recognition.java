package org.doudi.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.doudi.crypto.BlindIndex;
import org.doudi.kernel.IdNumber;
import org.doudi.registry.NameFold;
import org.doudi.registry.PersonAliases;
import org.doudi.registry.PersonIndex;
import org.doudi.registry.Persons;

/**
 * Recognises the person of a row whose identity number alone does not say it: by what somebody decided before, by a number
 * with one wrong character beside the right name, by name and birth date that only one known person has. Whatever is less
 * certain is a question for a person.
 */
final class Recognition {
    /** What there is to know. */
    sealed interface Finding {
        /** This person. */
        record Found(int ordinal, Pass pass) implements Finding {}

        /** One of these persons perhaps; a person must say, and what they say is remembered under the alias. */
        record Unsure(Question question, int[] candidates, byte[] alias) implements Finding {}

        /** Somebody decided that it is nobody of the registry. */
        record Nobody() implements Finding {}

        /** Nothing speaks for anybody. */
        record Nothing() implements Finding {}
    }

    /** Why a person must look. */
    enum Question {
        /** The number is somebody's whose name differs. */
        NAME_DIFFERS,
        /** The number is wrong in more than a character, or fits several. */
        NUMBER_WRONG,
        /** A spreadsheet has rounded the number. */
        NUMBER_DAMAGED,
        /** Several persons have the name and birth date. */
        SEVERAL_PERSONS
    }

    /** A birth date that is not given. */
    static final int NO_DAY = Integer.MIN_VALUE;

    static final Finding NOTHING = new Finding.Nothing();
    private static final int LENGTH = 18;
    private static final int MOST_CANDIDATES = 8;
    private static final String DIGITS = "0123456789";

    private final PersonIndex persons;
    private final BlindIndex blindIndex;

    Recognition(PersonIndex persons, BlindIndex blindIndex) {
        this.persons = persons;
        this.blindIndex = blindIndex;
    }

    /**
     * The person of a row whose number is somebody's, under another name.
     *
     * @param birthDay as the row states it, or {@link #NO_DAY}
     */
    Finding underAnotherName(int ordinal, String number, String name, int birthDay) {
        var alias = alias(number, name, NO_DAY);
        return decided(alias).orElseGet(() -> {
            if (birthDay != NO_DAY && birthDay == persons.birthDay(ordinal)) {
                return new Finding.Found(ordinal, Pass.NUMBER_AND_BIRTH);
            }
            var candidates = new int[MOST_CANDIDATES];
            candidates[0] = ordinal;
            int count = addNamesakes(candidates, 1, hash(name), persons.birthDay(ordinal));
            return new Finding.Unsure(Question.NAME_DIFFERS, Arrays.copyOf(candidates, count), alias);
        });
    }

    /** Under what a decision about a person's number beside another name is remembered; nothing tells the person's own name apart. */
    Optional<byte[]> aliasUnlessOwn(String number, String name) {
        int ordinal = persons.ordinal(blindIndex.of(Persons.ID_NUMBER, number));
        boolean isOwn = name.isBlank() || (ordinal != PersonIndex.UNKNOWN && persons.isNamed(ordinal, hash(name)));
        return isOwn ? Optional.empty() : Optional.of(alias(number, name, NO_DAY));
    }

    /**
     * The person of a row whose number is missing or none.
     *
     * @param number as it stands in the row, empty if it is missing
     * @param damaged whether a spreadsheet rounded it
     * @param birthDay as the row states it, or {@link #NO_DAY}
     */
    Finding withoutNumber(String number, boolean damaged, String name, int birthDay) {
        if (name.isEmpty()) {
            return NOTHING;
        }
        var alias = alias(number, name, birthDay);
        return decided(alias).orElseGet(() -> {
            long hash = hash(name);
            var near = damaged ? NOTHING : near(number, hash, alias);
            return near instanceof Finding.Nothing ? byNameAndBirth(number, damaged, hash, birthDay, alias) : near;
        });
    }

    /** Under what a decision is remembered. A number that many share, rounded or cut, says nothing without the birth date. */
    private byte[] alias(String number, String name, int birthDay) {
        var whole = number.strip().replace('x', 'X');
        var birth = whole.length() == LENGTH || birthDay == NO_DAY ? "" : "\n" + birthDay;
        return blindIndex.of(PersonAliases.KIND, whole + '\n' + NameFold.fold(name) + birth);
    }

    private Optional<Finding> decided(byte[] alias) {
        int ordinal = persons.decided(PersonAliases.key(alias));
        return switch (ordinal) {
            case PersonIndex.UNKNOWN -> Optional.empty();
            case PersonIndex.NOBODY -> Optional.of(new Finding.Nobody());
            default -> Optional.of(new Finding.Found(ordinal, Pass.DECIDED));
        };
    }

    private Finding byNameAndBirth(String number, boolean damaged, long hash, int stated, byte[] alias) {
        int birthDay = stated == NO_DAY ? birthDay(number) : stated;
        int first = birthDay == NO_DAY ? PersonIndex.UNKNOWN : persons.ordinal(hash, birthDay);
        if (first == PersonIndex.UNKNOWN) {
            return NOTHING;
        }
        boolean only = persons.namesake(first) == PersonIndex.UNKNOWN;
        if (only && number.isEmpty()) {
            return new Finding.Found(first, Pass.NAME_AND_BIRTH);
        }
        var candidates = new int[MOST_CANDIDATES];
        int count = addNamesakes(candidates, 0, hash, birthDay);
        var question = damaged ? Question.NUMBER_DAMAGED : only ? Question.NUMBER_WRONG : Question.SEVERAL_PERSONS;
        return new Finding.Unsure(question, Arrays.copyOf(candidates, count), alias);
    }

    private int addNamesakes(int[] candidates, int from, long hash, int birthDay) {
        int count = from;
        for (int ordinal = persons.ordinal(hash, birthDay);
                ordinal != PersonIndex.UNKNOWN && count < candidates.length;
                ordinal = persons.namesake(ordinal)) {
            count = list(ordinal, candidates, count);
        }
        return count;
    }

    /** Tries every valid number that differs in a character or by two neighbours exchanged, for one of that name. */
    private Finding near(String number, long hash, byte[] alias) {
        if (number.length() != LENGTH) {
            return NOTHING;
        }
        var tried = number.replace('x', 'X').toCharArray();
        var found = new int[MOST_CANDIDATES];
        int count = 0;
        for (int at = 0; at < LENGTH; at++) {
            char right = tried[at];
            for (char other : (at == LENGTH - 1 ? DIGITS + "X" : DIGITS).toCharArray()) {
                tried[at] = other;
                count = other == right ? count : add(tried, hash, found, count);
            }
            tried[at] = right;
            if (at + 1 < LENGTH) {
                tried[at] = tried[at + 1];
                tried[at + 1] = right;
                count = add(tried, hash, found, count);
                tried[at + 1] = tried[at];
                tried[at] = right;
            }
        }
        return switch (count) {
            case 0 -> NOTHING;
            case 1 -> new Finding.Found(found[0], Pass.NEAR_NUMBER);
            default -> new Finding.Unsure(Question.NUMBER_WRONG, Arrays.copyOf(found, count), alias);
        };
    }

    private int add(char[] number, long hash, int[] found, int count) {
        var valid = IdNumber.parse(new String(number));
        if (valid.isEmpty() || count == found.length) {
            return count;
        }
        int ordinal =
                persons.ordinal(blindIndex.of(Persons.ID_NUMBER, valid.get().value()));
        if (ordinal != PersonIndex.UNKNOWN && persons.isNamed(ordinal, hash)) {
            return list(ordinal, found, count);
        }
        return count;
    }

    /** Adds a person unless listed already; how many there are then. */
    private static int list(int ordinal, int[] candidates, int count) {
        for (int i = 0; i < count; i++) {
            if (candidates[i] == ordinal) {
                return count;
            }
        }
        candidates[count] = ordinal;
        return count + 1;
    }

    /** The birth date within a number of 18 characters, if those digits are one. */
    private static int birthDay(String number) {
        if (number.length() != LENGTH
                || !number.substring(6, 14).chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return NO_DAY;
        }
        try {
            return (int) LocalDate.of(
                            Integer.parseInt(number, 6, 10, 10),
                            Integer.parseInt(number, 10, 12, 10),
                            Integer.parseInt(number, 12, 14, 10))
                    .toEpochDay();
        } catch (DateTimeException none) {
            return NO_DAY;
        }
    }

    private static long hash(String name) {
        return NameFold.hash(name.toCharArray(), 0, name.length());
    }
}
