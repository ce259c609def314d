package org.doudi.exchange;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/** The rows of a delivered file, one after another in the same {@link Row}. The first is its header. */
final class CsvRows implements Closeable {
    private final GuardedText text;
    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;
    private long lastLine = 1;

    CsvRows(InputStream file) {
        text = new GuardedText(file);
        try {
            reader = CsvReader.builder()
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(GuardedText.LONGEST_LINE * 4)
                    .build(new Filling(), text);
        } catch (CsvParseException unreadable) {
            throw refusal(unreadable);
        }
        rows = reader.iterator();
    }

    /** The names of the first line. */
    List<String> header() {
        if (!hasNext()) {
            throw Refusal.stop(Refusal.Kind.EMPTY);
        }
        var row = next();
        return IntStream.range(0, row.cells()).mapToObj(row::string).toList();
    }

    boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (CsvParseException unreadable) {
            throw refusal(unreadable);
        } catch (UncheckedIOException broken) {
            throw damaged(broken);
        }
    }

    Row next() {
        try {
            var row = rows.next();
            lastLine = row.line();
            return row;
        } catch (CsvParseException unreadable) {
            throw refusal(unreadable);
        } catch (UncheckedIOException broken) {
            throw damaged(broken);
        } catch (NoSuchElementException none) {
            throw new IllegalStateException(none);
        }
    }

    /** Bytes of the file read so far. */
    long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private RuntimeException damaged(UncheckedIOException broken) {
        return broken.getCause() instanceof java.io.EOFException
                ? Refusal.stop(Refusal.Kind.KEPT_FILE_DAMAGED)
                : broken;
    }

    /** The parser wraps what the guard says; its own complaints are about quotes. */
    private RuntimeException refusal(CsvParseException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal.Stop stop) {
                return stop;
            }
            if (cause instanceof IOException broken) {
                return new UncheckedIOException(broken);
            }
        }
        var message = String.valueOf(unreadable.getMessage());
        var kind = message.contains("nclosed") ? Refusal.Kind.UNCLOSED_QUOTE : Refusal.Kind.NOT_CSV;
        return Refusal.stop(kind, lastLine + 1);
    }

    /** Fills the one row. */
    private static final class Filling extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row = new Row();

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            row.add(buffer, offset, length);
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
