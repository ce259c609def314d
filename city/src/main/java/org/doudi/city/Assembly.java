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

/** Makes the files of what the lanes made, in the order of the lanes: deliveries clean or as really sent, and the truth. */
final class Assembly {
    private final Post post;
    private final Path parts;
    private final Meter meter;
    private final double perMille;
    private final Labels labels = new Labels();
    private final NameVariants variants = new NameVariants();

    Assembly(Post post, Path parts, Meter meter, double perMille) {
        this.post = post;
        this.parts = parts;
        this.meter = meter;
        this.perMille = perMille;
    }

    /** Writes deliveries and truth, and the list of deliveries. */
    List<Delivery> write(Crew crew) throws IOException {
        var tasks = new ArrayList<Callable<List<Delivery>>>();
        for (var round : Round.values()) {
            for (var dataset : datasets()) {
                var part = meter.part("writing " + dataset.code(), perMille * share(round, dataset));
                tasks.add(() -> deliver(round, dataset, part));
            }
        }
        for (var truth : TruthFiles.Table.values()) {
            tasks.add(() -> {
                concatenate(
                        "truth/" + truth.file(),
                        truth.columns(),
                        post.lanes().stream()
                                .map(lane -> truth.part(lane.folder()))
                                .toList());
                return List.of();
            });
        }
        var deliveries = new ArrayList<Delivery>();
        crew.all(tasks).forEach(ofTask -> ofTask.forEach(each -> deliveries.add(each.at(deliveries.size() + 1))));
        list(deliveries);
        if (post.plan().dirt() == Dirt.REAL) {
            links();
        }
        return List.copyOf(deliveries);
    }

    private List<Delivery> deliver(Round round, Dataset dataset, Meter.Part part) throws IOException {
        return switch (post.plan().dirt()) {
            case NONE -> {
                var file = post.file(round, dataset, ".csv");
                concatenate(file, dataset.columns(), post.parts(round, dataset));
                part.finish();
                yield List.of(
                        new Delivery(0, dataset.code(), file, post.plan().asOf(round), post.rows(round, dataset)));
            }
            case REAL -> new SentFile(post, round, dataset, variants).write(parts, labels, part);
        };
    }

    private void links() throws IOException {
        var links = new ArrayList<Path>();
        var heldBack = new ArrayList<Path>();
        for (var round : Round.values()) {
            for (var dataset : datasets()) {
                links.add(SentFile.links(parts, round, dataset));
                heldBack.add(SentFile.heldBack(parts, round, dataset));
            }
        }
        concatenate("truth/links.csv", LinkRows.COLUMNS, links);
        concatenate("truth/held_back.csv", LinkRows.HELD_BACK_COLUMNS, heldBack);
    }

    private double share(Round round, Dataset dataset) {
        double rows = 0;
        for (var each : Round.values()) {
            for (var other : datasets()) {
                rows += post.rows(each, other);
            }
        }
        return post.rows(round, dataset) / rows;
    }

    private List<Dataset> datasets() {
        return Dataset.of(post.plan().coverage());
    }

    private void concatenate(String name, List<String> header, List<Path> pieces) throws IOException {
        var file = post.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join(",", header) + "\n", StandardCharsets.UTF_8);
        try (var whole = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (var piece : pieces) {
                try (var channel = FileChannel.open(piece)) {
                    for (long at = 0; at < channel.size(); ) {
                        at += channel.transferTo(at, channel.size() - at, whole);
                    }
                }
            }
        }
    }

    private void list(List<Delivery> deliveries) throws IOException {
        try (var manifest = new CsvFile(
                post.folder().resolve("deliveries.csv"), List.of("order", "dataset", "file", "as_of", "rows"))) {
            for (var delivery : deliveries) {
                manifest.row(delivery.order(), delivery.dataset(), delivery.file(), delivery.asOf(), delivery.rows());
            }
        }
    }
}
