package org.doudi.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows given back: an encrypted file with the sender's own columns, the line and the reason, and the first twenty by
 * line and reason alone. Where the law asks for an authorisation, a row that names nobody certain is given back without its
 * content: the sender finds it by its line.
 */
final class Rejections implements Closeable {
    private static final int FIRST = 20;

    private final KeptFiles files;
    private final Path file;
    private final Header header;
    private final boolean withContent;
    private final Function<Fault, String> sentence;
    private final TreeMap<Long, Fault> first = new TreeMap<>();
    private final List<String> keys = new ArrayList<>();
    private @Nullable CsvWriter writer;
    private long count;

    Rejections(KeptFiles files, Path file, Header header, boolean withContent, Function<Fault, String> sentence) {
        this.files = files;
        this.file = file;
        this.header = header;
        this.withContent = withContent;
        this.sentence = sentence;
    }

    void add(Row row, Fault fault) {
        count++;
        first.put(row.line(), fault);
        if (first.size() > FIRST) {
            first.pollLastEntry();
        }
        var cells = new ArrayList<String>();
        cells.add(Long.toString(row.line()));
        cells.add(sentence.apply(fault));
        for (int cell = 0; cell < Math.max(header.names().size(), row.cells()); cell++) {
            boolean added =
                    cell < header.names().size() && isAdded(header.names().get(cell));
            if (!added) {
                cells.add(withContent && cell < row.cells() ? row.string(cell) : "");
            }
        }
        writer().writeRecord(cells);
    }

    /** Remembers the key of a row given back. */
    void keep(String key) {
        keys.add(key);
    }

    /** Keys of rows given back. */
    List<String> keys() {
        return keys;
    }

    long count() {
        return count;
    }

    /** The first twenty by line. */
    Map<Long, Fault> first() {
        return first;
    }

    private CsvWriter writer() {
        var open = writer;
        if (open == null) {
            try {
                open = CsvWriter.builder().build(new OutputStreamWriter(files.write(file), StandardCharsets.UTF_8));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            writer = open;
            var names = new ArrayList<>(List.of(Header.LINE, Header.REASON));
            header.names().stream().filter(name -> !isAdded(name)).forEach(names::add);
            open.writeRecord(names);
        }
        return open;
    }

    private static boolean isAdded(String name) {
        return name.equals(Header.LINE) || name.equals(Header.REASON);
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
