package org.doudi.search;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.doudi.access.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** So many searches by the tail of a number an hour and account: enough for work, too few to try all tails. */
@Component
class TailLimit {
    static final int AN_HOUR = 30;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient app;
    private final JdbcClient load;
    private final Clock clock;

    TailLimit(JdbcClient app, @Qualifier("load") JdbcClient load, Clock clock) {
        this.app = app;
        this.load = load;
        this.clock = clock;
    }

    /**
     * Counts a search; searches of one account take turns.
     *
     * @return whether it may be done
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean allows(Actor actor) {
        var now = OffsetDateTime.now(clock);
        app.sql("SELECT pg_advisory_xact_lock(hashtextextended(:account, 86))")
                .param("account", actor.id())
                .query(row -> {});
        return app.sql("""
                                INSERT INTO search.tail_search (account_id, searched_at)
                                SELECT :account, :now
                                WHERE (SELECT count(*) FROM search.tail_search
                                       WHERE account_id = :account AND searched_at > :since) < :most
                                """)
                        .param("account", actor.accountId())
                        .param("now", now)
                        .param("since", now.minus(WINDOW))
                        .param("most", AN_HOUR)
                        .update()
                == 1;
    }

    /** Forgets searches that no longer count. */
    @Transactional("load")
    public void forgetOld() {
        load.sql("DELETE FROM search.tail_search WHERE searched_at <= :since")
                .param("since", OffsetDateTime.now(clock).minus(WINDOW))
                .update();
    }
}
