package org.doudi.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.divisions.WorkingDays;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens and withdraws leads for whoever screens families. Whole areas are settled in three statements; saying the same
 * twice changes nothing, and what a person has decided is never touched.
 */
@Component
public class LeadBook {
    private final JdbcClient db;
    private final WorkingDays workingDays;
    private final Clock clock;

    LeadBook(@Qualifier("engine") JdbcClient db, WorkingDays workingDays, Clock clock) {
        this.db = db;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** A lead that was opened, or whose ground changed. */
    public record Touched(UUID leadId, UUID householdId, LeadKind kind) {}

    /**
     * What came of the settling.
     *
     * @param touched leads opened now and open leads whose ground is another than before
     * @param opened how many are new
     * @param withdrawn how many lost their ground
     */
    public record Settled(List<Touched> touched, int opened, int withdrawn) {}

    /** The proposals by column, as the statements take them. */
    private record Columns(
            UUID[] households, String[] kinds, String[] answers, Long[] amounts, Integer[] urgencies, String[] dues) {}

    /**
     * Makes the open leads of these families for this programme those proposed: opens what is missing, renews the ground
     * of what is open, withdraws the rest. A closed lead stays closed until its ground changes or its rest is over.
     *
     * @param screened every family looked at
     * @param proposals of these families, at most one of a kind for each
     */
    @Transactional(value = "engine", propagation = Propagation.MANDATORY)
    public Settled settle(
            String programme, Collection<UUID> screened, List<LeadProposal> proposals, HandlingTerms terms) {
        var today = LocalDate.now(clock);
        var columns = columns(proposals, terms, today);
        int withdrawn = withdraw(programme, screened, columns, today);
        var renewed = renew(programme, columns);
        var opened = open(programme, columns, terms, today);
        return new Settled(Stream.concat(opened.stream(), renewed.stream()).toList(), opened.size(), withdrawn);
    }

    private Columns columns(List<LeadProposal> proposals, HandlingTerms terms, LocalDate today) {
        Map<Urgency, LocalDate> due = Stream.of(Urgency.values())
                .collect(Collectors.toMap(
                        Function.identity(), urgency -> workingDays.after(today, terms.workingDays(urgency))));
        return new Columns(
                proposals.stream().map(LeadProposal::householdId).toArray(UUID[]::new),
                proposals.stream().map(proposal -> proposal.kind().code()).toArray(String[]::new),
                proposals.stream().map(proposal -> proposal.answer().code()).toArray(String[]::new),
                proposals.stream().map(LeadBook::amount).toArray(Long[]::new),
                proposals.stream().map(proposal -> proposal.urgency().rank()).toArray(Integer[]::new),
                proposals.stream()
                        .map(proposal -> String.valueOf(due.get(proposal.urgency())))
                        .toArray(String[]::new));
    }

    private static @org.jspecify.annotations.Nullable Long amount(LeadProposal proposal) {
        return proposal.amountCents().isPresent() ? proposal.amountCents().getAsLong() : null;
    }

    /** Notes with each lead of {@code told} the deliveries that made it. */
    private static String noted(String event) {
        return """
                noted AS (
                    INSERT INTO work.lead_cause (lead_id, living_division, hukou_division, event, delivery_id, is_undo)
                    SELECT lead_id, living_division, hukou_division, '%s', delivery_id, is_undo
                    FROM told JOIN registry_api.change_followed_now USING (household_id))
                """.formatted(event);
    }

    private int withdraw(String programme, Collection<UUID> screened, Columns proposed, LocalDate today) {
        return db.sql("""
                        WITH told AS (
                        UPDATE work.lead
                        SET state = 'withdrawn', closed_on = :today
                        WHERE state = 'open'
                          AND programme = :programme
                          AND household_id = ANY (:screened::uuid[])
                          AND NOT EXISTS (
                              SELECT FROM unnest(:households::uuid[], :kinds::text[]) AS proposed (household_id, kind)
                              WHERE proposed.household_id = lead.household_id AND proposed.kind = lead.kind)
                        RETURNING lead_id, household_id, living_division, hukou_division),
                        """ + noted("withdrawn") + "SELECT count(*) FROM told")
                .param("today", today)
                .param("programme", programme)
                .param("screened", screened.toArray(UUID[]::new))
                .param("households", proposed.households)
                .param("kinds", proposed.kinds)
                .query(Integer.class)
                .single();
    }

    /** A new ground keeps the clock that runs, unless it is more urgent. */
    private List<Touched> renew(String programme, Columns proposed) {
        return bind(
                        db.sql("""
                        WITH told AS (
                        UPDATE work.lead
                        SET answer = proposed.answer, amount_cents = proposed.amount_cents, urgency = proposed.urgency,
                            due_on = CASE WHEN proposed.urgency < lead.urgency THEN least(lead.due_on, proposed.due_on)
                                          ELSE lead.due_on END
                        FROM unnest(:households::uuid[], :kinds::text[], :answers::text[], :amounts::bigint[],
                                    :urgencies::integer[], :dues::date[])
                            AS proposed (household_id, kind, answer, amount_cents, urgency, due_on)
                        WHERE lead.state = 'open'
                          AND lead.programme = :programme
                          AND lead.household_id = proposed.household_id
                          AND lead.kind = proposed.kind
                          AND (lead.answer, lead.urgency, coalesce(lead.amount_cents, -1))
                              IS DISTINCT FROM (proposed.answer, proposed.urgency, coalesce(proposed.amount_cents, -1))
                        RETURNING lead.lead_id, lead.household_id, lead.kind, lead.living_division, lead.hukou_division),
                        """ + noted("renewed") + "SELECT lead_id, household_id, kind FROM told"),
                        programme,
                        proposed)
                .query((row, number) -> touched(row))
                .list();
    }

    private List<Touched> open(String programme, Columns proposed, HandlingTerms terms, LocalDate today) {
        return bind(db.sql("""
                        WITH told AS (
                        INSERT INTO work.lead (household_id, living_division, hukou_division, programme, kind, answer,
                                               amount_cents, urgency, opened_on, due_on, rest_days)
                        SELECT proposed.household_id, household.living_division, household.hukou_division, :programme,
                               proposed.kind, proposed.answer, proposed.amount_cents, proposed.urgency,
                               :today, proposed.due_on, :rest
                        FROM unnest(:households::uuid[], :kinds::text[], :answers::text[], :amounts::bigint[],
                                    :urgencies::integer[], :dues::date[])
                                AS proposed (household_id, kind, answer, amount_cents, urgency, due_on)
                            JOIN registry_api.household USING (household_id)
                        WHERE NOT EXISTS (
                            SELECT FROM work.lead AS earlier
                            WHERE earlier.household_id = proposed.household_id
                              AND earlier.programme = :programme
                              AND earlier.kind = proposed.kind
                              AND (earlier.state = 'open'
                                   OR earlier.state = 'closed'
                                      AND earlier.ask_again_on > :today
                                      AND earlier.amount_cents IS NOT DISTINCT FROM proposed.amount_cents))
                        ON CONFLICT (household_id, programme, kind) WHERE state = 'open' DO NOTHING
                        RETURNING lead_id, household_id, kind, living_division, hukou_division),
                        """ + noted("opened") + "SELECT lead_id, household_id, kind FROM told"), programme, proposed)
                .param("today", today)
                .param("rest", terms.restDays())
                .query((row, number) -> touched(row))
                .list();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, String programme, Columns columns) {
        return statement
                .param("programme", programme)
                .param("households", columns.households)
                .param("kinds", columns.kinds)
                .param("answers", columns.answers)
                .param("amounts", columns.amounts)
                .param("urgencies", columns.urgencies)
                .param("dues", columns.dues);
    }

    private static Touched touched(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Touched(
                row.getObject("lead_id", UUID.class),
                row.getObject("household_id", UUID.class),
                LeadKind.ofCode(row.getString("kind")).orElseThrow());
    }
}
