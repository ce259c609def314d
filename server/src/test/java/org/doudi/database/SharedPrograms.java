package org.doudi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Spares a test with a data folder of its own the unpacking of PostgreSQL. */
final class SharedPrograms {
    private SharedPrograms() {}

    /** Makes a data folder that uses the programs of the test run. */
    static void linkInto(Path data) {
        var programs = Path.of("target", "test-database", "programs").toAbsolutePath();
        PostgresBinaries.under(programs);
        try (var folder = DataFolder.tryHold(data).orElseThrow()) {
            Files.createSymbolicLink(folder.path().resolve("programs"), programs);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
