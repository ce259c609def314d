package org.doudi.exchange;

import java.util.Arrays;

/** Whole numbers by keys that are not zero, in two arrays. Filled and read by one thread. */
final class LongMap {
    static final int NONE = Integer.MIN_VALUE;

    private long[] keys = new long[1024];
    private int[] values = new int[1024];
    private int size;

    int get(long key) {
        int slot = slot(keys, key);
        return keys[slot] == 0 ? NONE : values[slot];
    }

    void put(long key, int value) {
        if (size * 2 > keys.length) {
            grow();
        }
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /** Adds the key; false if it was there. */
    boolean add(long key) {
        int before = size;
        put(key, 0);
        return size > before;
    }

    private void grow() {
        var widerKeys = new long[keys.length * 2];
        var widerValues = new int[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(widerKeys, keys[i]);
                widerKeys[slot] = keys[i];
                widerValues[slot] = values[i];
            }
        }
        keys = widerKeys;
        values = widerValues;
    }

    private static int slot(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    @Override
    public String toString() {
        return "LongMap[" + size + " of " + Arrays.stream(keys).count() + "]";
    }
}
