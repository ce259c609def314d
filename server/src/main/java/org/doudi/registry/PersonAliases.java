package org.doudi.registry;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whom people decided a number and name in departments' files to mean; kept by a keyed hash of both. */
@Component
public class PersonAliases {
    /** Kind of the keyed hash. */
    public static final String KIND = "person_alias";

    private final JdbcClient app;

    PersonAliases(JdbcClient app) {
        this.app = app;
    }

    /**
     * Remembers a decision in the transaction of the one who takes it.
     *
     * @param person nobody of the registry if empty
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(byte[] alias, Optional<UUID> person, String decidedBy) {
        app.sql("""
                        INSERT INTO registry.person_alias (alias, person_id, decided_by)
                        VALUES (:alias, CAST(:person AS uuid), :by)
                        ON CONFLICT (alias) DO UPDATE SET person_id = excluded.person_id, decided_by = excluded.decided_by,
                            decided_at = clock_timestamp()
                        """)
                .param("alias", alias)
                .param("person", person.orElse(null))
                .param("by", decidedBy)
                .update();
    }

    /** Forgets a decision. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(byte[] alias) {
        app.sql("DELETE FROM registry.person_alias WHERE alias = :alias")
                .param("alias", alias)
                .update();
    }

    /** The first 64 bits of an alias, by which {@link PersonIndex} knows it. */
    public static long key(byte[] alias) {
        return ByteBuffer.wrap(alias).getLong();
    }
}
