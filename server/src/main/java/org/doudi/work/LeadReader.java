package org.doudi.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.kernel.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads leads under the row-level security of the pages' role. */
@Component
class LeadReader {
    /** A family is counted once, where the actor's area meets it, so that the parts of an area add up to it. */
    static final String PLACE = "(CASE WHEN living_division >= :from AND living_division < :until"
            + " THEN living_division ELSE hukou_division END)";

    private static final String COLUMNS = """
            SELECT lead.*, register_no, coalesce(head_name, '') AS head_name, members,
                   coalesce((SELECT full_name FROM registry_api.member
                             WHERE member.household_id = lead.household_id AND member.person_id = lead.person_id), '')
                       AS person_name
            FROM (SELECT *, %s AS place FROM work.lead) AS lead
                JOIN registry_api.household_card USING (household_id, living_division, hukou_division)
            """.formatted(PLACE);

    private static final String FILTER = """
            WHERE place >= :areaFrom AND place < :areaUntil
              AND (:name = '' OR position(:name IN head_name) > 0)
              AND (NOT :byCause OR lead_id IN (
                  SELECT lead_cause.lead_id FROM work.lead_cause
                  WHERE lead_cause.delivery_id = :delivery AND event = :event AND is_undo = :isUndo))
            """;

    private final JdbcClient db;

    LeadReader(JdbcClient db) {
        this.db = db;
    }

    /** How many leads of a state, kind and urgency there are. */
    record Count(LeadState state, LeadKind kind, Urgency urgency, long leads) {}

    /** Leads in order of their due day, then urgency; at most {@code limit}, behind {@code after}. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Lead> list(Actor actor, LeadFilter filter, Optional<LeadFilter.Place> after, int limit) {
        var behind = after.orElse(new LeadFilter.Place(LocalDate.EPOCH, 1, new UUID(0, 0)));
        return scoped(db.sql(COLUMNS + FILTER + """
                          AND (:state = '' OR state = :state)
                          AND (:kind = '' OR kind = :kind)
                          AND (:urgency = 0 OR urgency = :urgency)
                          AND (due_on, urgency, lead_id) > (:dueOn, :behindUrgency, :behindLead)
                        ORDER BY due_on, urgency, lead_id
                        LIMIT :limit
                        """), actor, filter)
                .param("state", filter.state().map(LeadState::code).orElse(""))
                .param("kind", filter.kind().map(LeadKind::code).orElse(""))
                .param("urgency", filter.urgency().map(Urgency::rank).orElse(0))
                .param("dueOn", behind.due())
                .param("behindUrgency", behind.urgency())
                .param("behindLead", behind.lead())
                .param("limit", limit)
                .query((row, number) -> lead(row))
                .list();
    }

    /** The leads of the filter's area and name, whatever their state, kind and urgency. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Count> counts(Actor actor, LeadFilter filter) {
        return scoped(db.sql("""
                        SELECT state, kind, urgency, count(*) AS leads
                        FROM (SELECT *, %s AS place FROM work.lead) AS lead
                            JOIN registry_api.household_card USING (household_id, living_division, hukou_division)
                        """.formatted(PLACE) + FILTER + "GROUP BY state, kind, urgency"), actor, filter)
                .query((row, number) -> new Count(
                        LeadState.ofCode(row.getString("state")).orElseThrow(),
                        LeadKind.ofCode(row.getString("kind")).orElseThrow(),
                        Urgency.ofRank(row.getInt("urgency")),
                        row.getLong("leads")))
                .list();
    }

    /** A lead of the actor's area. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Optional<Lead> find(Actor actor, UUID lead) {
        return db.sql(COLUMNS + "WHERE lead_id = :lead")
                .param("lead", lead)
                .param("from", actor.area().value())
                .param("until", actor.area().endExclusive())
                .query((row, number) -> lead(row))
                .optional();
    }

    private static JdbcClient.StatementSpec scoped(JdbcClient.StatementSpec sql, Actor actor, LeadFilter filter) {
        return sql.param("from", actor.area().value())
                .param("until", actor.area().endExclusive())
                .param("areaFrom", filter.area().value())
                .param("areaUntil", filter.area().endExclusive())
                .param("name", filter.name())
                .param("byCause", filter.cause().isPresent())
                .param(
                        "delivery",
                        filter.cause().map(LeadFilter.Cause::delivery).orElse(new UUID(0, 0)))
                .param("event", filter.cause().map(LeadFilter.Cause::event).orElse(""))
                .param("isUndo", filter.cause().map(LeadFilter.Cause::isUndo).orElse(false));
    }

    private static Lead lead(ResultSet row) throws SQLException {
        var cents = row.getLong("amount_cents");
        var amount = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(cents);
        return new Lead(
                row.getObject("lead_id", UUID.class),
                row.getObject("household_id", UUID.class),
                row.getString("register_no"),
                row.getString("head_name"),
                row.getInt("members"),
                new DivisionCode(row.getString("place")),
                row.getString("programme"),
                row.getString("person_name"),
                new Lead.Ground(
                        LeadKind.ofCode(row.getString("kind")).orElseThrow(),
                        LeadAnswer.ofCode(row.getString("answer")),
                        amount,
                        Urgency.ofRank(row.getInt("urgency"))),
                new Lead.Course(
                        LeadState.ofCode(row.getString("state")).orElseThrow(),
                        row.getObject("opened_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("closed_on", LocalDate.class))));
    }
}
