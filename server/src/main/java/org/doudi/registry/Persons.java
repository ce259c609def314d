package org.doudi.registry;

import java.util.List;
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
        load.sql("SELECT blind_index, person_id FROM registry.identity WHERE kind = 'id_no'")
                .withFetchSize(10_000)
                .query(row -> {
                    index.put(row.getBytes("blind_index"), row.getObject("person_id", UUID.class));
                });
        return index;
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

    /** The identity number of a person whom the current scope may see. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Optional<IdNumber> idNumber(UUID person) {
        return app.sql("SELECT sealed FROM registry.identity WHERE person_id = :person AND kind = 'id_no'")
                .param("person", person)
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(cipherText -> new IdNumber(keys.vault().decrypt(cipherText)));
    }
}
