package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random deliveries end in the rows that a model of a few lines says, in each of the three modes. */
@DoudiTest
@Import(Delivering.class)
class ModesTest {
    private static final int DELIVERIES = 12;
    private static final int PERSONS = 6;

    @Autowired
    private Delivering delivering;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;

    /** One file: rows in order, of which the first with a key counts. */
    private record File(List<Map.Entry<String, String>> rows) {
        Map<String, String> firstOfEachKey() {
            var first = new HashMap<String, String>();
            rows.forEach(row -> first.putIfAbsent(row.getKey(), row.getValue()));
            return first;
        }
    }

    @BeforeEach
    void forget_earlier_deliveries() {
        database = testDatabase.asAdministrator();
        database.sql("TRUNCATE exchange.delivery, registry.household, registry.person CASCADE")
                .update();
        for (var dataset : Catalogue.read().datasets()) {
            database.sql("DELETE FROM " + dataset.table()).update();
        }
        for (int n = 0; n < PERSONS; n++) {
            delivering.deliver("dibao_family", Delivering.FAMILIES + Delivering.family("A", n, "2099-12-31"));
        }
        database.sql("TRUNCATE dataset.dibao_family, exchange.delivery CASCADE").update();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rows_that_stay(long seed) {
        var random = new SplittableRandom(seed);
        var model = new TreeMap<String, String>();
        for (int i = 0; i < DELIVERIES; i++) {
            var file = file(random);
            file.firstOfEachKey().forEach(model::putIfAbsent);
            deliver("dibao_payment", Delivering.PAYMENTS, file, "%s,2026-11,C1,%s,%s,,,,,已发放\n");

            assertThat(current("dibao_payment", "amount_cents / 100")).isEqualTo(model);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rows_that_replace_each_other(long seed) {
        var random = new SplittableRandom(seed);
        var model = new TreeMap<String, String>();
        for (int i = 0; i < DELIVERIES; i++) {
            var file = file(random);
            model.putAll(file.firstOfEachKey());
            deliver("pension_payment", Delivering.PENSIONS, file, "%s,2026-11,%s,遗属,%s,\n");

            assertThat(current("pension_payment", "amount_cents / 100")).isEqualTo(model);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_register_as_a_whole(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < DELIVERIES; i++) {
            var file = file(random);
            deliver(
                    "hardship_person",
                    Delivering.PERSONS,
                    file,
                    "%s,%s,,低保,,H%s,本人或户主,," + Delivering.VILLAGE + "," + Delivering.VILLAGE + ",2025-01-01,\n");

            assertThat(current("hardship_person", "substr(household_cert_no, 2)"))
                    .isEqualTo(new TreeMap<>(file.firstOfEachKey()));
        }
    }

    private static File file(SplittableRandom random) {
        var rows = new ArrayList<Map.Entry<String, String>>();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            int person = random.nextInt(PERSONS);
            rows.add(Map.entry(SamplePeople.id(person), Integer.toString(random.nextInt(1, 4))));
        }
        return new File(rows);
    }

    private void deliver(String dataset, String header, File file, String row) {
        var content = new StringBuilder(header);
        for (var entry : file.rows) {
            int person = 0;
            while (!SamplePeople.id(person).equals(entry.getKey())) {
                person++;
            }
            content.append(row.formatted(entry.getKey(), SamplePeople.name(person), entry.getValue()));
        }
        var delivery = delivering.deliver(dataset, content.toString());
        var counts = delivery.counts();

        assertThat(delivery.state()).isIn(Delivery.State.LOADED, Delivery.State.REPEATED);
        if (delivery.state() == Delivery.State.LOADED) {
            assertThat(counts.stored() + counts.unchanged() + counts.rejected()).isEqualTo(file.rows.size());
        }
    }

    /** Current rows: the person's birth number by the vault's order, and the value. */
    private Map<String, String> current(String dataset, String value) {
        var names = new HashMap<String, String>();
        for (int n = 0; n < PERSONS; n++) {
            names.put(SamplePeople.name(n), SamplePeople.id(n));
        }
        var rows = new TreeMap<String, String>();
        database.sql("SELECT name, (%s)::text AS value FROM dataset.%s WHERE superseded_by IS NULL"
                        .formatted(value, dataset))
                .query(row -> {
                    rows.put(names.get(row.getString("name")), row.getString("value"));
                });
        return rows;
    }
}
