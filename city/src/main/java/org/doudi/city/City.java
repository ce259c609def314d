package org.doudi.city;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a demo city: departments' deliveries and, apart from them, the truth. The same plan gives the same bytes. */
public final class City {
    private static final int REPORT_EVERY = 50;

    private final CityPlan plan;
    private final DeliveryFiles files;
    private final TruthFiles truth;
    private final LivelihoodRows livelihoods;
    private final Progress progress;

    private City(CityPlan plan, DeliveryFiles files, TruthFiles truth, Progress progress) {
        this.plan = plan;
        this.files = files;
        this.truth = truth;
        this.progress = progress;
        livelihoods = new LivelihoodRows(plan, files);
    }

    /**
     * Writes {@code deliveries/}, {@code deliveries.csv} and {@code truth/} into the folder, over files of those names.
     *
     * @return the files in order of delivery, and counts
     * @throws IOException if a file cannot be written
     */
    public static CitySummary generate(CityPlan plan, Path folder, Progress progress) throws IOException {
        try (var files = new DeliveryFiles(plan, folder);
                var truth = new TruthFiles(plan, folder)) {
            new City(plan, files, truth, progress).live();
            return new CitySummary(files.list(), truth.persons(), truth.states());
        }
    }

    private void live() {
        var people = new People(plan.seed());
        var lives = new Livelihoods(plan);
        var divisions = new Divisions();
        families(new FamilyMaker(plan, people, lives, divisions));
        townsfolk(new Townsfolk(plan, people, lives), divisions);
    }

    private void families(FamilyMaker maker) {
        var registers = new RegisterRows(plan, files);
        var payments = new PaymentRows(plan, files);
        int families = plan.size().families();
        for (int number = 0; number < families; number++) {
            var family = maker.make(number);
            registers.write(family);
            payments.write(family, number);
            family.kin()
                    .members()
                    .forEach(member ->
                            livelihoods.write(member, family.formerHome().livingCode()));
            truth.write(family);
            report("families in difficulty", number + 1L, families);
        }
    }

    private void townsfolk(Townsfolk townsfolk, Divisions divisions) {
        int number = 0;
        for (var kind : Townsfolk.Kind.values()) {
            var dataset = datasetOf(kind);
            long wanted = wanted(kind);
            while (files.rows(dataset) < wanted) {
                var kin = townsfolk.make(kind, number);
                var home = divisions.home(new Dice(plan.seed(), "home", number)).code();
                kin.members().forEach(member -> {
                    livelihoods.write(member, home);
                    truth.write(member, "");
                });
                kin.others().forEach(truth::write);
                number++;
                report("other residents: " + dataset.code(), Math.min(files.rows(dataset), wanted), wanted);
            }
        }
    }

    private void report(String text, long done, long total) {
        if (done % REPORT_EVERY == 0 || done == total) {
            progress.step(text, done, total);
        }
    }

    private static Dataset datasetOf(Townsfolk.Kind kind) {
        return switch (kind) {
            case WORKERS -> Dataset.EMPLOYMENT_REGISTRATION;
            case PENSIONERS -> Dataset.PENSION_PAYMENT;
            case DISABLED -> Dataset.DISABILITY_CERT;
        };
    }

    private long wanted(Townsfolk.Kind kind) {
        return switch (kind) {
            case WORKERS -> plan.size().employmentRows();
            case PENSIONERS -> plan.size().pensionRows();
            case DISABLED -> plan.size().disabilityCards();
        };
    }
}
