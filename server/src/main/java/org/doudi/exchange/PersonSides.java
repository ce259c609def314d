package org.doudi.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.crypto.Keys;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.IdNumber;
import org.doudi.registry.NameFold;
import org.doudi.registry.Persons;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons of the registry as one who merges or splits them sees them: numbers masked, and what hangs on each. */
@Component
class PersonSides {
    private static final int SHORTEST_TAIL = 4;

    private final JdbcClient app;
    private final Catalogue catalogue;
    private final Keys keys;
    private final Divisions divisions;
    private final Texts texts;

    PersonSides(JdbcClient app, Catalogue catalogue, Keys keys, Divisions divisions, Texts texts) {
        this.app = app;
        this.catalogue = catalogue;
        this.keys = keys;
        this.divisions = divisions;
        this.texts = texts;
    }

    /** A person. */
    record Side(
            UUID id,
            String name,
            String sex,
            LocalDate birth,
            Optional<IdNumber> idNumber,
            String registerNo,
            String home) {
        /** Masked, empty if nobody knows it. */
        String number() {
            return idNumber.map(IdNumber::masked).orElse("");
        }
    }

    /** How many rows of a dataset name a person. */
    record Held(String dataset, long current, long all) {}

    /** A row that names a person. */
    record Row(String pick, String dataset, String delivery, UUID deliveryId, int line, boolean isCurrent) {}

    /** Who somebody is now: whoever they were merged into. */
    Optional<Side> find(UUID person) {
        return app.sql("SELECT registry.standing_person(:person)")
                .param("person", person)
                .query(UUID.class)
                .optional()
                .flatMap(this::own);
    }

    /** Somebody as registered, whoever they are now. */
    Optional<Side> own(UUID person) {
        return app.sql("SELECT * FROM registry.side_of_person(:person)")
                .param("person", person)
                .query((row, number) -> new Side(
                        row.getObject("person_id", UUID.class),
                        row.getString("full_name"),
                        row.getString("sex"),
                        row.getObject("birth_date", LocalDate.class),
                        number(row.getBytes("sealed")),
                        Optional.ofNullable(row.getString("register_no")).orElse(""),
                        Optional.ofNullable(row.getString("living_division"))
                                .map(code -> divisions.path(new DivisionCode(code)))
                                .orElse("")))
                .optional();
    }

    private Optional<IdNumber> number(byte @Nullable [] sealed) {
        return sealed == null
                ? Optional.empty()
                : Optional.of(new IdNumber(keys.vault().decrypt(sealed)));
    }

    /** By the whole name, the name and the last characters of the number, or the whole number. */
    List<Side> search(String query) {
        var words = query.strip().split("\\s+", 2);
        var number = IdNumber.parse(words[0]);
        var tail = words.length > 1 ? words[1].replace('x', 'X') : "";
        if (words[0].isEmpty() || (!tail.isEmpty() && tail.length() < SHORTEST_TAIL)) {
            return List.of();
        }
        return app
                .sql("SELECT person_id FROM registry.persons_called(:name, :number)")
                .param("name", words[0])
                .param(
                        "number",
                        keys.blindIndex()
                                .of(
                                        Persons.ID_NUMBER,
                                        number.map(IdNumber::value).orElse("")))
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(person -> find(person).stream())
                .distinct()
                .filter(side -> tail.isEmpty()
                        || side.idNumber
                                .filter(own -> own.value().endsWith(tail))
                                .isPresent())
                .toList();
    }

    List<Held> held(UUID person, Language language) {
        return app.sql("""
                        SELECT dataset, count(*) AS rows, count(*) FILTER (WHERE is_current) AS current
                        FROM exchange.rows_of_person(:person) GROUP BY dataset ORDER BY dataset
                        """)
                .param("person", person)
                .query((row, number) -> new Held(
                        catalogue.find(row.getString("dataset")).orElseThrow().name(language),
                        row.getLong("current"),
                        row.getLong("rows")))
                .list();
    }

    /** The newest first. */
    List<Row> rows(UUID person, int limit, Language language) {
        return app.sql("""
                        SELECT named.*, delivery.number
                        FROM exchange.rows_of_person(:person) AS named JOIN exchange_api.delivery USING (delivery_id)
                        ORDER BY is_current DESC, delivery.number DESC, line
                        LIMIT :limit
                        """)
                .param("person", person)
                .param("limit", limit)
                .query((row, number) -> new Row(
                        row.getString("dataset") + ":" + row.getLong("row_id"),
                        catalogue.find(row.getString("dataset")).orElseThrow().name(language),
                        row.getString("number"),
                        row.getObject("delivery_id", UUID.class),
                        row.getInt("line"),
                        row.getBoolean("is_current")))
                .list();
    }

    /** What speaks for two persons being one human. */
    List<String> signs(Side one, Side other, Language language) {
        var signs = new ArrayList<String>();
        if (NameFold.fold(one.name).equals(NameFold.fold(other.name))) {
            signs.add("name");
        }
        if (one.birth.equals(other.birth)) {
            signs.add("birth");
        }
        var first = one.idNumber.map(IdNumber::value).orElse("");
        var second = other.idNumber.map(IdNumber::value).orElse("");
        if (MergeCandidates.isNear(first, second)) {
            signs.add("near");
        }
        boolean together = app.sql("SELECT registry.live_together(:one, :other)")
                .param("one", one.id)
                .param("other", other.id)
                .query(Boolean.class)
                .single();
        if (together) {
            signs.add("together");
        }
        return signs.stream()
                .map(sign -> texts.text(language, "exchange.merge.sign." + sign))
                .toList();
    }
}
