package org.doudi.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the tokens of families; those of a family replace all it had. */
@Component
class TokenBook {
    private final JdbcClient db;

    TokenBook(@Qualifier("load") JdbcClient db) {
        this.db = db;
    }

    /**
     * Writes.
     *
     * @param families whose tokens they are, with the hash of the content they were made from
     */
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    void write(Map<UUID, byte[]> families, List<Token> tokens) {
        var ids = families.keySet().toArray(UUID[]::new);
        db.sql("DELETE FROM search.token WHERE household_id = ANY (:families::uuid[])")
                .param("families", ids)
                .update();
        db.sql("""
                        INSERT INTO search.token (kind, token, household_id, person_id, living_division, hukou_division)
                        SELECT kind, token, household_id, person_id, living_division, hukou_division
                        FROM unnest(:kinds::text[], :tokens::text[], :households::uuid[], :persons::uuid[])
                                AS made (kind, token, household_id, person_id)
                            JOIN registry_api.household USING (household_id)
                        """)
                .param(
                        "kinds",
                        tokens.stream().map(token -> token.kind().stored()).toArray(String[]::new))
                .param("tokens", tokens.stream().map(Token::text).toArray(String[]::new))
                .param("households", tokens.stream().map(Token::household).toArray(UUID[]::new))
                .param(
                        "persons",
                        tokens.stream()
                                .map(token -> token.person().orElse(null))
                                .toArray(UUID[]::new))
                .update();
        db.sql("""
                        INSERT INTO search.family (household_id, content_hash)
                        SELECT household_id, content_hash
                        FROM unnest(:families::uuid[], :hashes::bytea[]) AS made (household_id, content_hash)
                            JOIN registry_api.household USING (household_id)
                        ON CONFLICT (household_id) DO UPDATE SET content_hash = excluded.content_hash
                        """)
                .param("families", ids)
                .param("hashes", families.values().toArray(byte[][]::new))
                .update();
    }
}
