package org.doudi.city;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file being written: UTF-8, comma, one header row, lines end with a line feed. */
final class CsvFile implements Closeable {
    private final CsvWriter writer;
    private final int columns;
    private long rows;

    CsvFile(Path file, List<String> header) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
        writer.writeRecord(header);
        columns = header.size();
    }

    void row(Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException("row has " + values.length + " values for " + columns + " columns");
        }
        var texts = new String[values.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = values[i].toString();
        }
        writer.writeRecord(texts);
        rows++;
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
