package org.doudi.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@DoudiTest
class DaysOfTheCityTest {
    @Autowired
    @Qualifier("load")
    private DataSource connections;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Test
    void the_database_has_the_day_of_the_city_whatever_the_zone_of_the_machine() throws SQLException {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Etc/GMT+12"));
            connections.unwrap(Pool.class).getHikariPoolMXBean().softEvictConnections();

            assertThat(load.sql("SELECT current_setting('TimeZone')")
                            .query(String.class)
                            .single())
                    .isEqualTo("Asia/Shanghai");
        } finally {
            TimeZone.setDefault(before);
            connections.unwrap(Pool.class).getHikariPoolMXBean().softEvictConnections();
        }
    }
}
