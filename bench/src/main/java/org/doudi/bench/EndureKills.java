package org.doudi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the server at random moments of a load (SIGKILL; its database is left an orphan), starts it again on what is
 * there, and so on until the load has ended; then compares the stored rows with those of a load nobody disturbed.
 * Arguments: how many kills, seed of the moments.
 */
public final class EndureKills {
    /** So many kills, and a load is left alone until it ends: what it stored after them is compared. */
    private static final int KILLS_A_LOAD = 5;

    private final Path folder;
    private final SplittableRandom random;
    private long loadMillis;

    private EndureKills(Path folder, long seed) {
        this.folder = folder;
        this.random = new SplittableRandom(seed);
    }

    /** Prints kills, loads and differences; ends with status 1 if a load differs. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        var folder = Files.createTempDirectory("doudi-kills");
        try {
            boolean same = new EndureKills(folder, seed).endure(kills);
            System.exit(same ? 0 : 1);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private boolean endure(int kills) throws IOException, InterruptedException {
        var undisturbed = load(Long.MAX_VALUE);
        System.out.println("undisturbed: " + undisturbed + ", " + loadMillis + " ms");
        int killed = 0;
        int loads = 0;
        int differ = 0;
        boolean justEnded = false;
        while (killed < kills) {
            boolean mayEnd = killed > 0 && killed % KILLS_A_LOAD == 0 && !justEnded;
            var ended = load(mayEnd ? Long.MAX_VALUE : random.nextLong(loadMillis));
            justEnded = !ended.isEmpty();
            if (ended.isEmpty()) {
                killed++;
            } else {
                loads++;
                differ += ended.equals(undisturbed) ? 0 : 1;
                System.out.println(killed + " kills, " + loads + " loads, " + differ + " differ; last " + ended);
            }
        }
        var last = load(Long.MAX_VALUE);
        loads++;
        differ += last.equals(undisturbed) ? 0 : 1;
        System.out.println(killed + " kills in " + loads + " loads, " + differ + " differ");
        return differ == 0;
    }

    /** Starts the server, which begins the load or goes on with it; what it stored, or nothing if it was killed. */
    private String load(long killAfterMillis) throws IOException, InterruptedException {
        var server = start();
        try (var output = server.inputReader(StandardCharsets.UTF_8)) {
            await(output, LoadingServer.READY);
            if (killAfterMillis == Long.MAX_VALUE) {
                long begun = System.nanoTime();
                var stored = await(output, LoadingServer.STORED);
                loadMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                server.waitFor();
                return stored;
            }
            if (server.waitFor(killAfterMillis, TimeUnit.MILLISECONDS)) {
                return await(output, LoadingServer.STORED);
            }
            server.destroyForcibly().waitFor();
            return "";
        }
    }

    private Process start() throws IOException {
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.addAll(
                List.of(System.getProperty("java.class.path"), LoadingServer.class.getName(), folder.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String await(BufferedReader output, String word) throws IOException {
        var seen = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(word)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("the server ended without '" + word + "':\n" + seen);
    }
}
