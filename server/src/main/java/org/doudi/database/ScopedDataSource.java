package org.doudi.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The pages' login: hands out the connection of the transaction that is open, and refuses if none is. */
final class ScopedDataSource extends TransactionAwareDataSourceProxy implements InfrastructureProxy {
    private final DataSource pool;

    ScopedDataSource(DataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!TransactionSynchronizationManager.hasResource(pool)) {
            throw new IllegalTransactionStateException(
                    "The pages' database login works only inside a transaction, which "
                            + "carries the session's token: put @Transactional on the method that runs this statement.");
        }
        return super.getConnection();
    }

    /** Lets Spring find the open transaction, which is filed under the pool itself. */
    @Override
    public Object getWrappedObject() {
        return pool;
    }
}
