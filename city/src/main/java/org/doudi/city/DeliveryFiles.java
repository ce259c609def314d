package org.doudi.city;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files of both rounds, all open while the city is made, and their list in order of delivery. */
final class DeliveryFiles implements Closeable {
    private final CityPlan plan;
    private final Path folder;
    private final Map<Round, Map<Dataset, CsvFile>> files = new EnumMap<>(Round.class);

    DeliveryFiles(CityPlan plan, Path folder) throws IOException {
        this.plan = plan;
        this.folder = folder;
        for (var round : Round.values()) {
            var ofRound = new EnumMap<Dataset, CsvFile>(Dataset.class);
            for (var dataset : Dataset.values()) {
                ofRound.put(dataset, new CsvFile(folder.resolve(path(round, dataset)), dataset.columns()));
            }
            files.put(round, ofRound);
        }
    }

    void row(Round round, Dataset dataset, Object... values) {
        file(round, dataset).row(values);
    }

    long rows(Dataset dataset) {
        return file(Round.FIRST, dataset).rows() + file(Round.SECOND, dataset).rows();
    }

    /** Every file, in order of delivery. */
    List<Delivery> list() {
        var result = new ArrayList<Delivery>();
        for (var round : Round.values()) {
            for (var dataset : Dataset.values()) {
                result.add(new Delivery(
                        result.size() + 1,
                        dataset.code(),
                        path(round, dataset),
                        plan.asOf(round),
                        file(round, dataset).rows()));
            }
        }
        return List.copyOf(result);
    }

    /** Closes the files and writes {@code deliveries.csv}. */
    @Override
    public void close() throws IOException {
        for (var ofRound : files.values()) {
            for (var file : ofRound.values()) {
                file.close();
            }
        }
        try (var manifest =
                new CsvFile(folder.resolve("deliveries.csv"), List.of("order", "dataset", "file", "as_of", "rows"))) {
            for (var delivery : list()) {
                manifest.row(delivery.order(), delivery.dataset(), delivery.file(), delivery.asOf(), delivery.rows());
            }
        }
    }

    private CsvFile file(Round round, Dataset dataset) {
        return Objects.requireNonNull(Objects.requireNonNull(files.get(round)).get(dataset));
    }

    private String path(Round round, Dataset dataset) {
        return "deliveries/" + YearMonth.from(plan.asOf(round)) + "/" + dataset.code() + ".csv";
    }
}
