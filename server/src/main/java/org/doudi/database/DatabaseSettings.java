package org.doudi.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the database lives and how it is run.
 *
 * @param data the data folder; everything in it belongs to this program
 * @param keys the folder of passwords and keys, outside the data folder
 * @param outsideUrl PostgreSQL URL with the login of the database's owner, if the database is not the embedded one
 * @param minimumFreeBytes the space below which the program does not start
 * @param throwaway whether the data may be lost with the machine: no fsync, little memory
 */
public record DatabaseSettings(
        Path data, Path keys, Optional<String> outsideUrl, long minimumFreeBytes, boolean throwaway) {
    private static final long HALF_A_GIGABYTE = 500_000_000;

    /** Makes both folders absolute. */
    public DatabaseSettings {
        data = data.toAbsolutePath().normalize();
        keys = keys.toAbsolutePath().normalize();
    }

    /** Durable settings; {@code keys} beside {@code data} if none are named. */
    public static DatabaseSettings durable(Path data, @Nullable Path keys, @Nullable String outsideUrl) {
        var folder = data.toAbsolutePath().normalize();
        var beside = keys == null ? folder.resolveSibling("keys") : keys;
        var outside = Optional.ofNullable(outsideUrl).filter(url -> !url.isBlank());
        return new DatabaseSettings(folder, beside, outside, HALF_A_GIGABYTE, false);
    }
}
