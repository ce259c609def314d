package org.doudi.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.doudi.crypto.Keys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Raw and rejected files, packed and then encrypted, in {@code deliveries} of the data folder. */
@Component
class KeptFiles {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Keys keys;

    KeptFiles(@Value("${doudi.data}") Path data, Keys keys) {
        this.folder = data.toAbsolutePath().resolve("deliveries");
        this.keys = keys;
        try {
            Files.createDirectories(folder);
        } catch (IOException notAllowed) {
            throw new UncheckedIOException(notAllowed);
        }
    }

    /** The file as it was sent. */
    Path raw(UUID delivery) {
        return folder.resolve(delivery + ".raw");
    }

    /** The rows that were given back. */
    Path rejected(UUID delivery) {
        return folder.resolve(delivery + ".rejected");
    }

    OutputStream write(Path file) throws IOException {
        var encrypted = keys.vault().encrypting(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        return new Packed(new BufferedOutputStream(encrypted, BUFFER));
    }

    InputStream read(Path file) throws IOException {
        var encrypted = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return new GZIPInputStream(new BufferedInputStream(keys.vault().decrypting(encrypted), BUFFER), BUFFER);
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Fast rather than small: tables pack well anyway, and what is small is quickly encrypted. */
    private static final class Packed extends GZIPOutputStream {
        Packed(OutputStream target) throws IOException {
            super(target, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
