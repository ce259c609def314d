package org.doudi.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A connection pool that is known while it is open, so that the embedded database ends after the last of them. */
final class Pool extends HikariDataSource {
    private static final Set<Pool> OPEN = ConcurrentHashMap.newKeySet();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CLOSED = LOCK.newCondition();

    Pool(HikariConfig config) {
        super(config);
        OPEN.add(this);
    }

    @Override
    public void close() {
        super.close();
        LOCK.lock();
        try {
            OPEN.remove(this);
            CLOSED.signalAll();
        } finally {
            LOCK.unlock();
        }
    }

    /** Waits until no pool of the program is open, or the time is over. */
    static void awaitAllClosed(Duration most) {
        LOCK.lock();
        try {
            var left = most.toNanos();
            while (!OPEN.isEmpty() && left > 0) {
                left = CLOSED.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            LOCK.unlock();
        }
    }
}
