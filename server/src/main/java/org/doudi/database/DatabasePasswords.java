package org.doudi.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Passwords of the database logins, drawn at random once and kept in the keys folder, readable by its owner alone. */
final class DatabasePasswords {
    private static final String FILE = "database.properties";
    private static final String ADMINISTRATOR = "administrator";

    /** For files that hold a password. */
    static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Properties passwords;

    private DatabasePasswords(Properties passwords) {
        this.passwords = passwords;
    }

    /** The kept passwords, if there are any. */
    static Optional<DatabasePasswords> kept(Path keys) {
        var file = keys.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return Optional.of(new DatabasePasswords(kept));
        } catch (IOException notReadable) {
            throw Refusal.folderNotWritable(keys, notReadable.getClass().getSimpleName());
        }
    }

    /** The kept passwords, or new ones that are kept from now on. */
    static DatabasePasswords keptOrNew(Path keys) {
        return kept(keys).orElseGet(() -> draw(keys));
    }

    String of(DatabaseRole role) {
        return named(role.name().toLowerCase(Locale.ROOT));
    }

    /** The password of the embedded database's superuser. */
    String administrator() {
        return named(ADMINISTRATOR);
    }

    private String named(String name) {
        var password = passwords.getProperty(name);
        if (password == null) {
            throw new IllegalStateException("no password of " + name + " in " + FILE);
        }
        return password;
    }

    private static DatabasePasswords draw(Path keys) {
        var random = new SecureRandom();
        var text = new StringBuilder("# Passwords of the database logins. Back this folder up apart from the data.\n");
        text.append(ADMINISTRATOR).append('=').append(password(random)).append('\n');
        for (var role : DatabaseRole.values()) {
            text.append(role.name().toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(password(random))
                    .append('\n');
        }
        try {
            Files.createDirectories(keys);
            var whole = keys.resolve(FILE + ".new");
            Files.deleteIfExists(whole);
            Files.createFile(whole, OWNER_ONLY);
            Files.writeString(whole, text);
            Files.move(whole, keys.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException notAllowed) {
            throw Refusal.folderNotWritable(keys, notAllowed.getClass().getSimpleName());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return kept(keys).orElseThrow();
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
