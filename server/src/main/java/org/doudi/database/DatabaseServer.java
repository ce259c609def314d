package org.doudi.database;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The database this process works with, ready and migrated: the embedded one it started, an outside one, or the one of
 * a server that already runs on this machine.
 */
public final class DatabaseServer implements AutoCloseable {
    /** Migrations use {@code uuidv7()}, which came with this release. */
    private static final int OLDEST_MAJOR = 18;

    private static final String EMBEDDED_NAME = "doudi";

    private final DatabaseLogins logins;
    private final @Nullable DataFolder held;
    private final @Nullable EmbeddedPostgres embedded;

    DatabaseServer(DatabaseLogins logins, @Nullable DataFolder held, @Nullable EmbeddedPostgres embedded) {
        this.logins = logins;
        this.held = held;
        this.embedded = embedded;
    }

    /**
     * Holds the data folder and brings the database up.
     *
     * @param progress told in words what takes a while
     * @throws StartRefused if it cannot be; nothing is damaged
     */
    public static DatabaseServer open(DatabaseSettings settings, Consumer<String> progress) {
        var folder = DataFolder.tryHold(settings.data()).orElseThrow(() -> Refusal.folderInUse(settings.data()));
        return openHeld(settings, folder, progress);
    }

    /**
     * As {@link #open}, but works beside a server that already holds the folder: for the command line.
     *
     * @throws StartRefused if neither can be
     */
    public static DatabaseServer openOrAttach(DatabaseSettings settings, Consumer<String> progress) {
        return DataFolder.tryHold(settings.data())
                .map(folder -> openHeld(settings, folder, progress))
                .orElseGet(() -> attach(settings));
    }

    /** Whether another process, the server, holds the data folder; background work is then its business. */
    public boolean isAttached() {
        return held == null;
    }

    /** Whether the database belongs to this process alone, so that work picked up earlier was picked up by a dead run. */
    public boolean isAlone() {
        return embedded != null;
    }

    /** Runs the action if the embedded database ends though nobody stopped it, such as on a full disk. */
    public void onUnexpectedEnd(Runnable action) {
        if (embedded != null) {
            embedded.onUnexpectedEnd(action);
        }
    }

    /** Stops the embedded database, if this process started one, and lets go of the folder. */
    @Override
    public void close() {
        if (held != null) {
            stop(embedded, held);
        }
    }

    DatabaseLogins logins() {
        return logins;
    }

    private static DatabaseServer openHeld(DatabaseSettings settings, DataFolder folder, Consumer<String> progress) {
        EmbeddedPostgres started = null;
        var isOpen = false;
        try {
            folder.withdraw();
            refuseFullDisk(settings, folder);
            if (settings.outsideUrl().isEmpty()) {
                refuseLostKeys(settings, folder);
                started = EmbeddedPostgres.start(folder, settings, progress);
            }
            var logins = started == null
                    ? outside(settings, OutsideUrl.parse(settings.outsideUrl().orElseThrow()))
                    : own(started, settings);
            Migrations.apply(logins);
            folder.announce(logins.url());
            isOpen = true;
            return new DatabaseServer(logins, folder, started);
        } finally {
            if (!isOpen) {
                stop(started, folder);
            }
        }
    }

    private static void stop(@Nullable EmbeddedPostgres started, DataFolder folder) {
        if (started != null) {
            started.close();
        }
        folder.withdraw();
        folder.close();
    }

    private static DatabaseServer attach(DatabaseSettings settings) {
        var url = DataFolder.announced(settings.data()).orElseThrow(() -> Refusal.serverStillStarting(settings.data()));
        var passwords = DatabasePasswords.kept(settings.keys())
                .orElseThrow(() -> Refusal.keysMissing(settings.keys(), settings.data()));
        return new DatabaseServer(new DatabaseLogins(url, passwords), null, null);
    }

    private static void refuseFullDisk(DatabaseSettings settings, DataFolder folder) {
        var free = folder.usableBytes();
        if (free < settings.minimumFreeBytes()) {
            throw Refusal.diskNearlyFull(settings.data(), free, settings.minimumFreeBytes());
        }
    }

    private static void refuseLostKeys(DatabaseSettings settings, DataFolder folder) {
        if (Files.exists(folder.cluster())
                && DatabasePasswords.kept(settings.keys()).isEmpty()) {
            throw Refusal.keysMissing(settings.keys(), settings.data());
        }
    }

    private static DatabaseLogins own(EmbeddedPostgres postgres, DatabaseSettings settings) {
        var passwords = DatabasePasswords.kept(settings.keys()).orElseThrow();
        var place = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/";
        try {
            createDatabase(place, passwords);
            try (var administrator = administrator(place + EMBEDDED_NAME, passwords)) {
                Groundwork.lay(administrator, passwords);
            }
            return new DatabaseLogins(place + EMBEDDED_NAME, passwords);
        } catch (SQLException failure) {
            if ("28P01".equals(failure.getSQLState())) {
                throw Refusal.keysMissing(settings.keys(), settings.data());
            }
            throw new IllegalStateException(failure);
        }
    }

    private static void createDatabase(String place, DatabasePasswords passwords) throws SQLException {
        try (var administrator = administrator(place + "postgres", passwords);
                var statement = administrator.createStatement()) {
            boolean exists;
            try (var answer =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + EMBEDDED_NAME + "'")) {
                exists = answer.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE " + EMBEDDED_NAME);
            }
        }
    }

    private static Connection administrator(String url, DatabasePasswords passwords) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgres.ADMINISTRATOR, passwords.administrator());
    }

    private static DatabaseLogins outside(DatabaseSettings settings, OutsideUrl outside) {
        var logins = new DatabaseLogins(outside.jdbcUrl(), DatabasePasswords.keptOrNew(settings.keys()));
        try (var owner = DriverManager.getConnection(outside.jdbcUrl(), outside.user(), outside.password())) {
            var found = owner.getMetaData();
            refuseOldRelease(outside, found.getDatabaseMajorVersion(), found.getDatabaseProductVersion());
            lay(owner, logins, outside);
        } catch (SQLException failure) {
            throw Refusal.outsideNotReached(outside.place(), firstLine(failure));
        }
        try (var connection = logins.connect(DatabaseRole.OWNER)) {
            connection.isValid(10);
            return logins;
        } catch (SQLException otherPassword) {
            throw Refusal.keysMissing(settings.keys(), settings.data());
        }
    }

    static void refuseOldRelease(OutsideUrl outside, int major, String release) {
        if (major < OLDEST_MAJOR) {
            throw Refusal.outsideTooOld(outside.place(), release, OLDEST_MAJOR);
        }
    }

    private static void lay(Connection owner, DatabaseLogins logins, OutsideUrl outside) {
        try {
            Groundwork.lay(owner, logins.passwords());
        } catch (SQLException failure) {
            throw Refusal.outsideWithoutRights(outside.place(), outside.user(), firstLine(failure));
        }
    }

    private static String firstLine(SQLException failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse("-")
                .lines()
                .findFirst()
                .orElse("-");
    }
}
