package org.doudi.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.IdNumber;
import org.doudi.registry.Persons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the result shows of families, read again under the scope of whoever looks. */
@Component
class Cards {
    private final JdbcClient db;
    private final Persons persons;

    Cards(JdbcClient db, Persons persons) {
        this.db = db;
        this.persons = persons;
    }

    /**
     * A family.
     *
     * @param head name of its head
     * @param address where it lives, empty if unknown
     * @param found those of its members who were asked for
     */
    record Card(
            UUID id,
            String registerNo,
            DivisionCode living,
            String head,
            int members,
            String address,
            List<Person> found) {}

    /** A member who was found. */
    record Person(UUID id, String name, String relation, LocalDate birth, Optional<IdNumber> number) {}

    /** The families by id; those that are no longer there are missing. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Map<UUID, Card> of(Collection<UUID> families, Collection<UUID> members) {
        var people = people(families, members);
        Map<UUID, Card> cards = new HashMap<>();
        db.sql("""
                        SELECT card.household_id, card.register_no, card.living_division, card.head_name, card.members,
                               fact.value #>> '{}' AS address
                        FROM registry_api.household_card AS card
                            LEFT JOIN files_api.current_fact AS fact
                                ON fact.household_id = card.household_id AND fact.item = 'living_address'
                        WHERE card.household_id = ANY (:families::uuid[])
                        """).param("families", families.toArray(UUID[]::new)).query(row -> {
            var family = row.getObject("household_id", UUID.class);
            cards.put(
                    family,
                    new Card(
                            family,
                            row.getString("register_no"),
                            new DivisionCode(row.getString("living_division")),
                            Optional.ofNullable(row.getString("head_name")).orElse(""),
                            row.getInt("members"),
                            Optional.ofNullable(row.getString("address")).orElse(""),
                            people.getOrDefault(family, List.of())));
        });
        return cards;
    }

    private Map<UUID, List<Person>> people(Collection<UUID> families, Collection<UUID> members) {
        var numbers = persons.idNumbers(members);
        Map<UUID, List<Person>> people = new HashMap<>();
        db.sql("""
                        SELECT household_id, person_id, full_name, relation_to_head, birth_date
                        FROM registry_api.member
                        WHERE household_id = ANY (:families::uuid[]) AND person_id = ANY (:members::uuid[])
                        ORDER BY household_id, relation_to_head <> '本人或户主', birth_date
                        """)
                .param("families", families.toArray(UUID[]::new))
                .param("members", members.toArray(UUID[]::new))
                .query(row -> {
                    var person = row.getObject("person_id", UUID.class);
                    people.computeIfAbsent(row.getObject("household_id", UUID.class), family -> new ArrayList<>())
                            .add(new Person(
                                    person,
                                    row.getString("full_name"),
                                    row.getString("relation_to_head"),
                                    row.getObject("birth_date", LocalDate.class),
                                    Optional.ofNullable(numbers.get(person))));
                });
        return people;
    }
}
