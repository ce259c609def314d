package org.doudi.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/** The whole server with its pages: one that runs already, or one started for the measurement. */
record RunningServer(String address, Process process) implements AutoCloseable {
    /** @param city the address of a running server, or a data folder, in which a small city is made if there is none */
    static RunningServer of(String city) throws IOException {
        if (city.startsWith("http")) {
            return new RunningServer(city, new ProcessBuilder("true").start());
        }
        int port = freePort();
        return new RunningServer(
                "http://localhost:" + port,
                new ProcessBuilder("./run", "--port", String.valueOf(port), "--data", city)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
