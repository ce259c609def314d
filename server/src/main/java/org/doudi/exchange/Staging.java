package org.doudi.exchange;

import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.doudi.registry.Persons;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The loading transaction's own table, filled by COPY: PostgreSQL lets nobody COPY into a table with row-level security. */
final class Staging {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    private final Dataset dataset;
    private final DataSource source;
    private final JdbcClient database;
    private final Persons persons;
    private @Nullable CopyIn running;

    Staging(Dataset dataset, DataSource source, JdbcClient database, Persons persons) {
        this.dataset = dataset;
        this.source = source;
        this.database = database;
        this.persons = persons;
    }

    void create() {
        var columns = dataset.storedColumns().stream()
                .map(column -> ", " + column.quoted() + " " + column.sql())
                .collect(Collectors.joining());
        database.sql(
                        "CREATE TEMPORARY TABLE staging (line integer NOT NULL, row_key text NOT NULL, row_hash bytea NOT NULL"
                                + columns + ") ON COMMIT DROP")
                .update();
    }

    /** Stores every portion until the last. */
    void fill(Pipe pipe) throws SQLException {
        var connection = DataSourceUtils.getConnection(source);
        var copying = connection.unwrap(PGConnection.class).getCopyAPI();
        try {
            while (true) {
                switch (pipe.take()) {
                    case Portion.Rows rows -> {
                        if (running == null) {
                            running = copying.copyIn("COPY staging FROM STDIN (FORMAT binary)");
                            running.writeToCopy(SIGNATURE, 0, SIGNATURE.length);
                        }
                        running.writeToCopy(rows.bytes(), 0, rows.length());
                    }
                    case Portion.Admissions admissions -> {
                        endCopy();
                        persons.admit(admissions.persons());
                    }
                    case Portion.VaultNumbers numbers -> {
                        endCopy();
                        persons.keep(numbers.entries());
                    }
                    case Portion.End end -> {
                        endCopy();
                        return;
                    }
                }
            }
        } finally {
            if (running != null && running.isActive()) {
                running.cancelCopy();
            }
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private void endCopy() throws SQLException {
        if (running != null) {
            running.writeToCopy(TRAILER, 0, TRAILER.length);
            running.endCopy();
            running = null;
        }
    }
}
