package org.doudi.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The platform's keys: files in a folder apart from the data, made on the first start, readable by its user alone. */
public final class Keys {
    private static final int SM4_BYTES = 16;
    private static final int HMAC_BYTES = 32;

    private final byte[] indexKey;
    private final byte[] tailKey;
    private final Sm4Gcm vault;
    private final Path folder;

    private Keys(Path folder, byte[] indexKey, byte[] tailKey, Sm4Gcm vault) {
        this.folder = folder;
        this.indexKey = indexKey;
        this.tailKey = tailKey;
        this.vault = vault;
    }

    /** Reads the keys in the folder, making those that are missing. */
    public static Keys open(Path folder) {
        try {
            Files.createDirectories(folder);
            var index = keyFile(folder.resolve("index-1.key"), HMAC_BYTES);
            var tail = keyFile(folder.resolve("tail-1.key"), HMAC_BYTES);
            var vault = keyFile(folder.resolve("vault-1.key"), SM4_BYTES);
            return new Keys(folder, index, tail, new Sm4Gcm(1, vault));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A blind index for the use of one thread. */
    public BlindIndex blindIndex() {
        return new BlindIndex(indexKey);
    }

    /** An index of the ends of numbers, for the use of one thread: a key of its own, for ends are soon tried out. */
    public BlindIndex tailIndex() {
        return new BlindIndex(tailKey);
    }

    /** Encryption of identifiers and of kept files. */
    public Sm4Gcm vault() {
        return vault;
    }

    /** Where the keys lie; what must not lie with the data lies here too. */
    public Path folder() {
        return folder;
    }

    private static byte[] keyFile(Path file, int bytes) throws IOException {
        if (!Files.exists(file)) {
            var key = new byte[bytes];
            new SecureRandom().nextBytes(key);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(key), StandardOpenOption.SYNC);
        }
        var key = HexFormat.of().parseHex(Files.readString(file).strip());
        if (key.length != bytes) {
            throw new IOException("the key file " + file.getFileName() + " is damaged");
        }
        return key;
    }
}
