package org.doudi.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real process of our own class path, for tests that kill, stop or refuse one. */
public final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final StringBuilder seen = new StringBuilder();

    private JavaProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class of the test's class path. */
    public static JavaProcess start(Class<?> main, String... arguments) {
        return start(
                List.of(),
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main,
                arguments);
    }

    /** Starts a main class after some words, such as those that change the user, on another class path. */
    public static JavaProcess start(List<String> prefix, String classPath, Class<?> main, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new JavaProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads on until a line contains the text. */
    public JavaProcess awaitLine(String text) {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                seen.append(line).append('\n');
                if (line.contains(text)) {
                    return this;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new AssertionError("the process ended without saying '" + text + "':\n" + seen);
    }

    /** Reads to the end of the process. */
    public String awaitEnd() {
        output.lines().forEach(line -> seen.append(line).append('\n'));
        return seen.toString();
    }

    /** What was read so far. */
    public String seen() {
        return seen.toString();
    }

    /** How it ended; waits a minute for it. */
    public int exitCode() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the process does not end:\n" + seen);
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** SIGKILL: no handler runs. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM, as a service manager sends it; leaves the process's input open, whose end may mean something. */
    public void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
