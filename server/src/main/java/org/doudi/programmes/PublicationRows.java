package org.doudi.programmes;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.policy.Parameter;
import org.doudi.policy.value.Value;
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
                            .add(new StatedValue(row.getString("parameter"), dated(row)));
                });
        return values;
    }

    /** A value as a row of a draft or a publication states it. */
    static Parameter.Dated dated(ResultSet row) throws SQLException {
        return new Parameter.Dated(
                month(row),
                Optional.empty(),
                row.getString("division"),
                row.getString("key"),
                new Value.Decimal(plain(row.getBigDecimal("value"))),
                Parameter.Mark.valueOf(row.getString("mark")),
                row.getString("source"),
                row.getString("note"));
    }

    private static BigDecimal plain(BigDecimal stored) {
        var stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("from_month", LocalDate.class));
    }

    private Map<UUID, List<ReplacedRules>> rules() {
        var rules = new HashMap<UUID, List<ReplacedRules>>();
        db.sql("SELECT * FROM programmes.published_policy ORDER BY programme").query(row -> {
            rules.computeIfAbsent(row.getObject("publication_id", UUID.class), _ -> new ArrayList<>())
                    .add(new ReplacedRules(
                            row.getString("programme"), month(row), row.getString("file_name"), row.getString("dmn")));
        });
        return rules;
    }
}
