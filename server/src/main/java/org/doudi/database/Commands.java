package org.doudi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the machine's own small programs. */
final class Commands {
    private Commands() {}

    /** How a program ended and what it wrote. */
    record Outcome(int exitCode, String output) {}

    /** Runs a program to its end, at most two minutes. */
    static Outcome run(List<String> command) {
        try {
            var process = quiet(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Outcome(process.waitFor(), output);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while running " + command.getFirst(), stopped);
        }
    }

    /** Whether a program exists and ends well. */
    static boolean succeeds(List<String> command) {
        try {
            return run(command).exitCode() == 0;
        } catch (UncheckedIOException noSuchProgram) {
            return false;
        }
    }

    /** Sends a signal such as INT to a process; false if it is gone or belongs to somebody else. */
    static boolean signal(String name, long pid) {
        return succeeds(List.of("sh", "-c", "kill -" + name + " " + pid));
    }

    /** A program free of the caller's PostgreSQL and language settings. */
    static ProcessBuilder quiet(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
