package org.doudi.screening;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.ItemRef;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads families as policies see them, over the client and so under the row-level security of whoever asks: four
 * questions to the database for however many families.
 */
@Component
class HouseholdReader {
    /** Who records an item that nobody else could state: silence about a registered family means none. */
    private static final Set<String> CIVIL_AFFAIRS = Set.of("民政", "申报", "民政/申报", "申报/民政");

    /** What is found out only when a person applies for destitute support: silence means that nobody asked. */
    private static final Set<String> UNASKED = Set.of("has_legal_obligor", "obligor_unable_reason");

    private final ItemCatalogue items;
    private final Clock clock;

    HouseholdReader(ItemCatalogue items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** A family while its rows come in. */
    private static final class Draft {
        private final DivisionCode division;
        private final Map<String, Value> items = new LinkedHashMap<>();
        private final Map<String, Map<String, Value>> members = new LinkedHashMap<>();
        private final Map<ItemRef, Source> sources = new LinkedHashMap<>();
        private final Set<Benefit> benefits = new LinkedHashSet<>();

        Draft(DivisionCode division) {
            this.division = division;
        }
    }

    /** The families with these ids that the client may see, in order of division, then id. */
    List<Household> read(JdbcClient db, Collection<UUID> households) {
        var ids = households.toArray(UUID[]::new);
        var drafts = members(db, ids);
        facts(db, ids, drafts);
        receipts(db, ids, drafts);
        var told = db.sql("SELECT programme FROM files_api.receipt_told")
                .query(String.class)
                .set();
        var read = new ArrayList<Household>();
        drafts.forEach((id, draft) ->
                read.add(new Household(id, situation(draft), draft.sources, List.copyOf(draft.benefits), told)));
        return read;
    }

    private Map<UUID, Draft> members(JdbcClient db, UUID[] ids) {
        var drafts = new LinkedHashMap<UUID, Draft>();
        db.sql("""
                        SELECT household_id, living_division, person_id, birth_date, sex, relation_to_head
                        FROM registry_api.household LEFT JOIN registry_api.member USING (household_id)
                        WHERE household_id = ANY (:households::uuid[])
                        ORDER BY living_division, household_id, birth_date, person_id
                        """).param("households", ids).query(row -> {
            var draft =
                    drafts.computeIfAbsent(row.getObject("household_id", UUID.class), id -> new Draft(division(row)));
            var person = row.getString("person_id");
            if (person != null) {
                draft.members.put(person, registered(row));
            }
        });
        return drafts;
    }

    /** What the registry itself says: a member is there, alive, and counted unless a fact says otherwise. */
    private Map<String, Value> registered(ResultSet row) throws SQLException {
        var items = defaults(Item.Level.MEMBER);
        items.put("is_coresident", Value.Truth.TRUE);
        items.put("exclusion_reason", Value.Nothing.NULL);
        items.put("vital_status", Value.Nothing.NULL);
        items.put("birth_date", new Value.Date(row.getObject("birth_date", LocalDate.class)));
        items.put("sex", new Value.Text(row.getString("sex")));
        items.put("relation_to_head", new Value.Text(row.getString("relation_to_head")));
        return items;
    }

    private Map<String, Value> defaults(Item.Level level) {
        var items = new LinkedHashMap<String, Value>();
        for (var item : this.items.items(level)) {
            if (CIVIL_AFFAIRS.contains(item.source()) && !item.byVerification() && !UNASKED.contains(item.name())) {
                items.put(item.name(), item.absent());
            }
        }
        return items;
    }

    private void facts(JdbcClient db, UUID[] ids, Map<UUID, Draft> drafts) {
        db.sql("""
                        SELECT household_id, person_id, item, value::text AS value, dataset, delivery_id, line, as_of
                        FROM files_api.current_fact
                        WHERE household_id = ANY (:households::uuid[])
                        """).param("households", ids).query(row -> {
            var draft = drafts.get(row.getObject("household_id", UUID.class));
            var item = items.item(row.getString("item"));
            if (draft != null && item.isPresent()) {
                put(draft, item.get(), row);
            }
        });
    }

    private static void put(Draft draft, Item item, ResultSet row) throws SQLException {
        var value = FactValues.of(item, row.getString("value"));
        var person = row.getString("person_id");
        if (person == null) {
            draft.items.put(item.name(), value);
            draft.sources.put(ItemRef.ofHousehold(item.name()), source(row));
        } else if (draft.members.containsKey(person)) {
            draft.members.getOrDefault(person, Map.of()).put(item.name(), value);
            draft.sources.put(new ItemRef(person, item.name()), source(row));
        }
    }

    private static void receipts(JdbcClient db, UUID[] ids, Map<UUID, Draft> drafts) {
        db.sql("""
                        SELECT household_id, coalesce(person_id::text, '') AS person, programme,
                               sum(monthly_cents)::bigint AS monthly_cents
                        FROM files_api.receipt
                        WHERE household_id = ANY (:households::uuid[])
                        GROUP BY household_id, person_id, programme
                        ORDER BY household_id, programme, person_id
                        """).param("households", ids).query(row -> {
            var draft = drafts.get(row.getObject("household_id", UUID.class));
            if (draft != null) {
                var cents = row.getLong("monthly_cents");
                draft.benefits.add(new Benefit(
                        row.getString("programme"),
                        row.getString("person"),
                        row.wasNull() ? OptionalLong.empty() : OptionalLong.of(cents)));
            }
        });
    }

    private Situation situation(Draft draft) {
        var today = LocalDate.now(clock);
        var items = defaults(Item.Level.HOUSEHOLD);
        items.putAll(draft.items);
        return new Situation(
                draft.division,
                YearMonth.from(today),
                today,
                today,
                items,
                draft.members.entrySet().stream()
                        .map(member -> new Situation.Member(member.getKey(), member.getValue()))
                        .toList(),
                draft.benefits.stream().flatMap(HouseholdReader::received).toList(),
                List.of());
    }

    /** A benefit as policies read it; one without a known sum they read from the identity that stands behind it. */
    private static Stream<Value> received(Benefit benefit) {
        if (benefit.cents().isEmpty()) {
            return Stream.of();
        }
        var said = new LinkedHashMap<String, Value>();
        said.put("programme", new Value.Text(benefit.programme()));
        if (!benefit.person().isEmpty()) {
            said.put("person", new Value.Text(benefit.person()));
        }
        said.put("amount", new Value.Decimal(BigDecimal.valueOf(benefit.cents().getAsLong(), 2)));
        return Stream.of(new Value.Context(said));
    }

    private static Source source(ResultSet row) throws SQLException {
        var line = row.getString("line");
        return new Source(
                row.getString("dataset"),
                row.getString("delivery_id"),
                line == null ? "" : line,
                row.getString("as_of"));
    }

    private static DivisionCode division(ResultSet row) {
        try {
            return new DivisionCode(row.getString("living_division"));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
