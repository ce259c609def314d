package org.doudi.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks tokens up, by equality and ranges alone: row-level security lets these use the index. */
@Component
class Tokens {
    /** Hits of one way; a search with more is too wide to be read. */
    static final int MOST = 500;

    static final String EQUAL = """
            SELECT household_id, person_id, token FROM search.token
            WHERE kind = :kind AND token = ANY (:tokens::text[])
            ORDER BY token, household_id
            LIMIT :most
            """;

    static final String STARTING = """
            SELECT household_id, person_id, token FROM search.token
            WHERE kind = :kind AND token > :start AND token < :start || U&'\\+10FFFF'
            ORDER BY token, household_id
            LIMIT :most
            """;

    private final JdbcClient db;

    Tokens(JdbcClient db) {
        this.db = db;
    }

    /** Whose token is one of these. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Hit> equal(Way way, Token.Kind kind, Collection<String> tokens) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        return db.sql(EQUAL)
                .param("kind", kind.stored())
                .param("tokens", tokens.toArray(String[]::new))
                .param("most", MOST)
                .query((row, number) -> hit(row, way))
                .list();
    }

    /** Whose token goes on after this start. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Hit> starting(Way way, Token.Kind kind, String start) {
        return db.sql(STARTING)
                .param("kind", kind.stored())
                .param("start", start)
                .param("most", MOST)
                .query((row, number) -> hit(row, way))
                .list();
    }

    /** Whose address has at least so many of the parts. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    List<Hit> withParts(Way way, List<String> parts, int atLeast) {
        var statement = db.sql(withPartsSql(parts.size()));
        for (int part = 0; part < parts.size(); part++) {
            statement = statement.param("part" + part, parts.get(part));
        }
        return statement
                .param("atLeast", atLeast)
                .param("most", MOST)
                .query((row, number) -> hit(row, way))
                .list();
    }

    /** The statement for so many parts. */
    static String withPartsSql(int parts) {
        var each = new StringJoiner(" UNION ALL ");
        for (int part = 0; part < parts; part++) {
            each.add("""
                    SELECT DISTINCT household_id, %1$d AS part FROM search.token
                    WHERE kind = 'address' AND token >= :part%1$d AND token < :part%1$d || U&'\\+10FFFF'
                    """.formatted(part));
        }
        return """
                SELECT household_id, NULL::uuid AS person_id, (%d - count(*))::text AS token
                FROM (%s) AS found
                GROUP BY household_id
                HAVING count(*) >= :atLeast
                ORDER BY count(*) DESC, household_id
                LIMIT :most
                """.formatted(parts, each);
    }

    private static Hit hit(java.sql.ResultSet row, Way way) throws java.sql.SQLException {
        boolean isTail = way == Way.ID_TAIL || way == Way.PHONE_TAIL;
        return new Hit(
                way,
                isTail ? "" : row.getString("token"),
                row.getObject("household_id", UUID.class),
                Optional.ofNullable(row.getObject("person_id", UUID.class)));
    }
}
