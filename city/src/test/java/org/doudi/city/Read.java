package org.doudi.city;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what a city wrote. */
final class Read {
    private Read() {}

    static List<NamedCsvRecord> truth(Path city, String name) {
        return file(city.resolve("truth").resolve(name + ".csv"));
    }

    /** Rows of the dataset over all deliveries, oldest delivery first. */
    static List<NamedCsvRecord> deliveries(Path city, String dataset) {
        var rows = new ArrayList<NamedCsvRecord>();
        for (var file : files(city, dataset)) {
            rows.addAll(file(file));
        }
        return rows;
    }

    static List<NamedCsvRecord> newest(Path city, String dataset) {
        return file(files(city, dataset).getLast());
    }

    static List<NamedCsvRecord> first(Path city, String dataset) {
        return file(files(city, dataset).getFirst());
    }

    static String header(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow();
        }
    }

    static List<Path> files(Path city, String dataset) {
        return file(city.resolve("deliveries.csv")).stream()
                .filter(row -> row.getField("dataset").equals(dataset))
                .map(row -> city.resolve(row.getField("file")))
                .toList();
    }

    /** The row of that key; a missing one fails the test. */
    static NamedCsvRecord known(Map<String, NamedCsvRecord> rows, String key) {
        return Objects.requireNonNull(rows.get(key), "no row " + key);
    }

    private static List<NamedCsvRecord> file(Path file) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
