package org.doudi.programmes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.programmes.BookChange.ReplacedRules;
import org.doudi.programmes.BookChange.StatedValue;
import org.doudi.programmes.Publication.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was published, in the order in which it was. */
@Component
class PublicationRows {
    private final JdbcClient db;

    PublicationRows(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /** How many publications there are. */
    long count() {
        return db.sql("SELECT count(*) FROM programmes.publication")
                .query(Long.class)
                .single();
    }

    List<Publication> all() {
        var values = values();
        var rules = rules();
        return db.sql("SELECT * FROM programmes.publication ORDER BY seq")
                .query((row, _) -> {
                    var id = row.getObject("publication_id", UUID.class);
                    return new Publication(
                            id,
                            row.getString("title"),
                            row.getString("instrument"),
                            Optional.ofNullable(row.getObject("document_id", UUID.class)),
                            step(row, "submitted"),
                            step(row, "published"),
                            new BookChange(
                                    List.copyOf(values.getOrDefault(id, List.of())),
                                    List.copyOf(rules.getOrDefault(id, List.of())),
                                    Optional.ofNullable(row.getObject("takes_back", UUID.class))));
                })
                .list();
    }

    /** Notes that a state of the book was in use. */
    void note(PolicyVersion version) {
        db.sql("INSERT INTO programmes.policy_version (version) VALUES (:version) ON CONFLICT (version) DO NOTHING")
                .param("version", version.value())
                .update();
    }

    private static Step step(ResultSet row, String prefix) throws SQLException {
        return new Step(
                row.getObject(prefix + "_by", UUID.class),
                row.getString(prefix + "_name"),
                row.getObject(prefix + "_at", OffsetDateTime.class));
    }

    private Map<UUID, List<StatedValue>> values() {
        var values = new HashMap<UUID, List<StatedValue>>();
        db.sql("SELECT * FROM programmes.published_value ORDER BY parameter, division, key, from_month")
                .query(row -> {
                    values.computeIfAbsent(row.getObject("publication_id", UUID.class), _ -> new ArrayList<>())
                            .add(StatedRows.value(row));
                });
        return values;
    }

    private Map<UUID, List<ReplacedRules>> rules() {
        var rules = new HashMap<UUID, List<ReplacedRules>>();
        db.sql("SELECT * FROM programmes.published_policy ORDER BY programme").query(row -> {
            rules.computeIfAbsent(row.getObject("publication_id", UUID.class), _ -> new ArrayList<>())
                    .add(StatedRows.rules(row));
        });
        return rules;
    }
}
