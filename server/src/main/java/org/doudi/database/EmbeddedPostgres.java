package org.doudi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A PostgreSQL of our own: reachable from this machine only, with passwords, checksums and fsync. Stopping it is fast
 * and loses nothing that was committed.
 */
final class EmbeddedPostgres implements AutoCloseable {
    /** The superuser of the cluster; no login of the program. */
    static final String ADMINISTRATOR = "postgres";

    private static final long START_SECONDS = 120;
    private static final long LARGE_LOG_BYTES = 20_000_000;

    private final Process process;
    private final int port;
    private volatile boolean closing;

    private EmbeddedPostgres(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Makes the cluster if there is none, stops what a killed run left over, and starts the server.
     *
     * @param progress told in words what takes a while
     */
    static EmbeddedPostgres start(DataFolder folder, DatabaseSettings settings, Consumer<String> progress) {
        var cluster = folder.cluster();
        refuseOtherVersion(folder);
        var binaries = PostgresBinaries.under(folder.path().resolve("programs"));
        var runAs = RunAs.ownerOf(cluster);
        runAs.requireReach(folder.path());
        if (Files.exists(cluster)) {
            Orphan.stop(cluster, folder.path())
                    .ifPresent(pid -> progress.accept("已停止上次运行遗留的数据库进程 " + pid + " / stopped the database process "
                            + pid + " left over from an earlier run"));
        } else {
            progress.accept("首次启动：正在建立数据库…… / first start: making the database …");
            make(folder, binaries, runAs, settings);
        }
        rotate(folder.log());
        return launch(folder, binaries, runAs, settings);
    }

    int port() {
        return port;
    }

    /** Runs the action if the server ends though nobody asked it to. */
    void onUnexpectedEnd(Runnable action) {
        Thread.ofVirtual().name("database-watch").start(() -> {
            process.onExit().join();
            if (!closing) {
                action.run();
            }
        });
    }

    /** From its first moment on, but after everything of Spring's: nobody waits for a database that is gone. */
    private void closeWhenTheProgramEnds() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("database-end").unstarted(() -> {
                    Pool.awaitAllClosed(Duration.ofSeconds(20));
                    close();
                }));
    }

    @Override
    public void close() {
        closing = true;
        if (!process.isAlive()) {
            return;
        }
        Commands.signal("INT", process.pid());
        if (!Orphan.ended(process.toHandle(), 60)) {
            Commands.signal("QUIT", process.pid());
            Orphan.ended(process.toHandle(), 10);
        }
    }

    private static void refuseOtherVersion(DataFolder folder) {
        var file = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(folder.cluster())) {
            return;
        }
        try {
            var found = Files.readString(file).strip();
            if (!found.equals(PostgresBinaries.MAJOR)) {
                throw Refusal.otherVersion(folder.path(), found, PostgresBinaries.MAJOR);
            }
        } catch (IOException notReadable) {
            throw Refusal.folderNotWritable(
                    folder.cluster(), notReadable.getClass().getSimpleName());
        }
    }

    /** Makes the cluster beside its place and moves it there whole, so that a kill in between leaves no half. */
    private static void make(DataFolder folder, PostgresBinaries binaries, RunAs runAs, DatabaseSettings settings) {
        var password = DatabasePasswords.keptOrNew(settings.keys()).administrator();
        var half = folder.path().resolve("postgres.new");
        var passwordFile = folder.path().resolve("initdb.password");
        try {
            PostgresBinaries.removeTree(half);
            Files.createDirectory(half);
            Files.deleteIfExists(passwordFile);
            Files.createFile(passwordFile, DatabasePasswords.OWNER_ONLY);
            Files.writeString(passwordFile, password);
            runAs.give(half);
            runAs.give(passwordFile);
            var words = new ArrayList<>(initdb(binaries, half, passwordFile));
            if (settings.throwaway()) {
                words.add("--no-sync");
            }
            var outcome = Commands.run(runAs.command(words));
            Files.delete(passwordFile);
            if (outcome.exitCode() != 0) {
                Files.writeString(folder.log(), outcome.output());
                throw Refusal.databaseDidNotStart(folder.log(), lastLine(outcome.output()));
            }
            Files.move(half, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> initdb(PostgresBinaries binaries, Path cluster, Path passwordFile) {
        return List.of(
                binaries.program("initdb"),
                "-D",
                cluster.toString(),
                "-U",
                ADMINISTRATOR,
                "--pwfile=" + passwordFile,
                "--auth-host=scram-sha-256",
                "--auth-local=reject",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C.UTF-8");
    }

    private static EmbeddedPostgres launch(
            DataFolder folder, PostgresBinaries binaries, RunAs runAs, DatabaseSettings settings) {
        try {
            var port = freePort();
            var words = new ArrayList<>(
                    List.of(binaries.program("postgres"), "-D", folder.cluster().toString()));
            words.addAll(PostgresOptions.of(port, settings, folder.usableBytes()));
            var process = Commands.quiet(runAs.command(words))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .start();
            process.getOutputStream().close();
            var postgres = new EmbeddedPostgres(process, port);
            postgres.closeWhenTheProgramEnds();
            awaitReady(process, folder);
            return postgres;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void awaitReady(Process process, DataFolder folder) throws IOException {
        try {
            for (long turn = 0; turn < START_SECONDS * 50; turn++) {
                if (isReady(process, folder.cluster())) {
                    return;
                }
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        throw Refusal.databaseDidNotStart(folder.log(), lastLine(Files.readString(folder.log())));
    }

    /** The lock file names our own child, so it is not some other server that answers, and says that it is ready. */
    private static boolean isReady(Process process, Path cluster) {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.UTF_8);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(process.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void rotate(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGE_LOG_BYTES) {
                Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.write(log, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String lastLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, last) -> last)
                .orElse("-")
                .strip();
    }
}
