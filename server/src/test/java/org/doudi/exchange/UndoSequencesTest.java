package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
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

/** Random deliveries and takings back, mixed over the three modes, end in the rows that a stack of maps says. */
@DoudiTest
@Import({Delivering.class, TakingBack.class, Dump.class})
class UndoSequencesTest {
    private static final int STEPS = 30;
    private static final int PERSONS = 5;

    @Autowired
    private Delivering delivering;

    @Autowired
    private TakingBack takingBack;

    @Autowired
    private Dump dump;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;

    /** A dataset with its file, its column, and what each delivery that stands left. */
    private record Source(
            String dataset,
            String header,
            String row,
            String value,
            Deque<Delivery> loaded,
            Deque<TreeMap<String, String>> states) {
        Source(String dataset, String header, String row, String value) {
            this(dataset, header, row, value, new ArrayDeque<>(), new ArrayDeque<>(List.of(new TreeMap<>())));
        }

        TreeMap<String, String> after(Map<String, String> file) {
            var after = new TreeMap<>(states.getLast());
            switch (dataset) {
                case "dibao_payment" -> file.forEach(after::putIfAbsent);
                case "pension_payment" -> after.putAll(file);
                default -> {
                    after.clear();
                    after.putAll(file);
                }
            }
            return after;
        }
    }

    @BeforeEach
    void begin_with_authorised_families() {
        database = testDatabase.asAdministrator();
        dump.forget();
        for (int n = 0; n < PERSONS; n++) {
            delivering.deliver("rigid_family", """
                            cert_no,head_id_no,head_name,member_id_nos,member_relations,division,valid_from,member_names,\
                            authorisation_no,authorised_until
                            G%1$d,%2$s,%3$s,%2$s,本人或户主,320402001001,2025-01-01,%3$s,A%1$d,2099-12-31
                            """.formatted(n, SamplePeople.id(n), SamplePeople.name(n)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void end_where_a_stack_says_and_at_last_where_they_began(long seed) {
        var random = new SplittableRandom(seed);
        var before = dump.everything();
        var sources = List.of(
                new Source("dibao_payment", Delivering.PAYMENTS, "%s,2026-11,C1,%s,%s,,,,,已发放\n", "amount_cents / 100"),
                new Source("pension_payment", Delivering.PENSIONS, "%s,2026-11,%s,遗属,%s,\n", "amount_cents / 100"),
                new Source(
                        "hardship_person",
                        Delivering.PERSONS,
                        "%s,%s,,低保,,H%s,本人或户主,,320402001001,320402001001,2025-01-01,\n",
                        "substr(household_cert_no, 2)"));
        for (int step = 0; step < STEPS; step++) {
            var source = sources.get(random.nextInt(sources.size()));
            if (random.nextInt(5) < 2 && !source.loaded.isEmpty()) {
                takeBack(source);
            } else {
                deliver(source, random);
            }
            sources.forEach(each -> assertThat(current(each)).isEqualTo(each.states.getLast()));
        }
        sources.forEach(source -> {
            while (!source.loaded.isEmpty()) {
                takeBack(source);
            }
        });

        assertThat(dump.everything()).isEqualTo(before);
    }

    private void takeBack(Source source) {
        var newest = source.loaded.removeLast();
        source.states.removeLast();
        takingBack.takeBack(newest);

        assertThat(takingBack.state(newest)).isEqualTo(Delivery.State.UNDONE);
    }

    private void deliver(Source source, SplittableRandom random) {
        var file = new HashMap<String, String>();
        for (int i = random.nextInt(1, PERSONS + 1); i > 0; i--) {
            file.put(SamplePeople.name(random.nextInt(PERSONS)), Integer.toString(random.nextInt(1, 4)));
        }
        var content = new StringBuilder(source.header);
        for (int n = 0; n < PERSONS; n++) {
            if (file.containsKey(SamplePeople.name(n))) {
                content.append(
                        source.row.formatted(SamplePeople.id(n), SamplePeople.name(n), file.get(SamplePeople.name(n))));
            }
        }
        var delivery = delivering.deliver(source.dataset, content.toString());
        if (delivery.state() == Delivery.State.LOADED) {
            source.loaded.addLast(delivery);
            source.states.addLast(source.after(file));
        } else {
            assertThat(delivery.state()).isEqualTo(Delivery.State.REPEATED);
        }
    }

    private Map<String, String> current(Source source) {
        var rows = new TreeMap<String, String>();
        database.sql("SELECT name, (%s)::text AS value FROM dataset.%s WHERE superseded_by IS NULL"
                        .formatted(source.value, source.dataset))
                .query(row -> {
                    rows.put(row.getString("name"), row.getString("value"));
                });
        return rows;
    }
}
