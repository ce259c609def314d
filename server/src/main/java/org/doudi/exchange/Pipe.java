package org.doudi.exchange;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Carries portions from the thread that reads to the one that stores; a few at most, so that memory stays bounded. */
final class Pipe {
    private static final int PORTIONS = 8;

    private final BlockingQueue<Portion> queue = new ArrayBlockingQueue<>(PORTIONS);
    private volatile boolean broken;

    /** Waits for room. */
    void put(Portion portion) {
        try {
            while (!queue.offer(portion, 200, TimeUnit.MILLISECONDS)) {
                if (broken) {
                    throw new CancellationException("nobody stores any more");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits for the next portion. */
    Portion take() {
        try {
            return queue.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Lets the reading end: nobody takes any more. */
    void breakOff() {
        broken = true;
        queue.clear();
    }
}
