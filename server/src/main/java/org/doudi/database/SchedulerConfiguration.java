package org.doudi.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Background work. A later module contributes {@code Task<?>} beans and plans instances with a {@link SchedulerClient}
 * of the role whose transaction causes the work: the plan commits or vanishes with that transaction.
 */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {
    static final String TABLE = "database.scheduled_tasks";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int THREADS = 4;

    @Bean
    @Primary
    SchedulerClient appSchedulerClient(DataSource dataSource) {
        return client(dataSource);
    }

    @Bean
    @Qualifier("load")
    SchedulerClient loadSchedulerClient(@Qualifier("load") DataSource dataSource) {
        return client(new TransactionAwareDataSourceProxy(dataSource));
    }

    @Bean
    @Qualifier("engine")
    SchedulerClient engineSchedulerClient(@Qualifier("engine") DataSource dataSource) {
        return client(new TransactionAwareDataSourceProxy(dataSource));
    }

    @Bean(destroyMethod = "")
    @ConditionalOnProperty(name = "doudi.scheduler.enabled", havingValue = "true", matchIfMissing = true)
    Scheduler scheduler(@Qualifier("load") DataSource dataSource, ObjectProvider<Task<?>> tasks, Clock clock) {
        var recurring = new ArrayList<RecurringTask<?>>();
        var planned = new ArrayList<Task<?>>();
        for (var task : tasks.orderedStream().toList()) {
            if (task instanceof RecurringTask<?> again) {
                recurring.add(again);
            } else {
                planned.add(task);
            }
        }
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), planned)
                .startTasks(recurring)
                .tableName(TABLE)
                .serializer(new TaskData())
                .clock(clock::instant)
                .threads(THREADS)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("task-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .jdbcCustomization(postgres())
                .build();
    }

    @Bean
    @ConditionalOnProperty(name = "doudi.scheduler.enabled", havingValue = "true", matchIfMissing = true)
    SchedulerLifecycle schedulerLifecycle(
            Scheduler scheduler, @Qualifier("load") JdbcClient database, DatabaseServer server) {
        return new SchedulerLifecycle(scheduler, database, server);
    }

    private static SchedulerClient client(DataSource dataSource) {
        return SchedulerClient.Builder.create(dataSource, List.of())
                .tableName(TABLE)
                .serializer(new TaskData())
                .jdbcCustomization(postgres())
                .build();
    }

    /** Named, because asking the database what it is takes a connection, which there is not outside a transaction. */
    static JdbcCustomization postgres() {
        return new PostgreSqlJdbcCustomization(false, true);
    }
}
