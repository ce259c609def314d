package org.doudi.screening;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /**
     * Writes what changed and tells how many rows that were. A member without standing has no row.
     *
     * @param screened the families the verdicts are about
     */
    @Transactional(value = "engine", propagation = Propagation.MANDATORY)
    int write(List<UUID> screened, List<Verdict> verdicts) {
        var said = verdicts.stream()
                .filter(verdict -> verdict.person().isEmpty() || verdict.standing() != Standing.WITHOUT)
                .toList();
        return db.sql("""
                        WITH said AS MATERIALIZED (
                            SELECT *
                            FROM unnest(:households::uuid[], :programmes::text[], :persons::uuid[], :standings::text[],
                                        :answers::text[], :amounts::bigint[], :months::date[])
                                AS said (household_id, programme, person_id, standing, answer, amount_cents, month)),
                        written AS (
                        INSERT INTO screening.result AS known (household_id, living_division, hukou_division, programme,
                                person_id, standing, answer, amount_cents, policy_version, month, evaluated_at)
                        SELECT household_id, household.living_division, household.hukou_division, programme, person_id,
                               standing, answer, amount_cents, :version, month, :at
                        FROM said JOIN registry_api.household USING (household_id)
                        ON CONFLICT (household_id, programme, person_id) DO UPDATE
                            SET standing = excluded.standing, answer = excluded.answer, amount_cents = excluded.amount_cents,
                                policy_version = excluded.policy_version, month = excluded.month,
                                evaluated_at = excluded.evaluated_at
                            WHERE (known.standing, known.answer, known.amount_cents, known.policy_version, known.month)
                                IS DISTINCT FROM (excluded.standing, excluded.answer, excluded.amount_cents,
                                   excluded.policy_version, excluded.month)
                        RETURNING household_id, living_division, hukou_division, programme, person_id,
                                  old.standing AS before, new.standing AS after),
                        gone AS (
                        DELETE FROM screening.result AS known
                        WHERE household_id = ANY (:screened::uuid[])
                          AND person_id IS NOT NULL
                          AND (household_id, programme, person_id) NOT IN (
                              SELECT household_id, programme, person_id FROM said WHERE person_id IS NOT NULL)
                        RETURNING household_id, living_division, hukou_division, programme, person_id,
                                  standing AS before, 'without' AS after),
                        moved AS (SELECT * FROM written UNION ALL SELECT * FROM gone),
                        noted AS (
                            INSERT INTO screening.standing_change (household_id, living_division, hukou_division, programme,
                                                                   person_id, before, after, delivery_id, is_undo)
                            SELECT household_id, living_division, hukou_division, programme, person_id, before, after,
                                   delivery_id, is_undo
                            FROM moved JOIN registry_api.change_followed_now USING (household_id)
                            WHERE before IS DISTINCT FROM after
                              AND NOT (coalesce(before, 'without') IN ('without', 'cannot_tell')
                                       AND after IN ('without', 'cannot_tell')))
                        SELECT count(*) FROM moved
                        """)
                .param("screened", screened.toArray(UUID[]::new))
                .param("version", book.version().value())
                .param("at", OffsetDateTime.now(clock))
                .param(
                        "households",
                        column(said, verdict -> verdict.household().id()).toArray(UUID[]::new))
                .param("programmes", texts(said, Verdict::programme))
                .param("persons", said.stream().map(ResultBook::person).toArray(String[]::new))
                .param("standings", texts(said, verdict -> verdict.standing().code()))
                .param("answers", texts(said, ResultBook::answer))
                .param("amounts", said.stream().map(ResultBook::amount).toArray(Long[]::new))
                .param(
                        "months",
                        texts(
                                said,
                                verdict -> verdict.household()
                                        .situation()
                                        .month()
                                        .atDay(1)
                                        .toString()))
                .query(Integer.class)
                .single();
    }

    /** What a verdict is about. */
    private record Subject(UUID household, String programme, String person) {}

    /** Keeps with each lead what was known when it was proposed or renewed. */
    @Transactional(value = "engine", propagation = Propagation.MANDATORY)
    void keepGrounds(List<Touched> leads, List<Verdict> verdicts) {
        Map<Subject, Verdict> bySubject = verdicts.stream()
                .collect(Collectors.toMap(
                        verdict -> new Subject(verdict.household().id(), verdict.programme(), verdict.person()),
                        Function.identity()));
        db.sql("""
                        INSERT INTO screening.ground (lead_id, living_division, hukou_division, policy_version, content, noted_at)
                        SELECT lead_id, lead.living_division, lead.hukou_division, :version, kept.content, :at
                        FROM unnest(:leads::uuid[], :contents::jsonb[]) AS kept (lead_id, content) JOIN work.lead USING (lead_id)
                        ON CONFLICT (lead_id) DO UPDATE
                            SET policy_version = excluded.policy_version, content = excluded.content, noted_at = excluded.noted_at
                        """)
                .param("version", book.version().value())
                .param("at", OffsetDateTime.now(clock))
                .param("leads", leads.stream().map(Touched::leadId).toArray(UUID[]::new))
                .param(
                        "contents",
                        leads.stream()
                                .map(lead -> Objects.requireNonNull(bySubject.get(
                                        new Subject(lead.householdId(), lead.programme(), lead.person()))))
                                .map(verdict ->
                                        grounds.ground(reasons.of(verdict)).toJson())
                                .toArray(String[]::new))
                .update();
    }

    private static String answer(Verdict verdict) {
        return verdict.answer().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String person(Verdict verdict) {
        return verdict.person().isEmpty() ? null : verdict.person();
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
