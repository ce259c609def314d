package org.doudi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data folder, held by this process alone until it is closed or the process ends in whatever way. */
final class DataFolder implements AutoCloseable {
    private static final String MARKER = "doudi.folder";
    private static final String MARKER_TEXT = "Data folder of Doudi, format 1. Change nothing in here by hand.\n";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Holds the folder, making it if it does not exist; empty if another run holds it. */
    static Optional<DataFolder> tryHold(Path path) {
        try {
            Files.createDirectories(path);
            refuseForeign(path);
            var channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = lockOf(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(path, channel, lock));
        } catch (FileSystemException notAllowed) {
            throw Refusal.folderNotWritable(path, reason(notAllowed));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** Tells other processes of this machine under which URL the database of this folder answers. */
    void announce(String url) {
        try {
            write(announcement(path), url);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Takes the announcement back. */
    void withdraw() {
        try {
            Files.deleteIfExists(announcement(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The URL announced by the run that holds the folder. */
    static Optional<String> announced(Path path) {
        try {
            return Optional.of(Files.readString(announcement(path)).strip()).filter(url -> !url.isEmpty());
        } catch (IOException notAnnounced) {
            return Optional.empty();
        }
    }

    long usableBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            if (lock.isValid()) {
                lock.release();
            }
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Replaces a small file as a whole, so that no reader sees half of it. */
    private static void write(Path file, String text) throws IOException {
        var whole = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(whole, text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseForeign(Path path) throws IOException {
        if (Files.exists(path.resolve(MARKER))) {
            return;
        }
        try (var entries = Files.list(path)) {
            var foreign = entries.anyMatch(
                    entry -> !entry.getFileName().toString().matches("lost\\+found|" + MARKER + "\\.new"));
            if (foreign) {
                throw Refusal.folderForeign(path);
            }
        }
        write(path.resolve(MARKER), MARKER_TEXT);
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static Path announcement(Path path) {
        return path.resolve("database.url");
    }

    private static String reason(FileSystemException failure) {
        var reason = failure.getReason();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
