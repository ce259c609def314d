package org.doudi.city;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file being written row by row; cells are texts, days or numbers. */
sealed interface Table extends Closeable permits DelimitedTable, SheetTable {
    /** Opens the file of a style, with its header. */
    static Table open(Path file, FileStyle.Format format, String title, List<String> header, long rows)
            throws IOException {
        return format.isWorkbook()
                ? new SheetTable(file, format, title, header, rows)
                : new DelimitedTable(file, format, header);
    }

    /**
     * Writes a row and answers with its line in the file or sheet, the first line being 1.
     *
     * @throws IOException if it cannot be written
     */
    long row(List<Object> cells) throws IOException;
}
