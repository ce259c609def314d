package org.doudi.registry;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Persons by the blind index of their identity number, in primitive arrays: millions of rows of a delivery are linked
 * without a question to the database. Keys are the first 16 bytes of the HMAC; two persons of a city never share them.
 * Filled and read by one thread.
 */
public final class PersonIndex {
    private static final int KEY = 2;
    private static final int SLOT = 4;

    private long[] slots;
    private int size;

    PersonIndex(int expected) {
        slots = new long[SLOT * Integer.highestOneBit(Math.max(expected, 512) * 2) * 2];
    }

    /** The person with this blind index, if one is known. */
    public Optional<UUID> find(byte[] blindIndex) {
        int slot = slotOf(slots, ByteBuffer.wrap(blindIndex));
        return isFree(slots, slot) ? Optional.empty() : Optional.of(new UUID(slots[slot + KEY], slots[slot + KEY + 1]));
    }

    /** Adds a person; a known blind index gets the new person. */
    public void put(byte[] blindIndex, UUID person) {
        if (size * 2 * SLOT > slots.length) {
            grow();
        }
        var key = ByteBuffer.wrap(blindIndex);
        int slot = slotOf(slots, key);
        if (isFree(slots, slot)) {
            size++;
        }
        set(slots, slot, key.getLong(0), key.getLong(8), person);
    }

    /** How many persons it knows. */
    public int size() {
        return size;
    }

    private void grow() {
        var wider = new long[slots.length * 2];
        for (int slot = 0; slot < slots.length; slot += SLOT) {
            if (!isFree(slots, slot)) {
                var key = ByteBuffer.allocate(16).putLong(0, slots[slot]).putLong(8, slots[slot + 1]);
                set(
                        wider,
                        slotOf(wider, key),
                        slots[slot],
                        slots[slot + 1],
                        new UUID(slots[slot + KEY], slots[slot + KEY + 1]));
            }
        }
        slots = wider;
    }

    private static void set(long[] slots, int slot, long high, long low, UUID person) {
        slots[slot] = high;
        slots[slot + 1] = low;
        slots[slot + KEY] = person.getMostSignificantBits();
        slots[slot + KEY + 1] = person.getLeastSignificantBits();
    }

    /** The slot of the key, or the free one where it belongs. A version-7 id is never zero, so zero marks a free slot. */
    private static int slotOf(long[] slots, ByteBuffer key) {
        long high = key.getLong(0);
        long low = key.getLong(8);
        int mask = slots.length / SLOT - 1;
        int slot = (int) high & mask;
        while (!isFree(slots, slot * SLOT) && !(slots[slot * SLOT] == high && slots[slot * SLOT + 1] == low)) {
            slot = (slot + 1) & mask;
        }
        return slot * SLOT;
    }

    private static boolean isFree(long[] slots, int slot) {
        return slots[slot + KEY] == 0;
    }
}
