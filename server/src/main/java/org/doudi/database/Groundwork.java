package org.doudi.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What only the administrator of a database can lay: our logins, and what each may do with the database itself. */
final class Groundwork {
    private Groundwork() {}

    /** Lays it where it is missing; changes nothing where it is there. */
    static void lay(Connection administrator, DatabasePasswords passwords) throws SQLException {
        administrator.setAutoCommit(false);
        try (var statement = administrator.createStatement()) {
            var database = statement.enquoteIdentifier(administrator.getCatalog(), true);
            if (!isLaid(statement)) {
                for (var role : DatabaseRole.values()) {
                    createLogin(statement, role, passwords.of(role));
                }
                statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
                for (var role : DatabaseRole.values()) {
                    statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + role.login());
                }
                statement.execute("GRANT CREATE ON DATABASE " + database + " TO doudi_owner");
                statement.execute("GRANT TEMPORARY ON DATABASE " + database + " TO doudi_load, doudi_engine");
                statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
                statement.execute("GRANT CREATE, USAGE ON SCHEMA public TO doudi_owner");
                statement.execute("GRANT USAGE ON SCHEMA public TO doudi_app, doudi_load, doudi_engine, doudi_audit");
            }
        }
        administrator.commit();
    }

    private static boolean isLaid(Statement statement) throws SQLException {
        var roles = "SELECT count(*) = 5 FROM pg_roles WHERE rolname LIKE 'doudi\\_%'";
        try (var answer = statement.executeQuery("SELECT (" + roles + ") AND COALESCE(has_database_privilege("
                + "(SELECT oid FROM pg_roles WHERE rolname = 'doudi_owner'), current_database(), 'CREATE'), false)")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static void createLogin(Statement statement, DatabaseRole role, String password) throws SQLException {
        var attributes =
                " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD " + statement.enquoteLiteral(password);
        var exists = "SELECT 1 FROM pg_roles WHERE rolname = " + statement.enquoteLiteral(role.login());
        try (var answer = statement.executeQuery(exists)) {
            if (answer.next()) {
                return;
            }
        }
        statement.execute("CREATE ROLE " + role.login() + attributes);
    }
}
