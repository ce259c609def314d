package org.doudi.database;

import java.nio.file.Path;

/** The test run's PostgreSQL, as a process sees it that a test starts and kills. */
public final class ChildDatabase {
    private ChildDatabase() {}

    /** @param url of a copy, see {@link TestDatabase#url} */
    public static DatabaseServer at(String url) {
        var passwords =
                DatabasePasswords.kept(Path.of("target", "test-database-keys")).orElseThrow();
        return new DatabaseServer(new DatabaseLogins(url, passwords), null, null);
    }
}
