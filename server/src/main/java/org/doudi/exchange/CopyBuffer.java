package org.doudi.exchange;

import java.util.Arrays;

/** Bytes in the binary format of COPY: each field is its length and its value in network order. */
final class CopyBuffer {
    private static final long DAYS_TO_2000 = 10_957;

    private byte[] bytes;
    private int size;

    CopyBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Hands the bytes over and goes on with new ones. */
    byte[] take(int capacity) {
        var taken = bytes;
        bytes = new byte[capacity];
        size = 0;
        return taken;
    }

    void absent() {
        rawInt(-1);
    }

    void int32(int value) {
        rawInt(4);
        rawInt(value);
    }

    void int64(long value) {
        rawInt(8);
        rawLong(value);
    }

    void flag(boolean value) {
        rawInt(1);
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void date(long epochDay) {
        int32((int) (epochDay - DAYS_TO_2000));
    }

    void uuid(long high, long low) {
        rawInt(16);
        rawLong(high);
        rawLong(low);
    }

    /** Writes an id over 16 bytes kept for it. */
    void putUuid(int at, long high, long low) {
        patchInt(at, (int) (high >> 32));
        patchInt(at + 4, (int) high);
        patchInt(at + 8, (int) (low >> 32));
        patchInt(at + 12, (int) low);
    }

    void blob(byte[] value, int length) {
        rawInt(length);
        raw(value, 0, length);
    }

    void text(char[] source, int from, int to) {
        int lengthAt = size;
        rawInt(0);
        int begin = size;
        utf8(source, from, to);
        patchInt(lengthAt, size - begin);
    }

    /** Begins an array of one dimension; elements follow as fields. */
    int beginArray(int elementOid, int elements) {
        int lengthAt = size;
        rawInt(0);
        rawInt(elements == 0 ? 0 : 1);
        rawInt(0);
        rawInt(elementOid);
        if (elements > 0) {
            rawInt(elements);
            rawInt(1);
        }
        return lengthAt;
    }

    void endArray(int lengthAt) {
        patchInt(lengthAt, size - lengthAt - 4);
    }

    void rawShort(int value) {
        room(2);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    void rawInt(int value) {
        room(4);
        bytes[size++] = (byte) (value >> 24);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    void rawLong(long value) {
        rawInt((int) (value >> 32));
        rawInt((int) value);
    }

    void raw(byte[] source, int from, int length) {
        room(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** Characters as UTF-8 without a length. */
    void utf8(char[] source, int from, int to) {
        room((to - from) * 3);
        int at = size;
        for (int i = from; i < to; i++) {
            char character = source[i];
            if (character < 0x80) {
                bytes[at++] = (byte) character;
            } else if (character < 0x800) {
                bytes[at++] = (byte) (0xC0 | character >> 6);
                bytes[at++] = (byte) (0x80 | (character & 0x3F));
            } else if (Character.isHighSurrogate(character) && i + 1 < to) {
                int point = Character.toCodePoint(character, source[++i]);
                bytes[at++] = (byte) (0xF0 | point >> 18);
                bytes[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
                bytes[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
                bytes[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                bytes[at++] = (byte) (0xE0 | character >> 12);
                bytes[at++] = (byte) (0x80 | (character >> 6 & 0x3F));
                bytes[at++] = (byte) (0x80 | (character & 0x3F));
            }
        }
        size = at;
    }

    private void patchInt(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
