package org.doudi.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * One pool, client and transaction manager per database role: the pages' without a qualifier, the others as
 * {@code load}, {@code engine} and {@code audit}.
 */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {
    @Bean
    @Qualifier("appPool")
    Pool appPool(DatabaseServer server) {
        return pool(server, DatabaseRole.APP, Duration.ofSeconds(30));
    }

    @Bean
    @Primary
    DataSource appDataSource(@Qualifier("appPool") Pool pool) {
        return new ScopedDataSource(pool);
    }

    @Bean
    @Primary
    JdbcClient appJdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Primary
    JdbcTransactionManager appTransactionManager(@Qualifier("appPool") Pool pool) {
        return new ScopedTransactions(pool);
    }

    @Bean
    @Qualifier("load")
    Pool loadDataSource(DatabaseServer server) {
        return pool(server, DatabaseRole.LOAD, Duration.ZERO);
    }

    @Bean
    @Qualifier("load")
    JdbcClient loadJdbcClient(@Qualifier("load") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Qualifier("load")
    JdbcTransactionManager loadTransactionManager(@Qualifier("load") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    @Qualifier("engine")
    Pool engineDataSource(DatabaseServer server) {
        return pool(server, DatabaseRole.ENGINE, Duration.ZERO);
    }

    @Bean
    @Qualifier("engine")
    JdbcClient engineJdbcClient(@Qualifier("engine") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Qualifier("engine")
    JdbcTransactionManager engineTransactionManager(@Qualifier("engine") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    @Qualifier("audit")
    Pool auditDataSource(DatabaseServer server) {
        return pool(server, DatabaseRole.AUDIT, Duration.ofSeconds(60));
    }

    @Bean
    @Qualifier("audit")
    JdbcClient auditJdbcClient(@Qualifier("audit") DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Qualifier("audit")
    JdbcTransactionManager auditTransactionManager(@Qualifier("audit") DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    /** A connection kept longer than {@code suspicious} is logged with the place that took it; zero: never. */
    private static Pool pool(DatabaseServer server, DatabaseRole role, Duration suspicious) {
        var logins = server.logins();
        var config = new HikariConfig();
        config.setPoolName(role.login());
        config.setJdbcUrl(logins.url());
        config.setUsername(role.login());
        config.setPassword(logins.passwords().of(role));
        config.setMaximumPoolSize(role.connections());
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
        config.setLeakDetectionThreshold(suspicious.toMillis());
        // The driver would give the database the time zone of the machine, and its days would not be the city's.
        config.setConnectionInitSql("SET TIME ZONE 'Asia/Shanghai'");
        config.addDataSourceProperty("ApplicationName", role.login());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        if (role == DatabaseRole.APP) {
            config.addDataSourceProperty(
                    "options", "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s");
        }
        return new Pool(config);
    }
}
