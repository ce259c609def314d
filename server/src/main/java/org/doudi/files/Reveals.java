package org.doudi.files;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Masks lifted for a stated reason: for one session, one file, ten minutes. */
@Component
class Reveals {
    static final int SHORTEST_REASON = 4;
    static final int LONGEST_REASON = 200;
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final Clock clock;

    Reveals(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Lifts the masks.
     *
     * @return whether the actor sees such a household
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean begin(Actor actor, UUID household, String reason) {
        var now = OffsetDateTime.now(clock);
        return db.sql("""
                                INSERT INTO files.reveal (session_id, household_id, living_division, hukou_division, account_id,
                                                          reason, revealed_at, ends_at)
                                SELECT :session, household_id, living_division, hukou_division, :account, :reason, :now, :until
                                FROM registry.household
                                WHERE household_id = :household
                                """)
                        .param("session", actor.sessionId())
                        .param("account", actor.accountId())
                        .param("reason", reason)
                        .param("now", now)
                        .param("until", now.plus(LASTS))
                        .param("household", household)
                        .update()
                == 1;
    }

    /** When the masks come back, if they are lifted now. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Optional<OffsetDateTime> until(Actor actor, UUID household) {
        return db.sql("""
                        SELECT max(ends_at) AS ends_at FROM files.reveal
                        WHERE session_id = :session AND household_id = :household AND ends_at > :now
                        """)
                .param("session", actor.sessionId())
                .param("household", household)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> Optional.ofNullable(row.getObject("ends_at", OffsetDateTime.class)))
                .single();
    }
}
