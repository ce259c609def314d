package org.doudi.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Begins each transaction of the pages with the token of the session, which ends with the transaction. */
final class ScopedTransactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    ScopedTransactions(DataSource pool) {
        super(pool);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            carryToken();
        } catch (SQLException failure) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("could not carry the session's token", failure);
        }
    }

    private void carryToken() throws SQLException {
        var holder = TransactionSynchronizationManager.getResource(obtainDataSource());
        if (!(holder instanceof ConnectionHolder held)) {
            throw new SQLException("the transaction has no connection");
        }
        try (var statement = held.getConnection().prepareStatement("SELECT set_config('doudi.token', ?, true)")) {
            statement.setString(1, ScopeToken.current().orElse(""));
            statement.execute();
        }
    }
}
