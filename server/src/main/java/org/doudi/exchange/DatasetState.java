package org.doudi.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a dataset stands.
 *
 * @param last when it last came
 * @param rows how many rows are current
 */
record DatasetState(Optional<Instant> last, long rows) {
    static final DatasetState NONE = new DatasetState(Optional.empty(), 0);

    /** By code, of every dataset of which something was loaded. */
    static Map<String, DatasetState> all(JdbcClient database) {
        var states = new HashMap<String, DatasetState>();
        database.sql("""
                        SELECT dataset, last_ended_at, rows_current FROM exchange.dataset_state
                        WHERE last_ended_at IS NOT NULL
                        """).query(row -> {
            states.put(
                    row.getString("dataset"),
                    new DatasetState(
                            Optional.of(row.getTimestamp("last_ended_at")).map(Timestamp::toInstant),
                            row.getLong("rows_current")));
        });
        return states;
    }
}
