package org.doudi.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A migrated database for one test class, copied from the one that was migrated once for the whole test run. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final DatabaseLogins logins;
    private final String name;

    private TestDatabase(DatabaseLogins logins, String name) {
        this.logins = logins;
        this.name = name;
    }

    /** Copies the migrated database; takes a few hundredths of a second. */
    public static TestDatabase copy() {
        var original = Original.SERVER.logins();
        var name = "test_" + COPIES.incrementAndGet();
        var database = new TestDatabase(
                new DatabaseLogins(original.url().replaceFirst("[^/]+$", name), original.passwords()), name);
        database.administratorOf("postgres")
                .sql("CREATE DATABASE " + name + " TEMPLATE doudi")
                .update();
        return database;
    }

    /** The server as the program knows it. */
    public DatabaseServer server() {
        return new DatabaseServer(logins, null, null);
    }

    /** Where another process finds it. */
    public String url() {
        return logins.url();
    }

    /** A client signed in as {@code owner}, {@code app}, {@code load}, {@code engine} or {@code audit}, no transaction. */
    public JdbcClient as(String role) {
        var login = DatabaseRole.valueOf(role.toUpperCase(Locale.ROOT));
        return JdbcClient.create(new DriverManagerDataSource(
                logins.url(), login.login(), logins.passwords().of(login)));
    }

    /** A client of the superuser, for tests that tamper. */
    public JdbcClient asAdministrator() {
        return administratorOf(name);
    }

    @Override
    public void close() {
        administratorOf("postgres")
                .sql("DROP DATABASE " + name + " WITH (FORCE)")
                .update();
    }

    private JdbcClient administratorOf(String database) {
        return JdbcClient.create(new DriverManagerDataSource(
                logins.url().replaceFirst("[^/]+$", database),
                EmbeddedPostgres.ADMINISTRATOR,
                logins.passwords().administrator()));
    }

    /** The one PostgreSQL of the test run; its data may be lost, so it does not wait for the disk. */
    private static final class Original {
        static final DatabaseServer SERVER = start();

        private static DatabaseServer start() {
            var settings = new DatabaseSettings(
                    Path.of("target", "test-database"),
                    Path.of("target", "test-database-keys"),
                    Optional.empty(),
                    0,
                    true);
            ThrowawayCluster.remove(settings);
            return DatabaseServer.open(settings, progress -> {});
        }
    }
}
