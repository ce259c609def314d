package org.doudi.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.time.api.Dates;

class CityProperties {
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void files_and_truth_agree_for_any_seed_and_day(@ForAll long seed, @ForAll("days") LocalDate day)
            throws IOException {
        var plan = new CityPlan(CitySize.TINY, seed, day);
        var folder = Files.createTempDirectory("city");
        try {
            City.generate(plan, folder, Progress.SILENT);

            var oracle = new Oracle(plan, Standards.dibao(plan.referenceMonth()).toString(), folder);
            assertThat(oracle.disagreements()).isEmpty();
            assertThat(oracle.states())
                    .containsOnlyKeys(
                            "properly_receives",
                            "entitled_missing",
                            "receives_no_longer",
                            "cannot_tell",
                            "properly_without");
        } finally {
            delete(folder);
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void every_delivered_row_is_about_a_person_of_the_truth_or_nobody_for_any_seed(@ForAll long seed)
            throws IOException {
        var plan = new CityPlan(CitySize.TINY, seed, CityPlan.DEFAULT_AS_OF).asReallySent();
        var folder = Files.createTempDirectory("city");
        try {
            var summary = City.generate(plan, folder, Progress.SILENT);

            var persons = Read.truth(folder, "persons").stream()
                    .map(row -> row.getField("id_no"))
                    .collect(Collectors.toSet());
            var links = Read.truth(folder, "links");
            assertThat(links)
                    .allMatch(row -> persons.contains(row.getField("person"))
                            || row.getField("dirt").matches("total_row|blank_row"));
            long rows = links.stream()
                    .filter(row -> !row.getField("person").isEmpty())
                    .filter(row -> !row.getField("field").contains("#"))
                    .count();
            assertThat(rows)
                    .isEqualTo(summary.deliveries().stream()
                            .filter(delivery -> !delivery.file().contains("-again"))
                            .mapToLong(Delivery::rows)
                            .sum());
        } finally {
            delete(folder);
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(2026, 1, 1), LocalDate.of(2029, 12, 31));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
