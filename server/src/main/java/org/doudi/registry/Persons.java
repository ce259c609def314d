package org.doudi.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.crypto.Keys;
import org.doudi.kernel.IdNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Admits persons to the registry and tells their identity number to those who may know it. */
@Component
public class Persons {
    /** Kind of a resident's identity number in the vault. */
    public static final String ID_NUMBER = "id_no";
    /** Kind of a disability certificate's number in the vault. */
    public static final String DISABILITY_CERTIFICATE = "disability_cert_no";
    /** Kind of a bank card's number in the vault. */
    public static final String BANK_CARD = "bank_card";
    /** Kind of a telephone number in the vault. */
    public static final String PHONE = "phone";

    private final JdbcClient app;
    private final JdbcClient load;
    private final Keys keys;

    Persons(JdbcClient app, @Qualifier("load") JdbcClient load, Keys keys) {
        this.app = app;
        this.load = load;
        this.keys = keys;
    }

    /** Everybody known, for linking a delivery; taken inside the transaction that loads it. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public PersonIndex index() {
        int known = load.sql("SELECT count(*) FROM registry.person")
                .query(Integer.class)
                .single();
        var index = new PersonIndex(known);
        load.sql("""
                        SELECT coalesce(identity.blind_index, uuid_send(person_id)) AS blind_index, person_id,
                               person.full_name, person.birth_date, authorised.person_id IS NOT NULL AS is_authorised
                        FROM registry.person
                            LEFT JOIN (SELECT person_id, blind_index FROM registry.identity WHERE kind = 'id_no')
                                AS identity USING (person_id)
                            LEFT JOIN (SELECT DISTINCT person_id FROM registry.authorisation
                                       WHERE withdrawn_at IS NULL AND current_date BETWEEN valid_from AND valid_until)
                                AS authorised USING (person_id)
                        WHERE person.merged_into IS NULL
                        """).withFetchSize(10_000).query(row -> {
            var name = row.getString("full_name").toCharArray();
            index.put(
                    row.getBytes("blind_index"),
                    row.getObject("person_id", UUID.class),
                    NameFold.hash(name, 0, name.length),
                    (int) row.getObject("birth_date", LocalDate.class).toEpochDay(),
                    row.getBoolean("is_authorised"));
        });
        addMerged(index);
        addDecisions(index);
        return index;
    }

    /** Numbers and names of those merged into somebody lead to that person. */
    private void addMerged(PersonIndex index) {
        load.sql("""
                        SELECT merged.full_name, merged.birth_date, own.blind_index,
                               coalesce(standing.blind_index, uuid_send(merged.merged_into)) AS standing_index
                        FROM registry.person AS merged
                            JOIN registry.identity AS own ON own.person_id = merged.person_id AND own.kind = 'id_no'
                            LEFT JOIN registry.identity AS standing
                                ON standing.person_id = merged.merged_into AND standing.kind = 'id_no'
                        WHERE merged.merged_into IS NOT NULL
                        """).query(row -> {
            var name = row.getString("full_name").toCharArray();
            index.also(
                    row.getBytes("blind_index"),
                    index.ordinal(row.getBytes("standing_index")),
                    NameFold.hash(name, 0, name.length),
                    (int) row.getObject("birth_date", LocalDate.class).toEpochDay());
        });
    }

    private void addDecisions(PersonIndex index) {
        load.sql("""
                        SELECT alias, coalesce(identity.blind_index, uuid_send(person_alias.person_id)) AS blind_index
                        FROM registry.person_alias LEFT JOIN registry.identity
                            ON identity.person_id = person_alias.person_id AND kind = 'id_no'
                        """).query(row -> {
            var number = row.getBytes("blind_index");
            index.decide(
                    PersonAliases.key(row.getBytes("alias")),
                    number == null ? PersonIndex.NOBODY : index.ordinal(number));
        });
    }

    /** Makes persons and their vault entries in the running loading transaction. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void admit(List<NewPerson> persons) {
        var ids = persons.stream().map(NewPerson::personId).toArray(UUID[]::new);
        load.sql("""
                        INSERT INTO registry.person (person_id, full_name, sex, birth_date)
                        SELECT person_id, full_name, sex, birth_date
                        FROM unnest(:ids::uuid[], :names::text[], :sexes::text[], :births::text[]::date[])
                            AS admitted (person_id, full_name, sex, birth_date)
                        """)
                .param("ids", ids)
                .param("names", persons.stream().map(NewPerson::fullName).toArray(String[]::new))
                .param(
                        "sexes",
                        persons.stream()
                                .map(person -> person.idNumber().isMale() ? "男" : "女")
                                .toArray(String[]::new))
                .param(
                        "births",
                        persons.stream()
                                .map(person -> person.idNumber().birthDate().toString())
                                .toArray(String[]::new))
                .update();
        load.sql("""
                        INSERT INTO registry.identity (person_id, kind, sealed, blind_index)
                        SELECT person_id, 'id_no', sealed, blind_index
                        FROM unnest(:ids::uuid[], :sealed::bytea[], :indexes::bytea[]) AS admitted (person_id, sealed, blind_index)
                        """)
                .param("ids", ids)
                .param(
                        "sealed",
                        persons.stream()
                                .map(person ->
                                        keys.vault().encrypt(person.idNumber().value()))
                                .toArray(byte[][]::new))
                .param("indexes", persons.stream().map(NewPerson::blindIndex).toArray(byte[][]::new))
                .update();
    }

    /** Puts further numbers of persons into the vault; those it has already change nothing. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void keep(List<VaultEntry> entries) {
        load.sql("""
                        INSERT INTO registry.identity (person_id, kind, sealed, blind_index)
                        SELECT person_id, kind, sealed, blind_index
                        FROM unnest(:ids::uuid[], :kinds::text[], :sealed::bytea[], :indexes::bytea[])
                            AS kept (person_id, kind, sealed, blind_index)
                        ON CONFLICT DO NOTHING
                        """)
                .param("ids", entries.stream().map(VaultEntry::personId).toArray(UUID[]::new))
                .param("kinds", entries.stream().map(VaultEntry::kind).toArray(String[]::new))
                .param(
                        "sealed",
                        entries.stream()
                                .map(entry -> keys.vault().encrypt(entry.number()))
                                .toArray(byte[][]::new))
                .param("indexes", entries.stream().map(VaultEntry::blindIndex).toArray(byte[][]::new))
                .update();
        noteSource(entries);
    }

    private void noteSource(List<VaultEntry> entries) {
        load.sql("""
                        INSERT INTO registry.identity_source (person_id, kind, blind_index, dataset, delivery_id)
                        SELECT person_id, kind, blind_index, current_setting('doudi.dataset'), registry.running_delivery()
                        FROM unnest(:ids::uuid[], :kinds::text[], :indexes::bytea[]) AS kept (person_id, kind, blind_index)
                        WHERE registry.running_delivery() IS NOT NULL
                        ON CONFLICT DO NOTHING
                        """)
                .param("ids", entries.stream().map(VaultEntry::personId).toArray(UUID[]::new))
                .param("kinds", entries.stream().map(VaultEntry::kind).toArray(String[]::new))
                .param("indexes", entries.stream().map(VaultEntry::blindIndex).toArray(byte[][]::new))
                .update();
    }

    /** The identity number of a person whom the current scope may see. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Optional<IdNumber> idNumber(UUID person) {
        return app.sql("SELECT sealed FROM registry.identity WHERE person_id = :person AND kind = 'id_no'")
                .param("person", person)
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(cipherText -> new IdNumber(keys.vault().decrypt(cipherText)));
    }

    /** The identity numbers of those of the persons whom the current scope may see. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Map<UUID, IdNumber> idNumbers(Collection<UUID> persons) {
        Map<UUID, IdNumber> numbers = new HashMap<>();
        app.sql(
                        "SELECT person_id, sealed FROM registry.identity WHERE kind = 'id_no' AND person_id = ANY (:persons::uuid[])")
                .param("persons", persons.toArray(UUID[]::new))
                .query(row -> {
                    numbers.put(
                            row.getObject("person_id", UUID.class),
                            new IdNumber(keys.vault().decrypt(row.getBytes("sealed"))));
                });
        return numbers;
    }

    /** The household of the person with an identity number, if the current scope may see it. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Optional<UUID> householdOf(IdNumber number) {
        return app.sql("""
                        SELECT household_id
                        FROM registry.identity JOIN registry.membership USING (person_id)
                        WHERE kind = 'id_no' AND blind_index = :index AND ended_at IS NULL
                        """)
                .param("index", keys.blindIndex().of(ID_NUMBER, number.value()))
                .query(UUID.class)
                .optional();
    }

    /** Identity and telephone numbers of the members of households, by person and kind, to index their tails. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public Map<UUID, Map<String, List<String>>> numbersOf(Collection<UUID> households) {
        Map<UUID, Map<String, List<String>>> numbers = new HashMap<>();
        load.sql("""
                        SELECT identity.person_id, identity.kind, identity.sealed
                        FROM registry.membership JOIN (
                                SELECT person_id, kind, sealed FROM registry.identity
                                UNION ALL
                                SELECT merged_into, kind, sealed
                                FROM registry.person JOIN registry.identity USING (person_id) WHERE merged_into IS NOT NULL)
                            AS identity USING (person_id)
                        WHERE household_id = ANY (:households::uuid[]) AND ended_at IS NULL AND kind IN ('id_no', 'phone')
                        """).param("households", households.toArray(UUID[]::new)).query(row -> {
            numbers.computeIfAbsent(row.getObject("person_id", UUID.class), person -> new HashMap<>())
                    .computeIfAbsent(row.getString("kind"), kind -> new ArrayList<>())
                    .add(keys.vault().decrypt(row.getBytes("sealed")));
        });
        return numbers;
    }
}
