package org.doudi.exchange;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The natural key of a row as text: parts joined by a bar, persons as their id. */
final class RowKey {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** Bytes of a blind index that name a certificate. */
    private static final int INDEX_BYTES = 16;

    private final CopyBuffer bytes = new CopyBuffer(256);
    private final byte[] uuid = new byte[36];

    void clear() {
        bytes.clear();
    }

    /** A hash of the key that is never 0. */
    long hash() {
        long hash = 0xCBF29CE484222325L;
        var text = bytes.bytes();
        for (int i = 0; i < bytes.size(); i++) {
            hash = (hash ^ text[i]) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    void writeTo(CopyBuffer out) {
        out.blob(bytes.bytes(), bytes.size());
    }

    void addText(char[] text, int from, int to) {
        separate();
        bytes.utf8(text, from, to);
    }

    void addAscii(String text) {
        separate();
        var ascii = text.getBytes(StandardCharsets.US_ASCII);
        bytes.raw(ascii, 0, ascii.length);
    }

    void addIndex(byte[] blindIndex) {
        addAscii(HexFormat.of().formatHex(blindIndex, 0, INDEX_BYTES));
    }

    void addPerson(long high, long low) {
        separate();
        int at = 0;
        for (int digit = 0; digit < 32; digit++) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
                uuid[at++] = '-';
            }
            long half = digit < 16 ? high : low;
            uuid[at++] = HEX[(int) (half >>> (60 - digit % 16 * 4)) & 15];
        }
        bytes.raw(uuid, 0, uuid.length);
    }

    private void separate() {
        if (bytes.size() > 0) {
            bytes.raw(new byte[] {'|'}, 0, 1);
        }
    }

    @Override
    public String toString() {
        return new String(bytes.bytes(), 0, bytes.size(), StandardCharsets.UTF_8);
    }
}
