package org.doudi.registry;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Authorisations to check income and assets (order 649 art. 58). The registers bring them; a family may withdraw its own. */
@Component
public class Authorisations {
    private final JdbcClient db;

    Authorisations(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /** Withdraws an authorisation for everybody it covers; from the next statement on, nothing that rests on it is read. */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    public void withdraw(String authorisationNo) {
        db.sql("""
                        WITH withdrawn AS (
                            UPDATE registry.authorisation
                            SET withdrawn_at = clock_timestamp()
                            WHERE authorisation_no = :number AND withdrawn_at IS NULL
                            RETURNING person_id)
                        INSERT INTO registry.household_change (household_id, cause)
                        SELECT DISTINCT household_id, 'authorisation'
                        FROM withdrawn JOIN registry.membership USING (person_id)
                        WHERE ended_at IS NULL
                        """).param("number", authorisationNo).update();
    }
}
