package org.doudi.screening;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads how a family and its members stand with programmes, under the scope of the transaction. */
@Component
class Standings {
    private final JdbcClient db;

    Standings(JdbcClient db) {
        this.db = db;
    }

    /**
     * A standing worth telling.
     *
     * @param person id of the member it is about, empty for the household
     * @param name of that member
     * @param cents due, where it can be said
     */
    record Row(String programme, String person, String name, String standing, OptionalLong cents) {}

    /** Standings that say something: received, missing, within reach or lost; in order of programme, then age. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Row> of(UUID household) {
        return db.sql("""
                        SELECT programme, coalesce(result.person_id::text, '') AS person, coalesce(full_name, '') AS name,
                               standing, amount_cents
                        FROM screening.result LEFT JOIN registry_api.member USING (household_id, person_id)
                        WHERE household_id = :household AND standing NOT IN ('without', 'cannot_tell')
                        ORDER BY programme, birth_date, person_id
                        """)
                .param("household", household)
                .query((row, number) -> {
                    var cents = row.getLong("amount_cents");
                    return new Row(
                            row.getString("programme"),
                            row.getString("person"),
                            row.getString("name"),
                            row.getString("standing"),
                            row.wasNull() ? OptionalLong.empty() : OptionalLong.of(cents));
                })
                .list();
    }
}
