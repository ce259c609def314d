package org.doudi.city;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What one lane contributes to the files of both rounds, without headers: parts that {@link Assembly} puts together. */
final class DeliveryFiles implements Closeable {
    private final Map<Round, Map<Dataset, CsvFile>> files = new EnumMap<>(Round.class);

    DeliveryFiles(CityPlan plan, Path folder) throws IOException {
        for (var round : Round.values()) {
            var ofRound = new EnumMap<Dataset, CsvFile>(Dataset.class);
            for (var dataset : Dataset.of(plan.coverage())) {
                ofRound.put(
                        dataset,
                        CsvFile.part(
                                part(folder, round, dataset), dataset.columns().size()));
            }
            files.put(round, ofRound);
        }
    }

    /** Where a lane with this folder writes its part. */
    static Path part(Path folder, Round round, Dataset dataset) {
        return folder.resolve(round.name() + "-" + dataset.name());
    }

    void row(Round round, Dataset dataset, Object... values) {
        file(round, dataset).row(values);
    }

    long rows(Round round, Dataset dataset) {
        return file(round, dataset).rows();
    }

    long rows(Dataset dataset) {
        return rows(Round.FIRST, dataset) + rows(Round.SECOND, dataset);
    }

    @Override
    public void close() throws IOException {
        for (var ofRound : files.values()) {
            for (var file : ofRound.values()) {
                file.close();
            }
        }
    }

    private CsvFile file(Round round, Dataset dataset) {
        return Objects.requireNonNull(Objects.requireNonNull(files.get(round)).get(dataset));
    }
}
