package org.doudi.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
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
        var kept = Files.newInputStream(file);
        var encrypted = new BufferedInputStream(kept, BUFFER);
        return new Unpacked(
                new GZIPInputStream(new BufferedInputStream(keys.vault().decrypting(encrypted), BUFFER), BUFFER), kept);
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What encrypted it is proven at its end; of a file that is not read so far nothing can be. */
    private static final class Unpacked extends FilterInputStream {
        private final InputStream kept;
        private boolean ended;

        Unpacked(InputStream content, InputStream kept) {
            super(content);
            this.kept = kept;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                kept.close();
            }
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
