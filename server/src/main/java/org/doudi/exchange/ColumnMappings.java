package org.doudi.exchange;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.crypto.Sm3;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which column is which in the headers of a sender, as a person confirmed it once. */
final class ColumnMappings {
    private ColumnMappings() {}

    /** What was confirmed for files of the same sender, dataset and header. */
    static Optional<List<String>> find(JdbcClient database, UUID delivery, List<String> names) {
        return database.sql("""
                        SELECT mapping.columns FROM exchange.column_mapping AS mapping
                            JOIN exchange.delivery USING (dataset, sent_by)
                        WHERE delivery_id = :id AND header_sm3 = decode(:sm3, 'hex')
                        """)
                .param("id", delivery)
                .param("sm3", sm3(names))
                .query((row, number) ->
                        List.of((String[]) row.getArray("columns").getArray()))
                .optional();
    }

    /** Remembers what somebody confirmed. */
    static void keep(JdbcClient database, UUID delivery, List<String> names, List<String> columns, String actor) {
        database.sql("""
                        INSERT INTO exchange.column_mapping (dataset, sent_by, header_sm3, names, columns, confirmed_by)
                        SELECT dataset, sent_by, decode(:sm3, 'hex'), :names, :columns, :actor
                        FROM exchange.delivery WHERE delivery_id = :id
                        ON CONFLICT (dataset, sent_by, header_sm3)
                        DO UPDATE SET columns = excluded.columns, confirmed_by = excluded.confirmed_by,
                                      confirmed_at = excluded.confirmed_at
                        """)
                .param("sm3", sm3(names))
                .param("names", names.toArray(String[]::new))
                .param("columns", columns.toArray(String[]::new))
                .param("actor", actor)
                .param("id", delivery)
                .update();
    }

    /** The delivery waits for somebody. */
    static void await(JdbcClient database, UUID delivery) {
        database.sql("UPDATE exchange.delivery SET state = 'mapping' WHERE delivery_id = :id AND state = 'received'")
                .param("id", delivery)
                .update();
    }

    /** The delivery waits no longer; false if it did not wait. */
    static boolean release(JdbcClient database, UUID delivery) {
        return database.sql(
                                "UPDATE exchange.delivery SET state = 'received' WHERE delivery_id = :id AND state = 'mapping'")
                        .param("id", delivery)
                        .update()
                > 0;
    }

    private static String sm3(List<String> names) {
        var digest = new Sm3();
        digest.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.finish());
    }
}
