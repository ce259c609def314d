package org.doudi.sheets;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a text with separators. */
final class CsvRows implements TableRows {
    private final GuardedText text;
    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;
    private long lastLine = 1;

    /** @param file behind its byte order mark */
    CsvRows(InputStream file, Form form) {
        text = new GuardedText(file, form.charset());
        try {
            reader = CsvReader.builder()
                    .fieldSeparator(form.delimiter())
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

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (CsvParseException unreadable) {
            throw refusal(unreadable);
        }
    }

    @Override
    public Row next() {
        try {
            var row = rows.next();
            lastLine = row.line();
            return row;
        } catch (CsvParseException unreadable) {
            throw refusal(unreadable);
        } catch (NoSuchElementException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The parser wraps what the guard says; its own complaints are about quotes. */
    private RuntimeException refusal(CsvParseException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreadable known) {
                return known;
            }
            if (cause instanceof IOException broken) {
                return new UncheckedIOException(broken);
            }
        }
        var message = String.valueOf(unreadable.getMessage());
        var kind = message.contains("nclosed") ? Unreadable.Kind.UNCLOSED_QUOTE : Unreadable.Kind.NOT_CSV;
        return new Unreadable(kind, lastLine + 1);
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
