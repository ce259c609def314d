package org.doudi.policy.column;

import java.util.Arrays;
import org.doudi.policy.Item;

/** The arrays of all columns of one level. */
final class ColumnStore {
    private final Layout layout;
    private final Item.Level level;
    private final Object[] arrays;
    private final long[][] open;
    private final int bytesPerEntry;
    private int room;

    ColumnStore(Layout layout, Item.Level level, int room) {
        this.layout = layout;
        this.level = level;
        this.room = room;
        this.arrays = new Object[layout.all().size()];
        this.open = new long[layout.all().size()][];
        int bits = 0;
        for (var column : layout.all()) {
            if (column.source().level() == level) {
                arrays[column.index()] = newArray(column.kind(), room);
                open[column.index()] = new long[(room + 63) / 64];
                bits += column.kind().bytes() * 8 + 1;
            }
        }
        this.bytesPerEntry = (bits + 7) / 8;
    }

    int bytesPerEntry() {
        return bytesPerEntry;
    }

    void ensure(int entries) {
        if (entries <= room) {
            return;
        }
        room = Math.max(entries, room * 2);
        for (var column : layout.all()) {
            if (column.source().level() == level) {
                int index = column.index();
                arrays[index] = grown(arrays[index], room);
                open[index] = Arrays.copyOf(open[index], (room + 63) / 64);
            }
        }
    }

    void set(Column column, int slot, long value, boolean isOpen) {
        switch (arrays[column.index()]) {
            case long[] longs -> longs[slot] = value;
            case int[] ints -> ints[slot] = (int) value;
            case byte[] bytes -> bytes[slot] = (byte) value;
            default -> throw new IllegalStateException(column.item());
        }
        var bits = open[column.index()];
        if (isOpen) {
            bits[slot >> 6] |= 1L << slot;
        } else {
            bits[slot >> 6] &= ~(1L << slot);
        }
    }

    long value(Column column, int slot) {
        return switch (arrays[column.index()]) {
            case long[] longs -> longs[slot];
            case int[] ints -> ints[slot];
            case byte[] bytes -> bytes[slot];
            default -> throw new IllegalStateException(column.item());
        };
    }

    boolean isOpen(Column column, int slot) {
        return (open[column.index()][slot >> 6] >>> slot & 1) != 0;
    }

    Object array(Column column) {
        return arrays[column.index()];
    }

    long[] openBits(Column column) {
        return open[column.index()];
    }

    private static Object newArray(ColumnKind kind, int room) {
        return switch (kind) {
            case MONEY, DECIMAL, SET -> new long[room];
            case COUNT, DATE -> new int[room];
            case GRADE, FLAG, CHOICE -> new byte[room];
        };
    }

    private static Object grown(Object array, int room) {
        return switch (array) {
            case long[] longs -> Arrays.copyOf(longs, room);
            case int[] ints -> Arrays.copyOf(ints, room);
            case byte[] bytes -> Arrays.copyOf(bytes, room);
            default -> throw new IllegalStateException("array of an unknown kind");
        };
    }
}
