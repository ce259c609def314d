package org.doudi.policydesk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.Money;
import org.doudi.screening.Comparison;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The families behind a number of a trial, read again under the reader's own row-level security. */
@Component
class TrialFamilies {
    /** More are not shown: the number above says how many there are. */
    private static final int MOST = 200;

    private final JdbcClient db;
    private final Divisions divisions;

    TrialFamilies(JdbcClient db, Divisions divisions) {
        this.db = db;
        this.divisions = divisions;
    }

    record Line(String href, String head, String place, int members, String now, String then) {}

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Line> lines(List<Comparison.Line> found) {
        var some = found.subList(0, Math.min(MOST, found.size()));
        Map<UUID, String> heads = db
                .sql("""
                        SELECT household_id, head_name FROM registry_api.household_card WHERE household_id = ANY (:ids::uuid[])
                        """)
                .param("ids", some.stream().map(line -> line.family().id()).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("household_id", UUID.class), row.getString("head_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return some.stream()
                .filter(line -> heads.containsKey(line.family().id()))
                .map(line -> new Line(
                        "/households/" + line.family().id(),
                        heads.getOrDefault(line.family().id(), ""),
                        divisions.path(line.family().livesIn()),
                        line.family().members(),
                        due(line.now()),
                        due(line.then())))
                .toList();
    }

    private static String due(Comparison.Due due) {
        return due.cents() == 0 ? "–" : new Money(due.cents()).toString();
    }
}
