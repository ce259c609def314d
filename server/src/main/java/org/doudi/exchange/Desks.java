package org.doudi.exchange;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Through which database role a file is registered: a person's session, or the platform's loading role. */
@Component
class Desks {
    private final Desk people;
    private final Desk platform;

    /** A role's client, scheduler and transactions. */
    record Desk(JdbcClient database, SchedulerClient scheduler, TransactionTemplate transaction) {}

    Desks(
            JdbcClient app,
            SchedulerClient appScheduler,
            PlatformTransactionManager appTransactions,
            PlatformDesk platform) {
        this.people = new Desk(app, appScheduler, new TransactionTemplate(appTransactions));
        this.platform = new Desk(platform.database, platform.scheduler, new TransactionTemplate(platform.transactions));
    }

    Desk people() {
        return people;
    }

    Desk platform() {
        return platform;
    }

    /** The beans of the loading role. */
    @Component
    record PlatformDesk(
            @Qualifier("load") JdbcClient database,
            @Qualifier("load") SchedulerClient scheduler,
            @Qualifier("load") PlatformTransactionManager transactions) {}
}
