package org.doudi.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.doudi.audit.Audit;
import org.doudi.database.ScopeToken;
import org.doudi.kernel.DivisionCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in and out. A session is a random token whose digest stands in the database; it ends when unused for a while,
 * after a working day, or at sign-out. Five wrong passwords lock the account for a quarter of an hour.
 */
@Component
public class Sessions {
    private static final int ALLOWED_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);

    /** What came of an attempt to sign in. */
    public sealed interface SignIn {
        /** The person is in; the token goes into the cookie. */
        record Opened(String token) implements SignIn {}

        /** Unknown name or wrong password; which of the two is not told. */
        record Refused() implements SignIn {}

        /** Too many wrong passwords. */
        record Locked() implements SignIn {}
    }

    private record Candidate(UUID accountId, String passwordHash, boolean locked, UUID postId) {}

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final Limits limits;
    private final SecureRandom random = new SecureRandom();
    private final String hashOfNobody;

    /** How long a session lives: unused, and at all. */
    @Component
    record Limits(
            @Value("${doudi.session.idle:30m}") Duration idle,
            @Value("${doudi.session.longest:10h}") Duration longest) {}

    Sessions(JdbcClient db, PasswordEncoder passwords, Audit audit, Limits limits) {
        this.db = db;
        this.passwords = passwords;
        this.audit = audit;
        this.limits = limits;
        this.hashOfNobody = passwords.encode("nobody");
    }

    /** Checks name and password, and opens a session if they are right. */
    @Transactional
    public SignIn signIn(String name, String password) {
        var found = candidate(name);
        if (found.isEmpty()) {
            passwords.matches(password, hashOfNobody);
            return new SignIn.Refused();
        }
        var account = found.get();
        if (account.locked) {
            audit.record(account.accountId.toString(), "session.locked", "account", account.accountId.toString());
            return new SignIn.Locked();
        }
        if (!passwords.matches(password, account.passwordHash)) {
            return countFailure(account);
        }
        audit.record(account.accountId.toString(), "session.open", "account", account.accountId.toString());
        return new SignIn.Opened(open(account));
    }

    /** The person whose live session the current token opens. */
    @Transactional
    public Optional<Actor> current() {
        var actor = db.sql("""
                        SELECT session_id, account_id, sign_in_name, full_name, role, division
                        FROM access.actor_of_session()
                        """)
                .query((row, number) -> new Actor(
                        row.getObject("session_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("sign_in_name"),
                        row.getString("full_name"),
                        Role.valueOf(row.getString("role")),
                        new DivisionCode(row.getString("division"))))
                .optional();
        if (actor.isPresent()) {
            db.sql("SELECT access.touch_session()").query(row -> {});
        }
        return actor;
    }

    /** Ends the session of the current token. */
    @Transactional
    public void signOut(Actor actor) {
        audit.record(actor.id(), "session.end", "account", actor.id());
        db.sql("SELECT access.end_session()").query(row -> {});
        ScopeToken.clear();
    }

    private Optional<Candidate> candidate(String name) {
        return db.sql("SELECT account_id, password_hash, is_locked, post_id FROM access.account_to_sign_in(:name)")
                .param("name", name)
                .query((row, number) -> new Candidate(
                        row.getObject("account_id", UUID.class),
                        row.getString("password_hash"),
                        row.getBoolean("is_locked"),
                        row.getObject("post_id", UUID.class)))
                .optional();
    }

    private SignIn countFailure(Candidate account) {
        audit.record(account.accountId.toString(), "session.refused", "account", account.accountId.toString());
        boolean locked = db.sql(
                        "SELECT access.count_failed_sign_in(:account, :allowed, make_interval(secs => :seconds))")
                .param("account", account.accountId)
                .param("allowed", ALLOWED_FAILURES)
                .param("seconds", LOCK.toSeconds())
                .query(Boolean.class)
                .single();
        return locked ? new SignIn.Locked() : new SignIn.Refused();
    }

    private String open(Candidate account) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql("SELECT access.open_session(:account, :post, :hash, :idle, make_interval(secs => :longest))")
                .param("account", account.accountId)
                .param("post", account.postId)
                .param("hash", sha256(token))
                .param("idle", (int) limits.idle().toSeconds())
                .param("longest", limits.longest().toSeconds())
                .query(row -> {});
        return token;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
