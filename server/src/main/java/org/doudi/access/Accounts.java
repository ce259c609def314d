package org.doudi.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.audit.Audit;
import org.doudi.kernel.DivisionCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts: for the command line and the demo city. */
@Component
public class Accounts {
    /** Fewest characters of a password. */
    public static final int SHORTEST_PASSWORD = 10;

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final Clock clock;

    Accounts(@Qualifier("load") JdbcClient db, PasswordEncoder passwords, Audit audit, Clock clock) {
        this.db = db;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A person with the post to be given.
     *
     * @param signInName 2 to 40 of a-z, 0-9, dot, hyphen, underscore
     * @param division where the role is held
     * @param demo whether the account belongs to the demo city and is shown at sign-in
     */
    public record NewAccount(String signInName, String fullName, Role role, DivisionCode division, boolean demo) {}

    /** An account as the sign-in page of a demo city shows it. */
    public record DemoAccount(String signInName, String fullName, Role role, DivisionCode division) {}

    /** The sign-in name belongs to somebody already. */
    public static final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NameTaken(Throwable cause) {
            super("sign-in name is taken", cause);
        }
    }

    /** @throws NameTaken if somebody has the sign-in name */
    @Transactional("load")
    public void add(NewAccount account, String password) {
        var id = UUID.randomUUID();
        try {
            db.sql("""
                            INSERT INTO access.account (account_id, sign_in_name, full_name, password_hash, is_demo)
                            VALUES (:id, :signInName, :fullName, :hash, :demo)
                            """)
                    .param("id", id)
                    .param("signInName", account.signInName)
                    .param("fullName", account.fullName)
                    .param("hash", passwords.encode(password))
                    .param("demo", account.demo)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(taken);
        }
        db.sql("""
                        INSERT INTO access.post (account_id, role, division, held_from)
                        VALUES (:id, :role, :division, :today)
                        """)
                .param("id", id)
                .param("role", account.role.name())
                .param("division", account.division.value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.recordSystem(db, "accounts", "account.add", "account", id.toString());
    }

    /** The accounts of the demo city, in order of name; none in production. */
    @Transactional(value = "load", readOnly = true)
    public List<DemoAccount> demoAccounts() {
        return db.sql("""
                        SELECT sign_in_name, full_name, role, division
                        FROM access.account_overview
                        WHERE is_demo
                        ORDER BY sign_in_name
                        """)
                .query((row, number) -> new DemoAccount(
                        row.getString("sign_in_name"),
                        row.getString("full_name"),
                        Role.valueOf(row.getString("role")),
                        new DivisionCode(row.getString("division"))))
                .list();
    }

    /** The account with the sign-in name. */
    @Transactional(value = "load", readOnly = true)
    public Optional<UUID> idOf(String signInName) {
        return db.sql("SELECT account_id FROM access.account WHERE sign_in_name = :name")
                .param("name", signInName)
                .query(UUID.class)
                .optional();
    }

    /** Sign-in names by account id, as the audit record keeps ids. */
    @Transactional(value = "load", readOnly = true)
    public Map<String, String> signInNames() {
        return db
                .sql("SELECT account_id::text AS id, sign_in_name FROM access.account")
                .query((row, _) -> Map.entry(row.getString("id"), row.getString("sign_in_name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
