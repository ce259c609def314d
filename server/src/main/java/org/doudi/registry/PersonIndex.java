package org.doudi.registry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Persons by the blind index of their identity number, in primitive arrays: millions of rows of a delivery are linked
 * without a question to the database. Keys are the first 16 bytes of the HMAC; two persons of a city never share them.
 * Each person has an ordinal, 0 for the first put in. Filled and read by one thread.
 */
public final class PersonIndex {
    /** What {@link #ordinal} says of a number nobody has. */
    public static final int UNKNOWN = -1;

    /** What {@link #decided} says where somebody decided that it is nobody of the registry. */
    public static final int NOBODY = -2;

    private static final int SLOT = 3;

    private long[] slots;
    private long[] persons = new long[2048];
    private long[] names = new long[1024];
    private int[] births = new int[1024];
    /** The next person of the same name and birth date, by ordinal. */
    private int[] namesakes = new int[1024];

    private final Traits byNameAndBirth = new Traits();
    private final Traits decided = new Traits();
    private final BitSet authorised = new BitSet();
    /** Names that merged persons had, of whoever they are now. */
    private final Set<Long> otherNames = new HashSet<>();

    private int size;
    private int merged;

    PersonIndex(int expected) {
        slots = new long[SLOT * Integer.highestOneBit(Math.max(expected, 512) * 2) * 2];
    }

    /** The person with this blind index, if one is known. */
    public Optional<UUID> find(byte[] blindIndex) {
        int ordinal = ordinal(blindIndex);
        return ordinal == UNKNOWN ? Optional.empty() : Optional.of(person(ordinal));
    }

    /** The ordinal of the person with this blind index, or {@link #UNKNOWN}. */
    public int ordinal(byte[] blindIndex) {
        var key = ByteBuffer.wrap(blindIndex);
        return (int) slots[slotOf(slots, key.getLong(0), key.getLong(8)) + 2] - 1;
    }

    /**
     * Adds a person whose blind index is unknown, and gives the ordinal.
     *
     * @param nameHash see {@link NameFold#hash}
     * @param birthDay days since 1970
     */
    public int put(byte[] blindIndex, UUID person, long nameHash, int birthDay, boolean isAuthorised) {
        if ((size + merged) * 2 * SLOT > slots.length) {
            slots = grown(slots);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            births = Arrays.copyOf(births, size * 2);
            namesakes = Arrays.copyOf(namesakes, size * 2);
            persons = Arrays.copyOf(persons, size * 4);
        }
        var key = ByteBuffer.wrap(blindIndex);
        int slot = slotOf(slots, key.getLong(0), key.getLong(8));
        slots[slot] = key.getLong(0);
        slots[slot + 1] = key.getLong(8);
        slots[slot + 2] = size + 1L;
        persons[size * 2] = person.getMostSignificantBits();
        persons[size * 2 + 1] = person.getLeastSignificantBits();
        names[size] = nameHash;
        births[size] = birthDay;
        namesakes[size] = byNameAndBirth.put(trait(nameHash, birthDay), size);
        authorised.set(size, isAuthorised);
        return size++;
    }

    /** Lets the number and name of somebody merged into a person lead to that person. */
    void also(byte[] blindIndex, int ordinal, long nameHash, int birthDay) {
        if ((size + merged + 1) * 2 * SLOT > slots.length) {
            slots = grown(slots);
        }
        var key = ByteBuffer.wrap(blindIndex);
        int slot = slotOf(slots, key.getLong(0), key.getLong(8));
        slots[slot] = key.getLong(0);
        slots[slot + 1] = key.getLong(8);
        slots[slot + 2] = ordinal + 1L;
        merged++;
        if (names[ordinal] != nameHash) {
            otherNames.add(trait(nameHash, ordinal));
        }
        if (byNameAndBirth.get(trait(nameHash, birthDay)) == UNKNOWN) {
            byNameAndBirth.put(trait(nameHash, birthDay), ordinal);
        }
    }

    /** The person of an ordinal. */
    public UUID person(int ordinal) {
        return new UUID(high(ordinal), low(ordinal));
    }

    /** The first half of the person's id. */
    public long high(int ordinal) {
        return persons[ordinal * 2];
    }

    /** The second half of the person's id. */
    public long low(int ordinal) {
        return persons[ordinal * 2 + 1];
    }

    /** The last person put in with this name and birth date, or {@link #UNKNOWN}; {@link #namesake} tells the others. */
    public int ordinal(long nameHash, int birthDay) {
        return byNameAndBirth.get(trait(nameHash, birthDay));
    }

    /** Another person with the same name and birth date, or {@link #UNKNOWN}. */
    public int namesake(int ordinal) {
        return namesakes[ordinal];
    }

    /** The person's day of birth, in days since 1970. */
    public int birthDay(int ordinal) {
        return births[ordinal];
    }

    /** Remembers whom somebody decided a number and name to mean, a person or {@link #NOBODY}. */
    public void decide(long alias, int ordinal) {
        decided.put(alias, ordinal);
    }

    /** Whom somebody decided a number and name to mean, or {@link #UNKNOWN}. */
    public int decided(long alias) {
        return decided.get(alias);
    }

    /** Whether this is the person's name, by {@link NameFold#hash}. */
    public boolean isNamed(int ordinal, long nameHash) {
        return names[ordinal] == nameHash || (!otherNames.isEmpty() && otherNames.contains(trait(nameHash, ordinal)));
    }

    /** Whether the person has an authorisation that holds today. */
    public boolean isAuthorised(int ordinal) {
        return authorised.get(ordinal);
    }

    /** How many persons it knows. */
    public int size() {
        return size;
    }

    private static long[] grown(long[] slots) {
        var wider = new long[slots.length * 2];
        for (int slot = 0; slot < slots.length; slot += SLOT) {
            if (slots[slot + 2] != 0) {
                System.arraycopy(slots, slot, wider, slotOf(wider, slots[slot], slots[slot + 1]), SLOT);
            }
        }
        return wider;
    }

    private static long trait(long nameHash, int birthDay) {
        return nameHash * 31 + birthDay;
    }

    /** The slot of the key, or the free one where it belongs. */
    private static int slotOf(long[] slots, long high, long low) {
        int mask = slots.length / SLOT - 1;
        int slot = (int) high & mask;
        while (slots[slot * SLOT + 2] != 0 && !(slots[slot * SLOT] == high && slots[slot * SLOT + 1] == low)) {
            slot = (slot + 1) & mask;
        }
        return slot * SLOT;
    }
}
