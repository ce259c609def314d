package org.doudi.screening;

import java.time.Clock;
import java.time.LocalDate;
import org.doudi.programmes.BookInUse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queues every family when policies changed or a new day began: ages are reached and consents end with the day. */
@Component
class Rounds {
    private final JdbcClient db;
    private final BookInUse book;
    private final Clock clock;

    Rounds(@Qualifier("load") JdbcClient db, BookInUse book, Clock clock) {
        this.db = db;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Queues every family unless that was done for these policies and this day.
     *
     * @return whether it was done now
     */
    @Transactional("load")
    public boolean queueWhenDue() {
        int begun = db.sql("""
                        INSERT INTO screening.round AS last (policy_version, day) VALUES (:version, :today)
                        ON CONFLICT (only_one) DO UPDATE SET policy_version = excluded.policy_version, day = excluded.day
                            WHERE last.policy_version <> excluded.policy_version OR last.day < excluded.day
                        """)
                .param("version", book.version().value())
                .param("today", LocalDate.now(clock))
                .update();
        if (begun > 0) {
            queueEverything();
        }
        return begun > 0;
    }

    /** Queues every family, whatever was done before. */
    @Transactional("load")
    public void queueEverything() {
        db.sql(
                        "INSERT INTO registry.household_change (household_id, cause) SELECT household_id, 'policy' FROM registry.household")
                .update();
    }
}
