package org.doudi.registry;

/** Ordinals by a number of 64 bits that many persons may share. Filled and read by one thread. */
final class Traits {
    private long[] keys = new long[2048];
    /** One more than the ordinal; zero where the slot is free. */
    private int[] ordinals = new int[2048];

    private int size;

    /** The ordinal last put under the key, or {@link PersonIndex#UNKNOWN}. */
    int get(long key) {
        return ordinals[slot(keys, ordinals, key)] - 1;
    }

    /** Puts the ordinal in front, and gives the one that was there, or {@link PersonIndex#UNKNOWN}. */
    int put(long key, int ordinal) {
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slot(keys, ordinals, key);
        int before = ordinals[slot] - 1;
        size += before == PersonIndex.UNKNOWN ? 1 : 0;
        keys[slot] = key;
        ordinals[slot] = ordinal + 1;
        return before;
    }

    private void grow() {
        var widerKeys = new long[keys.length * 2];
        var widerOrdinals = new int[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (ordinals[i] != 0) {
                int slot = slot(widerKeys, widerOrdinals, keys[i]);
                widerKeys[slot] = keys[i];
                widerOrdinals[slot] = ordinals[i];
            }
        }
        keys = widerKeys;
        ordinals = widerOrdinals;
    }

    private static int slot(long[] keys, int[] ordinals, long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (ordinals[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
