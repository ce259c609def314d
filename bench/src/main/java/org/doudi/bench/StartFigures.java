package org.doudi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * How long a newcomer waits: from a fresh clone until {@code ./run} has built everything and the small demo city is
 * delivered (beside the build alone), and from {@code ./run} on that folder to the first page (beside the web server of
 * the JDK serving an empty folder). Packages that Maven fetches once a machine are fetched before, by this bench's own
 * build.
 */
final class StartFigures {
    private static final int RESTARTS = 5;
    private static final String CITY_READY = "The demonstration city is ready";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;

    private StartFigures(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Argument: the commit measured, which must be the one checked out. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("doudi-bench");
        var figures = new Figures("bench/run start", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai")));
        try {
            new StartFigures(folder, freePort()).measure(figures);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void measure(Figures figures) throws IOException, InterruptedException {
        var clone = folder.resolve("clone");
        long begun = System.nanoTime();
        end(start(
                folder, "git", "clone", "--quiet", Path.of("").toAbsolutePath().toString(), clone.toString()));
        end(start(clone, "./run", "--help"));
        double build = secondsSince(begun);
        var first = start(clone, "./run", "--port", String.valueOf(port));
        awaitLine(first.inputReader(), CITY_READY);
        awaitPage();
        double fresh = secondsSince(begun);
        stop(first);
        System.out.printf("fresh start %.1f s, of which the build %.1f s%n", fresh, build);
        figures.keep("fresh-start-s", fresh, "s", "clone and build alone", build, fresh / build);

        double restart = median(() -> firstPage(clone, "./run", "--port", String.valueOf(port)));
        double bare = median(() -> firstPage(
                Files.createDirectories(folder.resolve("empty")),
                Path.of(System.getProperty("java.home"), "bin", "jwebserver").toString(),
                "--port",
                String.valueOf(port)));
        System.out.printf("restart %.2f s, bare web server %.2f s%n", restart, bare);
        figures.keep("restart-s", restart, "s", "web server of the JDK", bare, restart / bare);
    }

    /** Seconds to a first page; the program is stopped before it returns. */
    private double firstPage(Path at, String... command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var program = start(at, command);
        try {
            awaitPage();
            return secondsSince(begun);
        } finally {
            stop(program);
        }
    }

    private interface Measurement {
        double take() throws IOException, InterruptedException;
    }

    private static double median(Measurement measurement) throws IOException, InterruptedException {
        var taken = new double[RESTARTS];
        for (int run = 0; run < RESTARTS; run++) {
            taken[run] = measurement.take();
        }
        Arrays.sort(taken);
        return taken[RESTARTS / 2];
    }

    private Process start(Path at, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static void end(Process program) throws IOException, InterruptedException {
        var said = List.copyOf(program.inputReader().readAllLines());
        if (program.waitFor() != 0) {
            throw new IllegalStateException(String.join("\n", said));
        }
    }

    private static void stop(Process program) throws InterruptedException {
        program.destroy();
        if (!program.waitFor(60, TimeUnit.SECONDS)) {
            program.destroyForcibly();
            throw new IllegalStateException("did not stop within a minute");
        }
    }

    private static void awaitLine(BufferedReader output, String awaited) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(awaited)) {
                return;
            }
        }
        throw new IllegalStateException("ended before: " + awaited);
    }

    private void awaitPage() throws InterruptedException {
        var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .timeout(Duration.ofSeconds(10))
                .build();
        for (long begun = System.nanoTime(); secondsSince(begun) < 300; Thread.sleep(20)) {
            try {
                if (http.send(page, BodyHandlers.discarding()).statusCode() < 400) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
        }
        throw new IllegalStateException("no page within five minutes");
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
