package org.doudi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A database process whose program was killed: it goes on serving, and must be stopped, never adopted. */
final class Orphan {
    private Orphan() {}

    /**
     * Stops what still runs on this cluster. The caller holds the folder, so nobody else may.
     *
     * @return the process stopped, if there was one
     */
    static Optional<Long> stop(Path cluster, Path data) {
        var pidFile = cluster.resolve("postmaster.pid");
        var pid = firstLine(pidFile);
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        var process = ProcessHandle.of(pid.get()).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || !servesFrom(cluster, pid.get())) {
            forget(pidFile);
            return Optional.empty();
        }
        Commands.signal("INT", pid.get());
        if (!ended(process.get(), 30)) {
            Commands.signal("QUIT", pid.get());
            if (!ended(process.get(), 15)) {
                throw Refusal.orphanStays(data, pid.get());
            }
        }
        return pid;
    }

    /** Waits for a process of whatever parent to end. */
    static boolean ended(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The process is a PostgreSQL of exactly this cluster, not a stranger that got the same number. */
    private static boolean servesFrom(Path cluster, long pid) {
        try {
            var command = new String(
                            Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")), StandardCharsets.UTF_8)
                    .split("\0");
            var isPostgres = command.length > 0 && command[0].endsWith("/postgres");
            return isPostgres && (hasArgument(command, cluster) || worksIn(cluster, pid));
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean hasArgument(String[] command, Path cluster) {
        for (var word : command) {
            if (word.equals(cluster.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean worksIn(Path cluster, long pid) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), cluster);
        } catch (IOException notVisible) {
            return false;
        }
    }

    private static Optional<Long> firstLine(Path pidFile) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf);
        } catch (IOException | NumberFormatException noPid) {
            return Optional.empty();
        }
    }

    private static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
