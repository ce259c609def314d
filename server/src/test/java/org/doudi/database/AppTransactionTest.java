package org.doudi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DoudiTest
class AppTransactionTest {
    private static final String TOKEN = "SELECT current_setting('doudi.token', true)";

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterEach
    void unbind() {
        ScopeToken.clear();
    }

    @Test
    void a_statement_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> database.sql("SELECT 1").query(Integer.class).single())
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("only inside a transaction");
        assertThatThrownBy(dataSource::getConnection).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_transaction_carries_the_token_bound_to_the_thread_and_the_next_one_does_not() {
        ScopeToken.bind("token-of-a-clerk");
        var inside = inTransaction(this::token);
        ScopeToken.clear();
        var after = inTransaction(this::token);

        assertThat(inside).isEqualTo("token-of-a-clerk");
        assertThat(after).isEmpty();
    }

    @Test
    void a_token_is_gone_after_a_rollback() {
        ScopeToken.bind("token-of-a-clerk");
        new TransactionTemplate(transactions).executeWithoutResult(status -> status.setRollbackOnly());
        ScopeToken.clear();

        assertThat(inTransaction(this::token)).isEmpty();
    }

    @Test
    void a_connection_taken_by_hand_inside_a_transaction_is_the_transactions_own() {
        ScopeToken.bind("token-of-a-clerk");

        var seen = inTransaction(() -> {
            try (var connection = dataSource.getConnection();
                    var answer = connection.createStatement().executeQuery(TOKEN)) {
                answer.next();
                return answer.getString(1);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });

        assertThat(seen).isEqualTo("token-of-a-clerk");
    }

    private String token() {
        return database.sql(TOKEN).query(String.class).single();
    }

    private String inTransaction(Supplier<String> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
