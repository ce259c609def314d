package org.doudi.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.exchange.DeliverySection.Change;
import org.doudi.kernel.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads which facts of which families a delivery changed, as far as the scope of the transaction lets it. */
@Component
class FactChanges {
    /** Families looked through at a time: their facts are found by the family. */
    private static final int AT_A_TIME = 200;

    private final JdbcClient db;

    FactChanges(JdbcClient db) {
        this.db = db;
    }

    /** How many families, facts and months of payments. */
    record Totals(long households, long added, long changed, long ended, long payments) {}

    /** What a list of facts shows: kind and item, empty for all; items shown as they are, and those shown masked. */
    record Filter(String kind, String item, List<String> seen, List<String> masked) {}

    /** The last row of a page. */
    record Place(UUID household, UUID subject, String item) {
        static final Place BEGINNING = new Place(new UUID(0, 0), new UUID(0, 0), "");
    }

    /** A fact that was added, changed or ended; an empty value is known to be none. */
    record Row(
            Place place,
            String registerNo,
            String person,
            String kind,
            Optional<String> before,
            Optional<String> after,
            String dataset,
            UUID delivery,
            String number,
            Optional<Integer> line) {}

    /** That a fact changed, for whoever may not see of whom. */
    record Existence(UUID household, String item, String kind, UUID delivery, String number, Optional<Integer> line) {}

    /** A page of such facts; behind the family the next one begins. */
    record ExistencePage(List<Existence> rows, Optional<UUID> next) {}

    /** A family with how much of it changed. */
    record Touched(UUID household, String registerNo, String head, DivisionCode living, Totals totals) {}

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Totals ofArea(Change change) {
        return totals(change, """
                SELECT count(*) AS households, coalesce(sum(added), 0) AS added, coalesce(sum(changed), 0) AS changed,
                       coalesce(sum(ended), 0) AS ended, coalesce(sum(payments), 0) AS payments
                FROM files.effect WHERE delivery_id = :delivery AND is_undo = :undo
                """);
    }

    /** Of the whole city, for who tends deliveries; nothing for anybody else. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Totals anywhere(Change change) {
        return totals(change, "SELECT * FROM files.effect_anywhere(:delivery, :undo)");
    }

    private Totals totals(Change change, String sql) {
        return db.sql(sql)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .query((row, number) -> totals(row))
                .single();
    }

    /** Whether facts have not followed yet. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    boolean isAwaited(Change change) {
        return db.sql("""
                        SELECT CASE WHEN :undo THEN undo_derived_at IS NULL ELSE derived_at IS NULL AND undone_at IS NULL END
                        FROM files.delivery WHERE delivery_id = :delivery
                        """)
                .param("undo", change.isUndo())
                .param("delivery", change.delivery())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Facts in the order of families, behind a place. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Row> rows(Change change, Filter filter, Place after, int limit) {
        var rows = new ArrayList<Row>();
        var households = households(change, after.household, true);
        while (!households.isEmpty() && rows.size() < limit) {
            rows.addAll(rows(change, filter, after, households, limit - rows.size()));
            households = households(change, households.getLast(), false);
        }
        return rows;
    }

    private List<UUID> households(Change change, UUID after, boolean inclusive) {
        return db.sql("""
                        SELECT household_id FROM files.effect
                        WHERE delivery_id = :delivery AND is_undo = :undo
                          AND (household_id > :after OR :inclusive AND household_id = :after)
                        ORDER BY household_id LIMIT :limit
                        """)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .param("after", after)
                .param("inclusive", inclusive)
                .param("limit", AT_A_TIME)
                .query(UUID.class)
                .list();
    }

    private List<Row> rows(Change change, Filter filter, Place after, List<UUID> households, int limit) {
        return db.sql("""
                        SELECT fact.household_id, fact.subject_id, fact.item, fact.kind, fact.before #>> '{}' AS before,
                               fact.after #>> '{}' AS after, fact.dataset, fact.delivery_id, fact.line, register_no,
                               coalesce(full_name, '') AS full_name, coalesce(number, '') AS number
                        FROM files.facts_changed(:delivery, :undo, :households::uuid[]) AS fact
                            JOIN registry.household USING (household_id)
                            LEFT JOIN registry.person USING (person_id)
                            LEFT JOIN exchange_api.delivery ON delivery.delivery_id = fact.delivery_id
                        WHERE (:kind = '' OR fact.kind = :kind)
                          AND (:item = '' OR fact.item = :item)
                          AND (fact.item = ANY (:seen) OR fact.item = ANY (:masked) AND fact.kind <> 'ended')
                          AND (fact.household_id, fact.subject_id, fact.item) > (:afterHousehold, :afterSubject, :afterItem)
                        ORDER BY fact.household_id, fact.subject_id, fact.item
                        LIMIT :limit
                        """)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .param("households", households.toArray(UUID[]::new))
                .param("kind", filter.kind)
                .param("item", filter.item)
                .param("seen", filter.seen.toArray(String[]::new))
                .param("masked", filter.masked.toArray(String[]::new))
                .param("afterHousehold", after.household)
                .param("afterSubject", after.subject)
                .param("afterItem", after.item)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Place(
                        row.getObject("household_id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        row.getString("item")),
                row.getString("register_no"),
                row.getString("full_name"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")),
                row.getString("dataset"),
                row.getObject("delivery_id", UUID.class),
                row.getString("number"),
                Optional.ofNullable(row.getObject("line", Integer.class)));
    }

    /** That facts changed, anywhere, for who tends deliveries: whole families, until there are enough rows of the kind. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    ExistencePage existence(Change change, String kind, UUID after, int enough) {
        var rows = new ArrayList<Existence>();
        var begin = after;
        while (rows.size() < enough) {
            var found = existence(change, begin);
            if (found.isEmpty()) {
                return new ExistencePage(rows, Optional.empty());
            }
            found.stream()
                    .filter(row -> kind.isEmpty() || row.kind.equals(kind))
                    .forEach(rows::add);
            begin = found.getLast().household;
        }
        return new ExistencePage(rows, existence(change, begin).isEmpty() ? Optional.empty() : Optional.of(begin));
    }

    /** Facts of further families; a family of which only payments changed has none. */
    private List<Existence> existence(Change change, UUID after) {
        return db.sql("""
                        SELECT household_id, item, kind, fact.delivery_id, line, coalesce(number, '') AS number
                        FROM files.existence_anywhere(:delivery, :undo, :after, :families) AS fact
                            LEFT JOIN exchange_api.delivery ON delivery.delivery_id = fact.delivery_id
                        ORDER BY household_id, line, item
                        """)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .param("after", after)
                .param("families", AT_A_TIME / 10)
                .query((row, number) -> new Existence(
                        row.getObject("household_id", UUID.class),
                        row.getString("item"),
                        row.getString("kind"),
                        row.getObject("delivery_id", UUID.class),
                        row.getString("number"),
                        Optional.ofNullable(row.getObject("line", Integer.class))))
                .list();
    }

    /** Families behind another one. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Touched> touched(Change change, UUID after, int limit) {
        return db.sql("""
                        SELECT effect.household_id, register_no, coalesce(head_name, '') AS head_name, card.living_division,
                               1 AS households, added, changed, ended, payments
                        FROM files.effect JOIN registry_api.household_card AS card USING (household_id)
                        WHERE delivery_id = :delivery AND is_undo = :undo AND household_id > :after
                        ORDER BY household_id LIMIT :limit
                        """)
                .param("delivery", change.delivery())
                .param("undo", change.isUndo())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Touched(
                        row.getObject("household_id", UUID.class),
                        row.getString("register_no"),
                        row.getString("head_name"),
                        new DivisionCode(row.getString("living_division")),
                        totals(row)))
                .list();
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong("households"),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("ended"),
                row.getLong("payments"));
    }
}
