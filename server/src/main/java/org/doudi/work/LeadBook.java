package org.doudi.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.divisions.WorkingDays;
import org.jspecify.annotations.Nullable;
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

    /**
     * A lead that was opened, or whose ground changed.
     *
     * @param person id of the member it is about, empty for the household
     */
    public record Touched(UUID leadId, UUID householdId, String programme, String person) {}

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
            UUID[] households,
            String[] programmes,
            String[] persons,
            String[] kinds,
            String[] answers,
            Long[] amounts,
            Integer[] urgencies,
            String[] dues) {}

    private static final String PROPOSED = """
            unnest(:households::uuid[], :programmes::text[], :persons::uuid[], :kinds::text[], :answers::text[],
                   :amounts::bigint[], :urgencies::integer[], :dues::date[])
                AS proposed (household_id, programme, person_id, kind, answer, amount_cents, urgency, due_on)
            """;

    /**
     * Makes the open leads of these families those proposed: opens what is missing, renews the ground of what is open,
     * withdraws the rest. A closed lead stays closed until its ground changes or its rest is over.
     *
     * @param screened every family looked at
     * @param proposals of these families, at most one of a kind for each programme and member
     */
    @Transactional(value = "engine", propagation = Propagation.MANDATORY)
    public Settled settle(Collection<UUID> screened, List<LeadProposal> proposals, HandlingTerms terms) {
        var today = LocalDate.now(clock);
        var columns = columns(proposals, terms, today);
        int withdrawn = withdraw(screened, columns, today);
        var renewed = renew(columns);
        var opened = open(columns, terms, today);
        return new Settled(Stream.concat(opened.stream(), renewed.stream()).toList(), opened.size(), withdrawn);
    }

    private Columns columns(List<LeadProposal> proposals, HandlingTerms terms, LocalDate today) {
        Map<Urgency, LocalDate> due = Stream.of(Urgency.values())
                .collect(Collectors.toMap(
                        Function.identity(), urgency -> workingDays.after(today, terms.workingDays(urgency))));
        return new Columns(
                proposals.stream().map(LeadProposal::householdId).toArray(UUID[]::new),
                proposals.stream().map(LeadProposal::programme).toArray(String[]::new),
                proposals.stream().map(LeadBook::person).toArray(String[]::new),
                proposals.stream().map(proposal -> proposal.kind().code()).toArray(String[]::new),
                proposals.stream().map(proposal -> proposal.answer().code()).toArray(String[]::new),
                proposals.stream().map(LeadBook::amount).toArray(Long[]::new),
                proposals.stream().map(proposal -> proposal.urgency().rank()).toArray(Integer[]::new),
                proposals.stream()
                        .map(proposal -> String.valueOf(due.get(proposal.urgency())))
                        .toArray(String[]::new));
    }

    private static @Nullable String person(LeadProposal proposal) {
        return proposal.person().isEmpty() ? null : proposal.person();
    }

    private static @Nullable Long amount(LeadProposal proposal) {
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

    private int withdraw(Collection<UUID> screened, Columns proposed, LocalDate today) {
        return bind(db.sql("""
                        WITH told AS (
                        UPDATE work.lead
                        SET state = 'withdrawn', closed_on = :today
                        WHERE state = 'open'
                          AND household_id = ANY (:screened::uuid[])
                          AND (household_id, programme, coalesce(person_id::text, ''), kind) NOT IN (
                              SELECT household_id, programme, coalesce(person_id::text, ''), kind FROM
                        """ + PROPOSED + """
                              )
                        RETURNING lead_id, household_id, living_division, hukou_division),
                        """ + noted("withdrawn") + "SELECT count(*) FROM told"), proposed)
                .param("today", today)
                .param("screened", screened.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** A new ground keeps the clock that runs, unless it is more urgent. */
    private List<Touched> renew(Columns proposed) {
        return bind(
                        db.sql("""
                        WITH told AS (
                        UPDATE work.lead
                        SET answer = proposed.answer, amount_cents = proposed.amount_cents, urgency = proposed.urgency,
                            due_on = CASE WHEN proposed.urgency < lead.urgency THEN least(lead.due_on, proposed.due_on)
                                          ELSE lead.due_on END
                        FROM
                        """ + PROPOSED + """
                        WHERE lead.state = 'open'
                          AND lead.household_id = proposed.household_id
                          AND lead.programme = proposed.programme
                          AND lead.person_id IS NOT DISTINCT FROM proposed.person_id
                          AND lead.kind = proposed.kind
                          AND (lead.answer, lead.urgency, coalesce(lead.amount_cents, -1))
                              IS DISTINCT FROM (proposed.answer, proposed.urgency, coalesce(proposed.amount_cents, -1))
                        RETURNING lead.*),
                        """ + noted("renewed")
                                + "SELECT lead_id, household_id, programme, person_id FROM told"),
                        proposed)
                .query((row, number) -> touched(row))
                .list();
    }

    private List<Touched> open(Columns proposed, HandlingTerms terms, LocalDate today) {
        return bind(
                        db.sql("""
                        WITH told AS (
                        INSERT INTO work.lead (household_id, living_division, hukou_division, programme, person_id, kind,
                                               answer, amount_cents, urgency, opened_on, due_on, rest_days)
                        SELECT proposed.household_id, household.living_division, household.hukou_division,
                               proposed.programme, proposed.person_id, proposed.kind, proposed.answer,
                               proposed.amount_cents, proposed.urgency, :today, proposed.due_on, :rest
                        FROM
                        """ + PROPOSED + """
                            JOIN registry_api.household USING (household_id)
                        WHERE NOT EXISTS (
                            SELECT FROM work.lead AS earlier
                            WHERE earlier.household_id = proposed.household_id
                              AND earlier.programme = proposed.programme
                              AND earlier.person_id IS NOT DISTINCT FROM proposed.person_id
                              AND earlier.kind = proposed.kind
                              AND (earlier.state = 'open'
                                   OR earlier.state = 'closed'
                                      AND earlier.ask_again_on > :today
                                      AND earlier.amount_cents IS NOT DISTINCT FROM proposed.amount_cents))
                        ON CONFLICT (household_id, programme, person_id, kind) WHERE state = 'open' DO NOTHING
                        RETURNING *),
                        """ + noted("opened")
                                + "SELECT lead_id, household_id, programme, person_id FROM told"),
                        proposed)
                .param("today", today)
                .param("rest", terms.restDays())
                .query((row, number) -> touched(row))
                .list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Columns columns) {
        return statement
                .param("households", columns.households)
                .param("programmes", columns.programmes)
                .param("persons", columns.persons)
                .param("kinds", columns.kinds)
                .param("answers", columns.answers)
                .param("amounts", columns.amounts)
                .param("urgencies", columns.urgencies)
                .param("dues", columns.dues);
    }

    private static Touched touched(ResultSet row) throws SQLException {
        return new Touched(
                row.getObject("lead_id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getString("programme"),
                Objects.requireNonNullElse(row.getString("person_id"), ""));
    }
}
