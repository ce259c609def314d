package org.doudi.database;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Planned work, done by hand in the test's own thread and to its end, so that no test waits for it. */
public final class DueTasks {
    private final ManualScheduler scheduler;
    private final JdbcClient database;
    private final Clock clock;
    private final List<ExecutionComplete> failed = new ArrayList<>();

    /** Works with the tasks of a context. */
    public DueTasks(DataSource load, List<Task<?>> tasks, Clock clock) {
        this.clock = clock;
        this.database = JdbcClient.create(load);
        var builder = TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(load), tasks);
        builder.clock(new SettableClock());
        builder.tableName(SchedulerConfiguration.TABLE);
        builder.serializer(new TaskData());
        builder.jdbcCustomization(SchedulerConfiguration.postgres());
        builder.addSchedulerListener(new AbstractSchedulerListener() {
            @Override
            public void onExecutionComplete(ExecutionComplete execution) {
                if (execution.getResult() == ExecutionComplete.Result.FAILED) {
                    failed.add(execution);
                }
            }
        });
        this.scheduler = builder.build();
    }

    /**
     * Runs what is due at the test's time, and what that plans, until nothing is due.
     *
     * @throws AssertionError if a task failed, with its cause
     */
    public void run() {
        scheduler.setTime(clock.instant());
        while (isAnyDue()) {
            scheduler.runAnyDueExecutions();
        }
        if (!failed.isEmpty()) {
            var first = failed.getFirst();
            failed.clear();
            throw new AssertionError(
                    "failed: " + first.getExecution().getTaskName(),
                    first.getCause().orElse(null));
        }
    }

    private boolean isAnyDue() {
        return database.sql("SELECT EXISTS (SELECT FROM database.scheduled_tasks "
                        + "WHERE NOT picked AND execution_time <= :now)")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }
}
