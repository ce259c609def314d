package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.JavaProcess;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that is killed at random moments of a load, and another that begins anew, end in the rows of one that was not. */
@DoudiTest
@Import({Delivering.class, Dump.class})
class KilledProcessTest {
    private static final int ROWS = 30_000;
    private static final int KILLS = 5;

    @Autowired
    private Delivering delivering;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Loading loading;

    @Autowired
    private Dump dump;

    @Autowired
    private TestDatabase testDatabase;

    @Test
    void five_kills_cost_no_row_and_double_none() {
        var random = new SplittableRandom();
        var content = file().getBytes(StandardCharsets.UTF_8);
        var id = delivering.receive("dibao_payment", content);
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killed += runUntil(id, random.nextInt(ROWS + ROWS / 2)) ? 1 : 0;
        }
        assertThat(killed).as("processes killed before they had ended").isPositive();

        loading.loadUntilEnded(id);
        var counts = deliveries.find(id).orElseThrow().counts();
        var rows = withoutIds();

        dump.forget();
        var undisturbed = delivering.deliver("dibao_payment", content);
        assertThat(counts).isEqualTo(undisturbed.counts());
        assertThat(rows).isEqualTo(withoutIds());
    }

    /** Kills the process once it has read so many rows, or while it stores them; false if it was faster. */
    private boolean runUntil(UUID delivery, int rows) {
        var database = testDatabase.asAdministrator();
        database.sql("DELETE FROM exchange.delivery_progress").update();
        try (var process = JavaProcess.start(LoadsInAProcess.class, testDatabase.url(), delivery.toString())) {
            process.awaitLine("ready");
            while (!hasEnded(delivery) && !hasRead(database, rows)) {
                Thread.onSpinWait();
            }
            process.kill();
        }
        awaitItsConnections(database);
        return !hasEnded(delivery);
    }

    /** Beyond the last row: the storing has begun. */
    private static boolean hasRead(JdbcClient database, int rows) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM exchange.delivery_progress
                                       WHERE rows_read >= least(:rows, :all) AND (:rows <= :all OR phase = 'storing'))
                        """)
                .param("rows", rows)
                .param("all", ROWS)
                .query(Boolean.class)
                .single();
    }

    /** The database notices the dead process by itself; until then its transaction still holds the turn. */
    private static void awaitItsConnections(JdbcClient database) {
        while (database.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = "
                        + "(SELECT oid FROM pg_database WHERE datname = current_database()))")
                .query(Boolean.class)
                .single()) {
            Thread.onSpinWait();
        }
    }

    private boolean hasEnded(UUID delivery) {
        return deliveries.find(delivery).orElseThrow().state().hasEnded();
    }

    /** What the tables say, with persons by name: their ids are chosen anew. */
    private Map<String, String> withoutIds() {
        var database = testDatabase.asAdministrator();
        var rows = new TreeMap<String, String>();
        for (var sql : new String[] {
            "SELECT concat_ws('|', line, full_name, month, cert_no, name, amount_cents, status, superseded_by) AS line"
                    + " FROM dataset.dibao_payment JOIN registry.person USING (person_id)",
            "SELECT concat_ws('|', full_name, kind, encode(blind_index, 'hex')) AS line"
                    + " FROM registry.identity JOIN registry.person USING (person_id)",
            "SELECT concat_ws('|', line, column_name, reason) AS line FROM exchange.delivery_problem"
        }) {
            rows.put(
                    sql,
                    database.sql("SELECT md5(string_agg(line, chr(10) ORDER BY line)) || count(*) FROM (" + sql
                                    + ") AS all_rows")
                            .query(String.class)
                            .single());
        }
        return rows;
    }

    private static String file() {
        var content = new StringBuilder(Delivering.PAYMENTS);
        for (int row = 0; row < ROWS; row++) {
            content.append(Delivering.payment(row / 10, "2026-%02d".formatted(row % 10 + 1), "100"));
        }
        return content.append(Delivering.payment(1, "never", "100")).toString();
    }
}
