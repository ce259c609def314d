package org.doudi.city;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.doudi.kernel.DivisionCode;

/** Makes the people of one lane and writes what departments know of them, and the truth, into the lane's folder. */
final class LaneMaker {
    /** A family costs about as much time as so many rows about other residents. */
    private static final int ROWS_A_FAMILY = 100;

    private static final int REPORT_EVERY = 20;

    /**
     * What a lane made.
     *
     * @param folder its parts of the files
     * @param persons persons of the truth
     * @param states families by state
     */
    record Made(Path folder, long persons, Map<String, Integer> states) {}

    private final CityPlan plan;
    private final Lane lane;
    private final Meter.Part meter;
    private final Path folder;
    private long done;

    LaneMaker(CityPlan plan, Lane lane, Path parts, Meter.Part meter) {
        this.plan = plan;
        this.lane = lane;
        this.meter = meter;
        folder = parts.resolve("lane-" + lane.index());
    }

    /** Writes the parts; the files are closed afterwards. */
    Made make() throws IOException {
        try (var files = new DeliveryFiles(plan, folder);
                var truth = new TruthFiles(plan, folder)) {
            var people = new People(plan.seed(), lane);
            var lives = new Livelihoods(plan);
            var divisions = new Divisions();
            families(new FamilyMaker(plan, people, lives, divisions), files, truth);
            townsfolk(new Townsfolk(plan, people, lives), divisions, files, truth);
            meter.finish();
            return new Made(folder, truth.persons(), truth.states());
        }
    }

    private void families(FamilyMaker maker, DeliveryFiles files, TruthFiles truth) {
        var registers = new RegisterRows(plan, files);
        var payments = new PaymentRows(plan, files);
        var livelihoods = new LivelihoodRows(plan, files);
        int families = plan.size().families();
        for (int number = lane.index(); number < families; number += lane.count()) {
            var family = maker.make(number);
            registers.write(family);
            payments.write(family, number);
            for (var member : family.kin().members()) {
                livelihoods.write(member, family.formerHome().livingCode());
            }
            truth.write(family);
            report(ROWS_A_FAMILY);
        }
    }

    private void townsfolk(Townsfolk townsfolk, Divisions divisions, DeliveryFiles files, TruthFiles truth) {
        var livelihoods = new LivelihoodRows(plan, files);
        int number = lane.index();
        for (var kind : Townsfolk.Kind.values()) {
            var dataset = kind.dataset();
            int wanted = lane.share(plan.size().rows(dataset));
            for (long before = files.rows(dataset); before < wanted; before = files.rows(dataset)) {
                var kin = townsfolk.make(kind, number);
                var home = divisions.home(new Dice(plan.seed(), "home", number)).code();
                write(kin, home, livelihoods, truth);
                number += lane.count();
                report(files.rows(dataset) - before);
            }
        }
    }

    private static void write(Kin kin, DivisionCode home, LivelihoodRows livelihoods, TruthFiles truth) {
        kin.members().forEach(member -> {
            livelihoods.write(member, home);
            truth.write(member, "");
        });
        kin.others().forEach(truth::write);
    }

    private void report(long more) {
        long before = done / REPORT_EVERY;
        done += more;
        if (done / REPORT_EVERY != before) {
            meter.at(done, expected());
        }
    }

    private long expected() {
        long rows = 0;
        for (var kind : Townsfolk.Kind.values()) {
            rows += lane.share(plan.size().rows(kind.dataset()));
        }
        return rows + (long) ROWS_A_FAMILY * lane.share(plan.size().families());
    }
}
