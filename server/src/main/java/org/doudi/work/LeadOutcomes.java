package org.doudi.work;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what came of a lead, and takes it back for a short while. */
@Component
class LeadOutcomes {
    /** How long the person who recorded an outcome can take it back. */
    static final Duration UNDO = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final Clock clock;

    LeadOutcomes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What came of recording. */
    enum Recorded {
        RECORDED,
        NOT_OPEN,
        NOT_FOUND
    }

    /** What came of taking back. */
    enum Undone {
        UNDONE,
        TOO_LATE,
        NOT_FOUND
    }

    /**
     * A row of the history.
     *
     * @param code of the closed list; empty when the row takes back an earlier one
     * @param stands whether it is the outcome in force
     */
    record Row(
            Optional<HandleOutcome> code,
            String note,
            Optional<LocalDate> watchUntil,
            UUID accountId,
            String who,
            OffsetDateTime at,
            boolean stands) {}

    @Transactional(propagation = Propagation.MANDATORY)
    Recorded record(UUID lead, HandleOutcome outcome, String note, Optional<LocalDate> watchUntil) {
        return Recorded.valueOf(
                answer(db.sql("SELECT work.record_outcome(:lead, :code, :note, CAST(:watch AS date), :today, :at)")
                        .param("lead", lead)
                        .param("code", outcome.code())
                        .param("note", note)
                        .param("watch", orNull(watchUntil))
                        .param("today", LocalDate.now(clock))
                        .param("at", OffsetDateTime.now(clock))));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Undone undo(UUID lead) {
        var now = OffsetDateTime.now(clock);
        try {
            return Undone.valueOf(answer(db.sql("SELECT work.undo_outcome(:lead, :after, :at)")
                    .param("lead", lead)
                    .param("after", now.minus(UNDO))
                    .param("at", now)));
        } catch (DuplicateKeyException openedAnewMeanwhile) {
            return Undone.TOO_LATE;
        }
    }

    /** Everything recorded of a lead, in order. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Row> history(UUID lead) {
        return db.sql("""
                        SELECT outcome.code, outcome.note, outcome.watch_until, outcome.recorded_by, outcome.recorded_at,
                               coalesce(work.recorder(outcome.outcome_id), '') AS who,
                               EXISTS (SELECT FROM work.effective_outcome AS effective
                                       WHERE effective.outcome_id = outcome.outcome_id) AS stands
                        FROM work.lead_outcome AS outcome
                        WHERE outcome.lead_id = :lead
                        ORDER BY outcome.recorded_at, outcome.outcome_id
                        """)
                .param("lead", lead)
                .query((row, number) -> new Row(
                        Optional.ofNullable(row.getString("code")).flatMap(HandleOutcome::ofCode),
                        row.getString("note"),
                        Optional.ofNullable(row.getObject("watch_until", LocalDate.class)),
                        row.getObject("recorded_by", UUID.class),
                        row.getString("who"),
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getBoolean("stands")))
                .list();
    }

    boolean canUndo(Actor actor, List<Row> history) {
        return history.stream()
                .anyMatch(row -> row.stands
                        && row.accountId.equals(actor.accountId())
                        && !row.at.isBefore(OffsetDateTime.now(clock).minus(UNDO)));
    }

    private static String answer(JdbcClient.StatementSpec call) {
        return call.query(String.class).single().toUpperCase(Locale.ROOT);
    }

    private static @Nullable LocalDate orNull(Optional<LocalDate> day) {
        return day.orElse(null);
    }
}
