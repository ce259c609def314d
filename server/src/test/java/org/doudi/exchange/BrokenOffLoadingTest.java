package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A loading whose connection is killed at five places, one after another, and then is left to do its work. */
@DoudiTest
@Import(Delivering.class)
class BrokenOffLoadingTest {
    private static final int ROWS = 30_000;

    private static final String[] PLACES = {
        "INSERT ON registry.person",
        "INSERT ON registry.identity",
        "INSERT ON dataset.dibao_payment",
        "INSERT ON exchange.delivery_problem",
        "UPDATE ON exchange.delivery"
    };

    @Autowired
    private Delivering delivering;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Loading loading;

    @Autowired
    private KeptFiles files;

    @Autowired
    private TestDatabase testDatabase;

    @Test
    void leaves_nothing_each_time_and_everything_at_last() {
        var database = testDatabase.asAdministrator();
        var id = delivering.receive("dibao_payment", file().getBytes(StandardCharsets.UTF_8));
        for (var place : PLACES) {
            killWhoever(place, database);

            assertThat(catchThrowable(() -> loading.loadUntilEnded(id)))
                    .as(place)
                    .isNotNull();
            assertThat(deliveries.find(id).orElseThrow().state()).as(place).isEqualTo(Delivery.State.RECEIVED);
            assertThat(rows(database)).as(place).isZero();
            assertThat(files.raw(id)).exists();
            database.sql("DROP FUNCTION public.kill() CASCADE").update();
        }

        loading.loadUntilEnded(id);

        assertThat(deliveries.find(id).orElseThrow().counts())
                .isEqualTo(new Delivery.Counts(ROWS + 1, ROWS, 0, 0, 1, 0, ROWS / 10, 0, 0));
        assertThat(database.sql("SELECT count(DISTINCT row_key) FROM dataset.dibao_payment")
                        .query(Long.class)
                        .single())
                .isEqualTo(ROWS);
        assertThat(database.sql("SELECT count(*) FROM exchange.delivery_problem")
                        .query(Long.class)
                        .single())
                .as("rows given back, shown while reading and not twice")
                .isEqualTo(1);
    }

    private static String file() {
        var content = new StringBuilder(Delivering.PAYMENTS);
        for (int row = 0; row < ROWS; row++) {
            content.append(Delivering.payment(row / 10, "2026-%02d".formatted(row % 10 + 1), "100"));
        }
        return content.append(Delivering.payment(1, "never", "100")).toString();
    }

    private static void killWhoever(String does, JdbcClient database) {
        database.sql("""
                        CREATE FUNCTION public.kill() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                        BEGIN
                            PERFORM pg_terminate_backend(pg_backend_pid());
                            RETURN NULL;
                        END $$
                        """).update();
        database.sql("CREATE TRIGGER kill AFTER " + does + " FOR EACH STATEMENT EXECUTE FUNCTION public.kill()")
                .update();
    }

    private static long rows(JdbcClient database) {
        return database.sql("""
                        SELECT (SELECT count(*) FROM dataset.dibao_payment) + (SELECT count(*) FROM registry.person)
                             + (SELECT count(*) FROM registry.identity)
                        """).query(Long.class).single();
    }
}
