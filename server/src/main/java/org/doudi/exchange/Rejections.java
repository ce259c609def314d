package org.doudi.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.doudi.sheets.Row;
import org.doudi.sheets.TableWriter;
import org.jspecify.annotations.Nullable;

/**
 * The rows given back: an encrypted file in the sender's own form, with the titles, names and order of theirs and behind them
 * the line and the reason; and the first twenty by line and reason alone. Where the law asks for an authorisation, a row that
 * names nobody certain is given back without its content: the sender finds it by its line.
 */
final class Rejections implements Closeable {
    private static final int FIRST = 20;

    private final KeptFiles files;
    private final Path file;
    private final Layout layout;
    private final boolean withContent;
    private final Function<Fault, String> sentence;
    private final TreeMap<Long, Fault> first = new TreeMap<>();
    private final List<String> keys = new ArrayList<>();
    private @Nullable TableWriter writer;
    private long count;
    private long firstShifted;
    private long shifted;

    Rejections(KeptFiles files, Path file, Layout layout, boolean withContent, Function<Fault, String> sentence) {
        this.files = files;
        this.file = file;
        this.layout = layout;
        this.withContent = withContent;
        this.sentence = sentence;
    }

    void add(Row row, Fault fault) {
        count++;
        note(row.line(), fault);
        var cells = new ArrayList<String>();
        for (int cell = 0; cell < Math.max(layout.names().size(), row.cells()); cell++) {
            if (!isAdded(cell)) {
                cells.add(withContent && cell < row.cells() ? row.string(cell) : "");
            }
        }
        cells.add(Long.toString(row.line()));
        cells.add(sentence.apply(fault));
        try {
            writer().write(cells);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Cells shifted from one line on are one fault, told where it begins. */
    private void note(long line, Fault fault) {
        if (fault.reason() == Reason.SHIFTED) {
            shifted++;
            firstShifted = shifted == 1 ? line : Math.min(firstShifted, line);
            if (shifted > 1) {
                return;
            }
        }
        first.put(line, fault);
        if (first.size() > FIRST) {
            first.pollLastEntry();
        }
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
        var all = new TreeMap<>(first);
        all.computeIfPresent(firstShifted, (line, fault) -> new Fault(Reason.SHIFTED_ROWS, "", Long.toString(shifted)));
        return all;
    }

    private TableWriter writer() throws IOException {
        var open = writer;
        if (open == null) {
            open = TableWriter.of(layout.form(), files.write(file));
            writer = open;
            if (withContent) {
                for (var title : layout.titles()) {
                    open.write(title);
                }
            }
            var names = new ArrayList<String>();
            for (int cell = 0; cell < layout.names().size(); cell++) {
                if (!isAdded(cell)) {
                    names.add(layout.names().get(cell));
                }
            }
            names.add(HeaderText.LINE);
            names.add(HeaderText.REASON);
            open.write(names);
        }
        return open;
    }

    private boolean isAdded(int cell) {
        return cell < layout.names().size() && HeaderText.isAdded(layout.names().get(cell));
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
