package org.doudi.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.doudi.city.City;
import org.doudi.city.CityPlan;
import org.doudi.city.CitySize;
import org.doudi.city.Delivery;
import org.doudi.city.Progress;
import org.doudi.database.DueTasks;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Sender;
import org.doudi.programmes.BookInUse;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The thread from the departments' files to the leads, on a whole small world whose truth is known. */
@DoudiTest
class CityScreeningTest {
    private static final Logger LOG = LoggerFactory.getLogger(CityScreeningTest.class);
    /** Registers of destitute persons: they are kept already and count in no family, so dibao is not for them. */
    private static final String DESTITUTE = "TK";

    private static final Map<String, String> STANDING = Map.of(
            "properly_receives", "receives",
            "receives_no_longer", "no_longer",
            "entitled_missing", "missing",
            "properly_without", "without",
            "cannot_tell", "cannot_tell");

    /** What is true of a family, or what screening says. */
    private record Answer(String standing, Optional<String> cents) {}

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DueTasks tasks;

    @Autowired
    private ScreeningWork work;

    @Autowired
    private HouseholdReader reader;

    @Autowired
    private Judge judge;

    @Autowired
    private BookInUse book;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Test
    void every_family_of_a_city_stands_where_the_truth_says(@TempDir Path folder) throws IOException {
        var size = CitySize.named(System.getProperty("city", "tiny"));
        var summary = City.generate(new CityPlan(size, 7, CityPlan.DEFAULT_AS_OF), folder, Progress.SILENT);

        for (var delivery : summary.deliveries()) {
            deliver(folder, delivery);
        }
        tasks.run();
        long begun = System.nanoTime();
        var families = work.runEverything();
        LOG.info("{} families in {} ms", families, (System.nanoTime() - begun) / 1_000_000);

        var truth = truth(folder);
        assertThat(truth).isNotEmpty();
        assertThat(differences(truth, screened(), lateConsent())).isEmpty();
        assertThat(differencesToTheInterpreter()).isEmpty();
    }

    /** What the compiled programmes say of every family and member, where the interpreter says something else. */
    private List<String> differencesToTheInterpreter() {
        var ids = engine.sql("SELECT household_id FROM registry_api.household")
                .query(UUID.class)
                .list();
        var families = reader.read(engine, ids);
        var verdicts = judge.judge(families);
        var evaluator = book.book().evaluator();
        assertThat(verdicts.stream().map(Verdict::programme).distinct()).hasSize(32);
        return verdicts.stream()
                .filter(verdict -> {
                    var outcome = evaluator.screen(
                            verdict.programme(), verdict.household().situation(), verdict.person());
                    return outcome.answer() != verdict.answer();
                })
                .map(verdict -> verdict.programme() + " of "
                        + verdict.household().id() + " " + verdict.person() + ": " + verdict.answer())
                .toList();
    }

    private void deliver(Path folder, Delivery delivery) throws IOException {
        var file = folder.resolve(delivery.file());
        try (InputStream content = Files.newInputStream(file)) {
            deliveries.receive(
                    delivery.dataset(),
                    String.valueOf(file.getFileName()),
                    delivery.asOf(),
                    content,
                    new Sender.Platform("city"));
        }
        tasks.run();
    }

    private static Map<String, Answer> truth(Path folder) throws IOException {
        var lines = Files.readAllLines(folder.resolve("truth").resolve("entitlement.csv"));
        var columns = List.of(lines.getFirst().split(",", -1));
        Map<String, Answer> truth = new TreeMap<>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var family = cells[columns.indexOf("household_cert_no")];
            var standing = family.startsWith(DESTITUTE)
                    ? "without"
                    : STANDING.getOrDefault(cells[columns.indexOf("expected_state")], "?");
            truth.put(family, answer(standing, cells[columns.indexOf("p01_amount")]));
        }
        return truth;
    }

    /** Family by family what is expected and what is said, where they are not the same. */
    private static Map<String, String> differences(
            Map<String, Answer> truth, Map<String, Answer> screened, Set<String> lateConsent) {
        var differences = new TreeMap<String, String>();
        truth.forEach((family, expected) -> {
            var said = screened.get(family);
            boolean isUntold = said != null && said.standing.equals("cannot_tell") && lateConsent.contains(family);
            if (!expected.equals(said) && !isUntold) {
                differences.put(family, expected + " but " + said);
            }
        });
        return differences;
    }

    /** The sum is compared where the platform may know it. */
    private static Answer answer(String standing, String yuan) {
        return new Answer(
                standing,
                standing.equals("missing") || standing.equals("receives")
                        ? Optional.of(yuan.replace(".", "").replaceFirst("^0+(?=\\d)", ""))
                        : Optional.empty());
    }

    /** What was delivered before a person consented was not kept, so these cannot be told until it is delivered again. */
    private Set<String> lateConsent() {
        return load.sql("""
                        SELECT DISTINCT register_no
                        FROM registry_api.household
                            JOIN registry_api.member USING (household_id)
                            JOIN registry.authorisation USING (person_id)
                        WHERE authorisation.recorded_at >
                              (SELECT min(loaded_at) FROM files.delivery WHERE dataset = 'employment_registration')
                        """).query(String.class).set();
    }

    private Map<String, Answer> screened() {
        var screened = new LinkedHashMap<String, Answer>();
        engine.sql("""
                        SELECT register_no, standing, amount_cents::text AS cents
                        FROM screening.result JOIN registry_api.household USING (household_id)
                        WHERE programme = 'P01'
                        ORDER BY register_no
                        """).query(row -> {
            screened.put(
                    row.getString("register_no"),
                    new Answer(row.getString("standing"), Optional.ofNullable(row.getString("cents"))));
        });
        return screened;
    }
}
