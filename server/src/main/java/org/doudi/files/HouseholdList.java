package org.doudi.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.doudi.kernel.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The families of the area of whoever looks; the scope of the transaction decides which those are. */
@Component
class HouseholdList {
    static final int PAGE = 50;

    private final JdbcClient db;
    private final FamilyFinder finder;

    HouseholdList(JdbcClient db, FamilyFinder finder) {
        this.db = db;
        this.finder = finder;
    }

    /**
     * What is asked for.
     *
     * @param typed what somebody remembers of a family; empty for all
     * @param householdClass class of the family; empty for all
     * @param place where the family lives; the whole city for all
     * @param after register number after which the page begins; empty for the first page
     */
    record Query(String typed, String householdClass, DivisionCode place, String after) {}

    /** A family as the list shows it. */
    record Entry(
            UUID id,
            String registerNo,
            DivisionCode living,
            DivisionCode hukou,
            String head,
            int members,
            Optional<String> householdClass,
            Optional<Long> monthlyCents) {}

    private static final String MATCHES = """
            FROM registry.household
            WHERE living_division >= :from AND living_division < :until
              AND (:typed = '' OR starts_with(register_no, :typed) OR household_id = ANY (:found::uuid[]))
              AND (:class = '' OR EXISTS (
                  SELECT FROM files.fact
                  WHERE fact.household_id = household.household_id AND item = 'household_class' AND superseded_at IS NULL
                    AND value = to_jsonb(:class::text)))
            """;

    /** One page, in the order of the register numbers; one entry more than {@link #PAGE} when another page follows. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Entry> page(Query query) {
        return matching("""
                        WITH page AS MATERIALIZED (
                            SELECT household_id, register_no, living_division, hukou_division
                        """ + MATCHES + """
                              AND register_no > :after
                            ORDER BY register_no
                            LIMIT :limit)
                        SELECT page.household_id, page.register_no, page.living_division, page.hukou_division,
                               head.full_name, head.members, class.value #>> '{}' AS class, benefit.monthly_cents
                        FROM page
                            LEFT JOIN LATERAL (
                                SELECT (array_agg(full_name ORDER BY relation_to_head <> '本人或户主', line))[1] AS full_name,
                                       count(*) AS members
                                FROM registry.membership JOIN registry.person USING (person_id)
                                WHERE membership.household_id = page.household_id AND ended_at IS NULL) AS head ON true
                            LEFT JOIN files.fact AS class ON class.household_id = page.household_id
                                AND class.item = 'household_class' AND class.superseded_at IS NULL
                            LEFT JOIN LATERAL (
                                SELECT sum(monthly_cents)::bigint AS monthly_cents FROM files_api.running_benefit
                                WHERE running_benefit.household_id = page.household_id) AS benefit ON true
                        ORDER BY page.register_no
                        """, query)
                .param("after", query.after)
                .param("limit", PAGE + 1)
                .query((row, number) -> new Entry(
                        row.getObject("household_id", UUID.class),
                        row.getString("register_no"),
                        new DivisionCode(row.getString("living_division")),
                        new DivisionCode(row.getString("hukou_division")),
                        Optional.ofNullable(row.getString("full_name")).orElse(""),
                        row.getInt("members"),
                        Optional.ofNullable(row.getString("class")),
                        Optional.ofNullable(row.getObject("monthly_cents", Long.class))))
                .list();
    }

    /** How many families there are on all pages. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    long count(Query query) {
        return matching("SELECT count(*) " + MATCHES, query).query(Long.class).single();
    }

    /**
     * How many families live in each division one level below the area; those that only have their hukou in the area under
     * the area itself.
     */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Map<DivisionCode, Integer> countsBelow(DivisionCode area) {
        Map<DivisionCode, Integer> counts = new TreeMap<>();
        int digits = switch (area.level()) {
            case PROVINCE -> 4;
            case CITY -> 6;
            case DISTRICT -> 9;
            case TOWN, VILLAGE -> 12;
        };
        db.sql("""
                        SELECT rpad(substr(living_division, 1, :digits), 12, '0') AS division, count(*)
                        FROM registry.household
                        GROUP BY 1
                        """).param("digits", digits).query(row -> {
            var division = new DivisionCode(row.getString(1));
            counts.merge(division.isWithin(area) ? division : area, row.getInt(2), Integer::sum);
        });
        return counts;
    }

    private JdbcClient.StatementSpec matching(String sql, Query query) {
        return db.sql(sql)
                .param("from", query.place.value())
                .param("until", query.place.endExclusive())
                .param("typed", query.typed)
                .param(
                        "found",
                        query.typed.isEmpty()
                                ? new UUID[0]
                                : finder.find(query.typed).toArray(UUID[]::new))
                .param("class", query.householdClass);
    }
}
