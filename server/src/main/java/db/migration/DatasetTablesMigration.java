package db.migration;

import java.sql.SQLException;
import org.doudi.exchange.DatasetTables;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Makes the tables of the catalogue after every numbered migration, and again whenever the catalogue changes. */
public final class DatasetTablesMigration implements JavaMigration {
    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "dataset tables of the catalogue";
    }

    @Override
    public Integer getChecksum() {
        return DatasetTables.checksum();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            for (var sql : DatasetTables.statements()) {
                statement.execute(sql);
            }
        }
    }
}
