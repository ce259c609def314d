package org.doudi.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How the program's logins reach the database.
 *
 * @param url JDBC URL without login
 * @param passwords one per login
 */
record DatabaseLogins(String url, DatabasePasswords passwords) {
    /** A connection of its own, outside every pool. */
    Connection connect(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(url, role.login(), passwords.of(role));
    }
}
