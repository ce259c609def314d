package org.doudi.database;

import org.flywaydb.core.Flyway;

/** Brings the tables to the state this program needs, as their owner. */
final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing, in the order of the numbers; numbers are given to modules in ranges, so a lower one may
     * come later.
     *
     * @return how many were applied
     */
    static int apply(DatabaseLogins logins) {
        return Flyway.configure()
                .dataSource(
                        logins.url(),
                        DatabaseRole.OWNER.login(),
                        logins.passwords().of(DatabaseRole.OWNER))
                .locations("classpath:db/migration")
                .defaultSchema("database")
                .table("migration")
                .outOfOrder(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
