package org.doudi.city;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CSV being written: UTF-8, comma, lines end with a line feed; with a header row, or without as a part of a file. */
final class CsvFile implements Closeable {
    private final CsvWriter writer;
    private final int columns;
    private long rows;

    CsvFile(Path file, List<String> header) throws IOException {
        this(file, header.size());
        writer.writeRecord(header);
    }

    private CsvFile(Path file, int columns) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
        this.columns = columns;
    }

    /** A file without a header row. */
    static CsvFile part(Path file, int columns) throws IOException {
        return new CsvFile(file, columns);
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
