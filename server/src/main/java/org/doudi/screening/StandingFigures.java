package org.doudi.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.kernel.DivisionCode;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.doudi.work.AreaFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many families of an area stand where with dibao. Groups under five are hidden below city level. */
@Component
class StandingFigures implements AreaFigures {
    private static final long SMALLEST_SHOWN = 5;
    /** Registers tell who receives dibao, so nobody merely qualifies. */
    private static final List<Standing> STANDINGS = Stream.of(Standing.values())
            .filter(standing -> standing != Standing.QUALIFIES)
            .toList();

    private final JdbcClient db;
    private final Texts texts;

    StandingFigures(JdbcClient db, Texts texts) {
        this.db = db;
        this.texts = texts;
    }

    @Override
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Table of(Actor actor, DivisionCode area, Language language) {
        boolean hidesSmall = actor.area().level().compareTo(DivisionCode.Level.CITY) > 0;
        var cells = new HashMap<DivisionCode, List<String>>();
        counts(actor, area)
                .forEach((part, byStanding) -> cells.put(
                        part,
                        STANDINGS.stream()
                                .map(standing -> shown(byStanding.getOrDefault(standing.code(), 0L), hidesSmall))
                                .toList()));
        return new Table(
                texts.text(language, "screening.figures.title"),
                texts.text(language, hidesSmall ? "screening.figures.small" : "screening.figures.note"),
                STANDINGS.stream()
                        .map(standing -> texts.text(language, "screening.standing." + standing.code()))
                        .toList(),
                cells);
    }

    private Map<DivisionCode, Map<String, Long>> counts(Actor actor, DivisionCode area) {
        var counts = new HashMap<DivisionCode, Map<String, Long>>();
        db.sql("""
                        SELECT rpad(substr(place, 1, :digits), 12, '0') AS part, standing, count(*) AS families
                        FROM (SELECT standing, CASE WHEN living_division >= :from AND living_division < :until
                                                    THEN living_division ELSE hukou_division END AS place
                              FROM screening.result
                              WHERE programme = 'P01' AND person_id IS NULL) AS result
                        WHERE place >= :areaFrom AND place < :areaUntil
                        GROUP BY part, standing
                        """)
                .param("digits", digitsBelow(area))
                .param("from", actor.area().value())
                .param("until", actor.area().endExclusive())
                .param("areaFrom", area.value())
                .param("areaUntil", area.endExclusive())
                .query(row -> {
                    counts.computeIfAbsent(new DivisionCode(row.getString("part")), part -> new HashMap<>())
                            .put(row.getString("standing"), row.getLong("families"));
                });
        return counts;
    }

    static String shown(long families, boolean hidesSmall) {
        return hidesSmall && families > 0 && families < SMALLEST_SHOWN ? "<" + SMALLEST_SHOWN : Long.toString(families);
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
