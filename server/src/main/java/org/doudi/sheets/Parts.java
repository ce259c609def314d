package org.doudi.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a packed file held in memory, found by its directory. Every limit is checked before anything is unpacked, and
 * again while a part is read, because a directory may lie.
 */
final class Parts {
    /** The most that all parts may unpack to, in bytes. */
    static final long MOST_UNPACKED = 200L << 20;
    /** The most parts. */
    static final int MOST_PARTS = 200;

    private static final int MEGABYTE = 1 << 20;
    /** A sheet's XML is ten to thirty times its packed size; beyond this it was made to harm. */
    private static final long MOST_RATIO = 250;

    private static final int END = 0x06054B50;
    private static final int END_64_LOCATOR = 0x07064B50;
    private static final int END_64 = 0x06064B50;
    private static final int ENTRY = 0x02014B50;
    private static final int LOCAL = 0x04034B50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final long NOT_HERE = 0xFFFFFFFFL;
    private static final int DEFLATED = 8;

    private final ByteBuffer file;
    private final Map<String, Part> parts = new HashMap<>();

    /** A part as the directory says it is. */
    private record Part(int method, long packed, long unpacked, long offset) {}

    Parts(byte[] content) {
        file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            readDirectory();
        } catch (IndexOutOfBoundsException | IllegalArgumentException cutOff) {
            throw damaged();
        }
    }

    static Unreadable damaged() {
        return new Unreadable(Unreadable.Kind.DAMAGED_WORKBOOK);
    }

    boolean has(String name) {
        return parts.containsKey(name.toLowerCase(Locale.ROOT));
    }

    boolean hasBeginning(String beginning) {
        return parts.keySet().stream().anyMatch(name -> name.startsWith(beginning));
    }

    /** Packed bytes of a part. */
    long packed(String name) {
        return Objects.requireNonNull(parts.get(name.toLowerCase(Locale.ROOT))).packed;
    }

    /** Opens a part; reading it throws {@link Unreadable} where a limit is passed. */
    Optional<Unpacking> open(String name) {
        return Optional.ofNullable(parts.get(name.toLowerCase(Locale.ROOT))).map(this::open);
    }

    private Unpacking open(Part part) {
        try {
            int at = Math.toIntExact(part.offset);
            if (file.getInt(at) != LOCAL) {
                throw damaged();
            }
            int begin = at + LOCAL_SIZE + unsignedShort(at + 26) + unsignedShort(at + 28);
            if (begin + part.packed > file.capacity()) {
                throw damaged();
            }
            return new Unpacking(part, begin);
        } catch (IndexOutOfBoundsException | ArithmeticException cutOff) {
            throw damaged();
        }
    }

    private void readDirectory() {
        int end = end();
        long at = unsignedInt(end + 16);
        if (at == NOT_HERE) {
            at = directory64(end);
        }
        long declared = 0;
        while (at + ENTRY_SIZE <= file.capacity() && file.getInt((int) at) == ENTRY) {
            if (parts.size() == MOST_PARTS) {
                throw new Unreadable(Unreadable.Kind.TOO_MANY_PARTS, MOST_PARTS);
            }
            declared += readEntry((int) at).unpacked;
            if (declared > MOST_UNPACKED) {
                throw tooLarge();
            }
            at += ENTRY_SIZE
                    + unsignedShort((int) at + 28)
                    + unsignedShort((int) at + 30)
                    + unsignedShort((int) at + 32);
        }
        if (at > end || parts.isEmpty()) {
            throw damaged();
        }
    }

    private Part readEntry(int at) {
        int nameLength = unsignedShort(at + 28);
        var bytes = new byte[nameLength];
        file.get(at + ENTRY_SIZE, bytes);
        var name = new String(bytes, StandardCharsets.UTF_8);
        if ((unsignedShort(at + 8) & 1) != 0) {
            throw new Unreadable(Unreadable.Kind.LOCKED_WORKBOOK);
        }
        if (name.contains("..") || name.contains("\\") || name.contains(":") || name.startsWith("/")) {
            throw new Unreadable(Unreadable.Kind.UNSAFE_PART);
        }
        var part = part64(
                new Part(unsignedShort(at + 10), unsignedInt(at + 20), unsignedInt(at + 24), unsignedInt(at + 42)),
                at + ENTRY_SIZE + nameLength,
                unsignedShort(at + 30));
        boolean readable = part.method == 0 || part.method == DEFLATED;
        if (!readable || part.unpacked < 0 || part.packed < 0 || part.offset < 0) {
            throw damaged();
        }
        if (parts.put(name.toLowerCase(Locale.ROOT), part) != null) {
            throw damaged();
        }
        return part;
    }

    /** Sizes beyond four bytes, which some programs write so even where four suffice. */
    private Part part64(Part part, int extra, int extraLength) {
        int at = extra;
        while (at + 4 <= extra + extraLength) {
            int length = unsignedShort(at + 2);
            if (unsignedShort(at) == 1) {
                int field = at + 4;
                long unpackedSize = part.unpacked == NOT_HERE ? file.getLong(field) : part.unpacked;
                field += part.unpacked == NOT_HERE ? 8 : 0;
                long packedSize = part.packed == NOT_HERE ? file.getLong(field) : part.packed;
                field += part.packed == NOT_HERE ? 8 : 0;
                long offset = part.offset == NOT_HERE ? file.getLong(field) : part.offset;
                return new Part(part.method, packedSize, unpackedSize, offset);
            }
            at += 4 + length;
        }
        return part;
    }

    private int end() {
        for (int at = file.capacity() - END_SIZE; at >= Math.max(0, file.capacity() - END_SIZE - 0xFFFF); at--) {
            if (file.getInt(at) == END) {
                return at;
            }
        }
        throw damaged();
    }

    private long directory64(int end) {
        int locator = end - 20;
        if (file.getInt(locator) != END_64_LOCATOR) {
            throw damaged();
        }
        long record = file.getLong(locator + 8);
        if (record < 0 || record > file.capacity() || file.getInt((int) record) != END_64) {
            throw damaged();
        }
        long directory = file.getLong((int) record + 48);
        if (directory < 0 || directory > file.capacity()) {
            throw damaged();
        }
        return directory;
    }

    private int unsignedShort(int at) {
        return file.getShort(at) & 0xFFFF;
    }

    private long unsignedInt(int at) {
        return file.getInt(at) & NOT_HERE;
    }

    private static Unreadable tooLarge() {
        return new Unreadable(Unreadable.Kind.UNPACKS_TOO_LARGE, MOST_UNPACKED / MEGABYTE);
    }

    /** A part as it is unpacked, counted against the limits. */
    final class Unpacking extends InputStream {
        private final Part part;
        private final ByteArrayInputStream packed;
        private final Inflater inflater = new Inflater(true);
        private final InputStream content;
        private long read;

        private Unpacking(Part part, int begin) {
            super();
            this.part = part;
            packed = new ByteArrayInputStream(file.array(), begin, (int) part.packed);
            content = part.method == DEFLATED ? new InflaterInputStream(packed, inflater, 1 << 14) : packed;
        }

        /** How much of the packed part has been used, in bytes. */
        long packedRead() {
            return part.packed - packed.available();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = content.read(target, offset, length);
            if (count > 0) {
                read += count;
                boolean tooDense = read > MEGABYTE && read / MOST_RATIO > part.packed;
                if (read > part.unpacked || tooDense) {
                    throw tooLarge();
                }
            }
            return count;
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
