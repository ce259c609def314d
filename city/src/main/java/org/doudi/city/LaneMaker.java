package org.doudi.city;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the people of one lane and writes what departments know of them, and the truth, into the lane's folder. */
final class LaneMaker {
    /** A family costs about as much time as so many rows about other residents. */
    private static final int ROWS_A_FAMILY = 100;

    private static final int REPORT_EVERY = 20;

    /**
     * What a lane made.
     *
     * @param folder its parts of the files
     * @param files the parts of the deliveries, closed
     * @param truth the parts of the truth, closed
     * @param families certificate of the family in difficulty by person
     */
    record Made(Path folder, DeliveryFiles files, TruthFiles truth, Map<String, String> families) {}

    /** What a lane writes to. */
    private record Desk(
            DeliveryFiles files, TruthFiles truth, Divisions divisions, LivelihoodRows livelihoods, Offices offices) {}

    private final CityPlan plan;
    private final Lane lane;
    private final Meter.Part meter;
    private final Path folder;
    private final List<Person> doubles = new ArrayList<>();
    private final Map<String, String> families = new HashMap<>();
    private final long expected;
    private long clients;
    private long done;
    private int number;

    LaneMaker(CityPlan plan, Lane lane, Path parts, Meter.Part meter) {
        this.plan = plan;
        this.lane = lane;
        this.meter = meter;
        folder = parts.resolve("lane-" + lane.index());
        expected = expected();
        number = lane.index();
    }

    /** Writes the parts; the files are closed afterwards. */
    Made make() throws IOException {
        try (var files = new DeliveryFiles(plan, folder);
                var truth = new TruthFiles(plan, folder)) {
            var people = new People(plan.seed(), lane);
            var lives = new Livelihoods(plan);
            var desk = new Desk(
                    files, truth, new Divisions(), new LivelihoodRows(plan, files), new Offices(plan, files, lane));
            families(new FamilyMaker(plan, people, lives, desk.divisions), desk);
            var townsfolk = new Townsfolk(plan, people, lives);
            for (var kind : kinds()) {
                townsfolk(kind, townsfolk, desk);
            }
            if (plan.coverage() == Coverage.ALL) {
                doubles.forEach(client -> doubleOf(client, townsfolk, desk));
            }
            quiet(townsfolk, truth);
            meter.finish();
            return new Made(folder, files, truth, families);
        }
    }

    private void families(FamilyMaker maker, Desk desk) {
        var registers = new RegisterRows(plan, desk.files);
        var payments = new PaymentRows(plan, desk.files);
        int count = plan.size().families();
        for (int each = lane.index(); each < count; each += lane.count()) {
            var family = maker.make(each);
            var holding = Holding.of(plan.seed(), each, family.kin(), plan.asOf());
            registers.write(family);
            payments.write(family, each);
            for (var member : family.kin().members()) {
                desk.livelihoods.write(member, family.formerHome().livingCode());
                families.put(member.person().id().value(), family.certificate());
                if (clients++ % Rates.CLIENTS_A_DOUBLE == 0) {
                    doubles.add(member.person());
                }
            }
            if (plan.coverage() == Coverage.ALL) {
                desk.offices.family(family, each, holding);
            }
            desk.truth.write(family, holding);
            report(ROWS_A_FAMILY);
        }
    }

    private void townsfolk(Townsfolk.Kind kind, Townsfolk townsfolk, Desk desk) {
        var dataset = kind.dataset();
        int wanted = lane.share(plan.size().rows(dataset));
        for (long before = desk.files.rows(dataset); before < wanted; before = desk.files.rows(dataset)) {
            var kin = townsfolk.make(kind, number);
            var home = desk.divisions.home(new Dice(plan.seed(), "home", number));
            livelihoods(kin, home, desk);
            if (plan.coverage() == Coverage.ALL) {
                desk.offices.resident(kind, kin, home);
            }
            number += lane.count();
            report(desk.files.rows(dataset) - before);
        }
    }

    private void doubleOf(Person client, Townsfolk townsfolk, Desk desk) {
        var kin = townsfolk.doubleOf(client);
        var home = desk.divisions.home(new Dice(plan.seed(), "home", number));
        livelihoods(kin, home, desk);
        kin.members().forEach(member -> desk.offices.doubled(member, home));
        number += lane.count();
    }

    private void quiet(Townsfolk townsfolk, TruthFiles truth) {
        long wanted = lane.share(plan.size().residents());
        for (long before = truth.living(); before < wanted; before = truth.living()) {
            townsfolk.quiet(number).members().forEach(member -> truth.write(member.person()));
            number += lane.count();
            report(truth.living() - before);
        }
    }

    private static void livelihoods(Kin kin, Divisions.Village home, Desk desk) {
        kin.members().forEach(member -> {
            desk.livelihoods.write(member, home.code());
            desk.truth.write(member, "");
        });
        kin.others().forEach(desk.truth::write);
    }

    private List<Townsfolk.Kind> kinds() {
        var delivered = Dataset.of(plan.coverage());
        return Arrays.stream(Townsfolk.Kind.values())
                .filter(kind -> delivered.contains(kind.dataset()))
                .toList();
    }

    private void report(long more) {
        long before = done / REPORT_EVERY;
        done += more;
        if (done / REPORT_EVERY != before) {
            meter.at(done, expected);
        }
    }

    /** Somewhat more than will be done: rows that come by the way, and residents who are there already, are not known. */
    private long expected() {
        long rows = kinds().stream()
                .mapToLong(kind -> lane.share(plan.size().rows(kind.dataset())))
                .sum();
        return rows
                + (long) ROWS_A_FAMILY * lane.share(plan.size().families())
                + lane.share(plan.size().residents()) / 2;
    }
}
