package org.doudi.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.crypto.Sm3;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tokens by which departments' systems deliver: made once, shown once, kept as a hash. */
@Component
class ApiTokens {
    private static final int BYTES = 32;
    /** So that a token left in a log or a mail is recognised for what it is. */
    private static final String PREFIX = "doudi_";

    private final JdbcClient app;
    private final JdbcClient load;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient app, @Qualifier("load") JdbcClient load, Clock clock) {
        this.app = app;
        this.load = load;
        this.clock = clock;
    }

    /** What a token opens. */
    record Scope(String name, List<String> datasets, boolean mayDeliver, boolean mayRead, LocalDate validUntil) {}

    /** A token as the page lists it. */
    record Listed(UUID id, Scope scope, String maker, String madeAt, String lastUsed, boolean isRevoked) {}

    /** A token that opens something today. */
    record Live(UUID id, Scope scope) {}

    /** @return the token, which nobody can be told again */
    @Transactional(propagation = Propagation.MANDATORY)
    public String make(Scope scope, Actor actor) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        app.sql("""
                        INSERT INTO exchange.api_token (name, token_hash, datasets, may_deliver, may_read, valid_until,
                                                        made_by, maker)
                        VALUES (:name, :hash, :datasets::text[], :mayDeliver, :mayRead, :validUntil, :madeBy, :maker)
                        """)
                .param("name", scope.name)
                .param("hash", hash(token))
                .param("datasets", scope.datasets.toArray(String[]::new))
                .param("mayDeliver", scope.mayDeliver)
                .param("mayRead", scope.mayRead)
                .param("validUntil", scope.validUntil)
                .param("madeBy", actor.id())
                .param("maker", actor.fullName())
                .update();
        return token;
    }

    /** False if it was revoked before or never was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean revoke(UUID token, Actor actor) {
        return app.sql("""
                        UPDATE exchange.api_token SET revoked_at = clock_timestamp(), revoked_by = :actor
                        WHERE token_id = :token AND revoked_at IS NULL
                        """).param("actor", actor.id()).param("token", token).update() > 0;
    }

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<Listed> list() {
        return app.sql("""
                        SELECT token_id, name, datasets, may_deliver, may_read, valid_until, maker,
                               to_char(made_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS made,
                               coalesce(to_char(last_used_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), '') AS used,
                               revoked_at IS NOT NULL AS is_revoked
                        FROM exchange.api_token ORDER BY made_at DESC
                        """)
                .query((row, number) -> new Listed(
                        row.getObject("token_id", UUID.class),
                        scope(row),
                        row.getString("maker"),
                        row.getString("made"),
                        row.getString("used"),
                        row.getBoolean("is_revoked")))
                .list();
    }

    /** What the token opens today; its use is noted once a minute. */
    @Transactional("load")
    public Optional<Live> find(String token) {
        var live = load.sql("""
                        SELECT token_id, name, datasets, may_deliver, may_read, valid_until
                        FROM exchange.api_token
                        WHERE token_hash = :hash AND revoked_at IS NULL AND valid_until >= :today
                        """)
                .param("hash", hash(token))
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new Live(row.getObject("token_id", UUID.class), scope(row)))
                .optional();
        live.ifPresent(found -> load.sql("""
                        UPDATE exchange.api_token SET last_used_at = clock_timestamp()
                        WHERE token_id = :token
                          AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')
                        """).param("token", found.id).update());
        return live;
    }

    private static Scope scope(java.sql.ResultSet row) throws SQLException {
        Array datasets = row.getArray("datasets");
        return new Scope(
                row.getString("name"),
                List.of((String[]) datasets.getArray()),
                row.getBoolean("may_deliver"),
                row.getBoolean("may_read"),
                row.getObject("valid_until", LocalDate.class));
    }

    private static byte[] hash(String token) {
        var digest = new Sm3();
        digest.update(token.getBytes(StandardCharsets.UTF_8));
        return digest.finish();
    }
}
