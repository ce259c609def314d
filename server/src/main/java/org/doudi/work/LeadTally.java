package org.doudi.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.doudi.access.Actor;
import org.doudi.kernel.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts leads by the parts of an area, each family once. */
@Component
class LeadTally {
    private final JdbcClient db;
    private final Clock clock;

    LeadTally(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Leads of one part. Kinds and urgencies each add up to {@code open}. */
    record Figures(
            long open,
            long missing,
            long noLonger,
            long cannotTell,
            long red,
            long orange,
            long yellow,
            long overdue,
            long closedThisMonth) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Figures plus(Figures other) {
            return new Figures(
                    open + other.open,
                    missing + other.missing,
                    noLonger + other.noLonger,
                    cannotTell + other.cannotTell,
                    red + other.red,
                    orange + other.orange,
                    yellow + other.yellow,
                    overdue + other.overdue,
                    closedThisMonth + other.closedThisMonth);
        }
    }

    /** By the divisions one level below the area; parts without leads are left out. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Map<DivisionCode, Figures> byPart(Actor actor, DivisionCode area) {
        var today = LocalDate.now(clock);
        var figures = new HashMap<DivisionCode, Figures>();
        db.sql("""
                        SELECT rpad(substr(place, 1, :digits), 12, '0') AS part,
                               count(*) FILTER (WHERE state = 'open') AS open,
                               count(*) FILTER (WHERE state = 'open' AND kind = 'missing') AS missing,
                               count(*) FILTER (WHERE state = 'open' AND kind = 'no_longer') AS no_longer,
                               count(*) FILTER (WHERE state = 'open' AND kind = 'cannot_tell') AS cannot_tell,
                               count(*) FILTER (WHERE state = 'open' AND urgency = 1) AS red,
                               count(*) FILTER (WHERE state = 'open' AND urgency = 2) AS orange,
                               count(*) FILTER (WHERE state = 'open' AND urgency = 3) AS yellow,
                               count(*) FILTER (WHERE state = 'open' AND due_on < :today) AS overdue,
                               count(*) FILTER (WHERE state = 'closed' AND closed_on >= :month) AS closed
                        FROM (SELECT *, %s AS place FROM work.lead) AS lead
                        WHERE place >= :areaFrom AND place < :areaUntil
                        GROUP BY part
                        """.formatted(LeadReader.PLACE))
                .param("digits", digitsBelow(area))
                .param("today", today)
                .param("month", today.withDayOfMonth(1))
                .param("from", actor.area().value())
                .param("until", actor.area().endExclusive())
                .param("areaFrom", area.value())
                .param("areaUntil", area.endExclusive())
                .query(row -> {
                    figures.put(
                            new DivisionCode(row.getString("part")),
                            new Figures(
                                    row.getLong("open"),
                                    row.getLong("missing"),
                                    row.getLong("no_longer"),
                                    row.getLong("cannot_tell"),
                                    row.getLong("red"),
                                    row.getLong("orange"),
                                    row.getLong("yellow"),
                                    row.getLong("overdue"),
                                    row.getLong("closed")));
                });
        return figures;
    }

    private static int digitsBelow(DivisionCode area) {
        return switch (area.level()) {
            case PROVINCE -> 4;
            case CITY -> 6;
            case DISTRICT -> 9;
            case TOWN, VILLAGE -> 12;
        };
    }
}
