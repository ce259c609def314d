package org.doudi.city;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that make the city; what they make does not depend on how many they are. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads;

    Crew(int size) {
        threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().daemon().name("city-", 0).factory());
    }

    /**
     * Does all tasks and answers in their order.
     *
     * @throws IOException if one of them cannot write, or the thread is interrupted
     */
    <T> List<T> all(List<Callable<T>> tasks) throws IOException {
        try {
            var results = new ArrayList<T>();
            for (var answer : threads.invokeAll(tasks)) {
                results.add(answer.get());
            }
            return List.copyOf(results);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            var stop = new InterruptedIOException("the making of the city was interrupted");
            stop.initCause(stopped);
            throw stop;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            if (failed.getCause() instanceof UncheckedIOException unwritable) {
                throw new IOException(unwritable.getMessage(), unwritable);
            }
            throw new IllegalStateException("a part of the city failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
