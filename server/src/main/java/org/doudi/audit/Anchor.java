package org.doudi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import org.doudi.crypto.Keys;
import org.springframework.stereotype.Component;

/**
 * Heads of the chain in a file outside the database, written after their seals are committed: whoever cuts the tail of the
 * chain in the database cannot cut it here.
 */
@Component
class Anchor {
    private final Path file;

    Anchor(Keys keys) {
        this.file = keys.folder().resolve("audit-anchor.txt");
    }

    void keep(Head head) {
        try {
            Files.writeString(
                    file,
                    head.position() + " " + HexFormat.of().formatHex(head.hash()) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The head kept last. A last line cut by a crash is passed over. */
    Optional<Head> newest() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8).reversed().stream()
                    .filter(line -> line.matches("\\d+ [0-9a-f]{64}"))
                    .findFirst()
                    .map(line -> line.split(" "))
                    .map(parts ->
                            new Head(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
