package org.doudi.screening;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doudi.programmes.BookInUse;
import org.doudi.work.LeadBook.Touched;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes results and the grounds of leads, many families in one statement; a row that says the same stays as it is. */
@Component
class ResultBook {
    private final JdbcClient db;
    private final BookInUse book;
    private final Reasons reasons;
    private final GroundMaker grounds;
    private final Clock clock;

    ResultBook(@Qualifier("engine") JdbcClient db, BookInUse book, Reasons reasons, GroundMaker grounds, Clock clock) {
        this.db = db;
        this.book = book;
        this.reasons = reasons;
        this.grounds = grounds;
        this.clock = clock;
    }

    /** Writes what changed and tells how many rows that were. */
    @Transactional(value = "engine", propagation = Propagation.MANDATORY)
    int write(String programme, List<Verdict> verdicts) {
        return db.sql("""
                        WITH written AS (
                        INSERT INTO screening.result AS known (household_id, living_division, hukou_division, programme, standing,
                                answer, amount_cents, policy_version, month, evaluated_at)
                        SELECT said.household_id, household.living_division, household.hukou_division, :programme, said.standing,
                               said.answer, said.amount_cents, :version, said.month, :at
                        FROM unnest(:households::uuid[], :standings::text[], :answers::text[], :amounts::bigint[], :months::date[])
                                 AS said (household_id, standing, answer, amount_cents, month)
                            JOIN registry_api.household USING (household_id)
                        ON CONFLICT (household_id, programme, person_id) DO UPDATE
                            SET standing = excluded.standing, answer = excluded.answer, amount_cents = excluded.amount_cents,
                                policy_version = excluded.policy_version, month = excluded.month,
                                evaluated_at = excluded.evaluated_at
                            WHERE (known.standing, known.answer, known.amount_cents, known.policy_version, known.month)
                                IS DISTINCT FROM (excluded.standing, excluded.answer, excluded.amount_cents,
                                   excluded.policy_version, excluded.month)
                        RETURNING household_id, living_division, hukou_division, old.standing AS before, new.standing AS after),
                        noted AS (
                            INSERT INTO screening.standing_change (household_id, living_division, hukou_division, programme,
                                                                   before, after, delivery_id, is_undo)
                            SELECT household_id, living_division, hukou_division, :programme, before, after, delivery_id, is_undo
                            FROM written JOIN registry_api.change_followed_now USING (household_id)
                            WHERE before IS DISTINCT FROM after)
                        SELECT count(*) FROM written
                        """)
                .param("programme", programme)
                .param("version", book.version().value())
                .param("at", OffsetDateTime.now(clock))
                .param(
                        "households",
                        column(verdicts, verdict -> verdict.household().id()).toArray(UUID[]::new))
                .param(
                        "standings",
                        texts(verdicts, verdict -> verdict.standing().code()))
                .param("answers", texts(verdicts, ResultBook::answer))
                .param("amounts", verdicts.stream().map(ResultBook::amount).toArray(Long[]::new))
                .param(
                        "months",
                        texts(
                                verdicts,
                                verdict -> verdict.household()
                                        .situation()
                                        .month()
                                        .atDay(1)
                                        .toString()))
                .query(Integer.class)
                .single();
    }

    /** Keeps with each lead what was known when it was proposed or renewed. */
    @Transactional(value = "engine", propagation = Propagation.MANDATORY)
    void keepGrounds(List<Touched> leads, List<Verdict> verdicts) {
        Map<UUID, Verdict> byHousehold = verdicts.stream()
                .collect(Collectors.toMap(verdict -> verdict.household().id(), Function.identity()));
        var known = leads.stream()
                .filter(lead -> byHousehold.containsKey(lead.householdId()))
                .toList();
        db.sql("""
                        INSERT INTO screening.ground (lead_id, living_division, hukou_division, policy_version, content, noted_at)
                        SELECT lead_id, lead.living_division, lead.hukou_division, :version, kept.content, :at
                        FROM unnest(:leads::uuid[], :contents::jsonb[]) AS kept (lead_id, content) JOIN work.lead USING (lead_id)
                        ON CONFLICT (lead_id) DO UPDATE
                            SET policy_version = excluded.policy_version, content = excluded.content, noted_at = excluded.noted_at
                        """)
                .param("version", book.version().value())
                .param("at", OffsetDateTime.now(clock))
                .param("leads", known.stream().map(Touched::leadId).toArray(UUID[]::new))
                .param(
                        "contents",
                        known.stream()
                                .map(lead -> json(byHousehold.get(lead.householdId())))
                                .toArray(String[]::new))
                .update();
    }

    private String json(@Nullable Verdict verdict) {
        return verdict == null ? "null" : grounds.ground(reasons.of(verdict)).toJson();
    }

    private static String answer(Verdict verdict) {
        return verdict.answer().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long amount(Verdict verdict) {
        return verdict.amountCents().isPresent() ? verdict.amountCents().getAsLong() : null;
    }

    private static String[] texts(List<Verdict> verdicts, Function<Verdict, String> text) {
        return column(verdicts, text).toArray(String[]::new);
    }

    private static <T> java.util.stream.Stream<T> column(List<Verdict> verdicts, Function<Verdict, T> value) {
        return verdicts.stream().map(value);
    }
}
