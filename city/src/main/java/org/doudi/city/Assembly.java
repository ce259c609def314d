package org.doudi.city;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Puts the lanes' parts together, in the order of the lanes. */
final class Assembly {
    private final CityPlan plan;
    private final Path folder;
    private final List<Path> lanes;
    private final Meter meter;
    private final double perMille;

    Assembly(CityPlan plan, Path folder, List<Path> lanes, Meter meter, double perMille) {
        this.plan = plan;
        this.folder = folder;
        this.lanes = List.copyOf(lanes);
        this.meter = meter;
        this.perMille = perMille;
    }

    /** Writes deliveries and truth, and the list of deliveries. */
    List<Delivery> write(Crew crew) throws IOException {
        var tasks = new ArrayList<Callable<List<Delivery>>>();
        int files = Round.values().length * Dataset.of(plan.coverage()).size();
        for (var round : Round.values()) {
            for (var dataset : Dataset.of(plan.coverage())) {
                var part = meter.part("writing " + dataset.code(), perMille / files);
                tasks.add(() -> {
                    var delivered = deliver(round, dataset);
                    part.finish();
                    return delivered;
                });
            }
        }
        for (var truth : TruthFiles.Table.values()) {
            tasks.add(() -> {
                concatenate(
                        "truth/" + truth.file(),
                        truth.columns(),
                        lanes.stream().map(truth::part).toList());
                return List.of();
            });
        }
        var deliveries = new ArrayList<Delivery>();
        crew.all(tasks).forEach(ofTask -> ofTask.forEach(each -> deliveries.add(each.at(deliveries.size() + 1))));
        list(deliveries);
        return List.copyOf(deliveries);
    }

    private List<Delivery> deliver(Round round, Dataset dataset) throws IOException {
        var file = "deliveries/" + plan.monthOf(round) + "/" + dataset.code() + ".csv";
        var parts = lanes.stream()
                .map(lane -> DeliveryFiles.part(lane, round, dataset))
                .toList();
        long rows = 0;
        for (var part : parts) {
            try (var lines = Files.lines(part)) {
                rows += lines.count();
            }
        }
        concatenate(file, dataset.columns(), parts);
        return List.of(new Delivery(0, dataset.code(), file, plan.asOf(round), rows));
    }

    private void concatenate(String name, List<String> header, List<Path> parts) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join(",", header) + "\n", StandardCharsets.UTF_8);
        try (var whole = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (var part : parts) {
                try (var channel = FileChannel.open(part)) {
                    for (long at = 0; at < channel.size(); ) {
                        at += channel.transferTo(at, channel.size() - at, whole);
                    }
                }
            }
        }
    }

    private void list(List<Delivery> deliveries) throws IOException {
        try (var manifest =
                new CsvFile(folder.resolve("deliveries.csv"), List.of("order", "dataset", "file", "as_of", "rows"))) {
            for (var delivery : deliveries) {
                manifest.row(delivery.order(), delivery.dataset(), delivery.file(), delivery.asOf(), delivery.rows());
            }
        }
    }
}
