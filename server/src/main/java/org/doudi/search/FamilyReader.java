package org.doudi.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.registry.Persons;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is searched of families, and tells which of them changed in that. */
@Component
class FamilyReader {
    private final JdbcClient db;
    private final Persons persons;

    FamilyReader(@Qualifier("load") JdbcClient db, Persons persons) {
        this.db = db;
        this.persons = persons;
    }

    /** Those of the families whose content is not the one their tokens were made from, with the hash of what it is now. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    Map<UUID, byte[]> changed(List<UUID> families) {
        Map<UUID, byte[]> changed = new HashMap<>();
        db.sql("""
                        WITH asked AS MATERIALIZED (SELECT unnest(:families::uuid[]) AS household_id),
                        member AS (
                            SELECT household_id,
                                   string_agg(person_id || full_name || coalesce(numbers.hashes, ''), ',' ORDER BY person_id)
                                       AS content
                            FROM registry_api.member
                                LEFT JOIN LATERAL (
                                    SELECT string_agg(encode(blind_index, 'hex'), ',' ORDER BY blind_index) AS hashes
                                    FROM registry_api.searched_number
                                    WHERE searched_number.person_id = member.person_id) AS numbers ON true
                            WHERE household_id IN (SELECT household_id FROM asked)
                            GROUP BY household_id),
                        address AS (
                            SELECT household_id, value #>> '{}' AS content FROM files_api.current_fact
                            WHERE item = 'living_address' AND household_id IN (SELECT household_id FROM asked))
                        SELECT household_id, content_now
                        FROM asked
                            JOIN registry_api.household USING (household_id)
                            LEFT JOIN member USING (household_id)
                            LEFT JOIN address USING (household_id)
                            LEFT JOIN search.family USING (household_id)
                            CROSS JOIN LATERAL (
                                SELECT sha256(convert_to(concat_ws('|', :rules, register_no, address.content, member.content),
                                                         'UTF8')) AS content_now) AS hashed
                        WHERE content_hash IS DISTINCT FROM content_now
                        """)
                .param("families", families.toArray(UUID[]::new))
                .param("rules", Integer.toString(Family.RULES))
                .query(row -> {
                    changed.put(row.getObject("household_id", UUID.class), row.getBytes("content_now"));
                });
        return changed;
    }

    /** The families with everything searched of them. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    List<Family> read(List<UUID> families) {
        var ids = families.toArray(UUID[]::new);
        Map<UUID, List<Family.Member>> members = new HashMap<>();
        var numbers = persons.numbersOf(families);
        db.sql("""
                        SELECT household_id, person_id, full_name FROM registry_api.member
                        WHERE household_id = ANY (:families::uuid[])
                        ORDER BY household_id, person_id
                        """).param("families", ids).query(row -> {
            var person = row.getObject("person_id", UUID.class);
            var known = Optional.ofNullable(numbers.get(person)).orElse(Map.of());
            members.computeIfAbsent(row.getObject("household_id", UUID.class), family -> new ArrayList<>())
                    .add(new Family.Member(
                            person,
                            row.getString("full_name"),
                            known.getOrDefault(Persons.ID_NUMBER, List.of()),
                            known.getOrDefault(Persons.PHONE, List.of())));
        });
        return db.sql("""
                        SELECT household.household_id, register_no, coalesce(value #>> '{}', '') AS address
                        FROM registry_api.household
                            LEFT JOIN files_api.current_fact AS fact
                                ON fact.household_id = household.household_id AND item = 'living_address'
                        WHERE household.household_id = ANY (:families::uuid[])
                        """)
                .param("families", ids)
                .query((row, number) -> {
                    var family = row.getObject("household_id", UUID.class);
                    return new Family(
                            family,
                            row.getString("register_no"),
                            row.getString("address"),
                            members.getOrDefault(family, List.of()));
                })
                .list();
    }
}
