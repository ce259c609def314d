package org.doudi.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts background work last and stops it first. */
final class SchedulerLifecycle implements SmartLifecycle {
    private final Scheduler scheduler;
    private final JdbcClient database;
    private final DatabaseServer server;
    private volatile boolean running;

    SchedulerLifecycle(Scheduler scheduler, JdbcClient database, DatabaseServer server) {
        this.scheduler = scheduler;
        this.database = database;
        this.server = server;
    }

    @Override
    public void start() {
        if (server.isAlone()) {
            releaseWorkOfDeadRuns();
        }
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Nobody else can be at work in our own database, so there is no heartbeat to wait for. */
    private void releaseWorkOfDeadRuns() {
        database.sql("""
                UPDATE database.scheduled_tasks
                SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                WHERE picked
                """).update();
    }
}
