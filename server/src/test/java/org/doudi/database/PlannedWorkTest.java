package org.doudi.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DoudiTest
class PlannedWorkTest {
    private static final List<String> DONE = new ArrayList<>();

    @Autowired
    @Qualifier("load")
    private SchedulerClient load;

    @Autowired
    private SchedulerClient pages;

    @Autowired
    @Qualifier("load")
    private PlatformTransactionManager loadTransactions;

    @Autowired
    private PlatformTransactionManager pageTransactions;

    @Autowired
    private Task<Parcel> parcels;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private TestClock clock;

    @Test
    void work_planned_in_a_transaction_that_rolls_back_does_not_exist() {
        new TransactionTemplate(loadTransactions).executeWithoutResult(status -> {
            load.scheduleIfNotExists(parcels.instance("load-back", new Parcel("never")), clock.instant());
            status.setRollbackOnly();
        });
        new TransactionTemplate(pageTransactions).executeWithoutResult(status -> {
            pages.scheduleIfNotExists(parcels.instance("page-back", new Parcel("never")), clock.instant());
            status.setRollbackOnly();
        });

        dueTasks.run();

        assertThat(DONE).doesNotContain("never");
    }

    @Test
    void work_planned_in_a_committed_transaction_of_the_pages_is_done_once_with_its_data() {
        new TransactionTemplate(pageTransactions)
                .executeWithoutResult(status -> pages.scheduleIfNotExists(
                        parcels.instance("page", new Parcel("from a page")), clock.instant()));

        dueTasks.run();
        dueTasks.run();

        assertThat(DONE).containsOnlyOnce("from a page");
    }

    @Test
    void work_planned_for_later_waits_until_then() {
        new TransactionTemplate(loadTransactions)
                .executeWithoutResult(status -> load.scheduleIfNotExists(
                        parcels.instance("later", new Parcel("later")),
                        clock.instant().plus(Duration.ofHours(1))));

        dueTasks.run();
        assertThat(DONE).doesNotContain("later");
        clock.advance(Duration.ofHours(1));
        dueTasks.run();

        assertThat(DONE).containsOnlyOnce("later");
    }

    record Parcel(String content) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class OneTask {
        @Bean
        Task<Parcel> parcels() {
            return Tasks.oneTime("test.parcel", Parcel.class)
                    .execute((instance, context) -> DONE.add(instance.getData().content()));
        }
    }
}
