package org.doudi.registry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.UUID;

/**
 * Persons by the blind index of their identity number, in primitive arrays: millions of rows of a delivery are linked
 * without a question to the database. Keys are the first 16 bytes of the HMAC; two persons of a city never share them.
 * Each person has an ordinal, 0 for the first put in. Filled and read by one thread.
 */
public final class PersonIndex {
    /** What {@link #ordinal} says of a number nobody has. */
    public static final int UNKNOWN = -1;

    private static final int SLOT = 3;

    private long[] slots;
    private long[] persons = new long[2048];
    private long[] names = new long[1024];
    private final BitSet authorised = new BitSet();
    private int size;

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

    /** Adds a person whose blind index is unknown, and gives the ordinal. */
    public int put(byte[] blindIndex, UUID person, long nameHash, boolean isAuthorised) {
        if (size * 2 * SLOT > slots.length) {
            slots = grown(slots);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
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
        authorised.set(size, isAuthorised);
        return size++;
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

    /** Whether this is the person's name, by {@link #nameHash}. */
    public boolean isNamed(int ordinal, long nameHash) {
        return names[ordinal] == nameHash;
    }

    /** Whether the person has an authorisation that holds today. */
    public boolean isAuthorised(int ordinal) {
        return authorised.get(ordinal);
    }

    /** How many persons it knows. */
    public int size() {
        return size;
    }

    /** A name as a number of 64 bits; spaces and the dots within names of minorities do not count. */
    public static long nameHash(char[] text, int from, int to) {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            char character = text[i];
            if (character != ' ' && character != '\u00B7' && character != '\u2022' && character != '\u30FB') {
                hash = (hash ^ character) * 0x100000001B3L;
            }
        }
        return hash;
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
