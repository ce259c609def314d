package org.doudi.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a table in a form, every cell as text: nothing in it is calculated, no number loses digits. */
public interface TableWriter extends Closeable {
    /** Begins a table. */
    static TableWriter of(Form form, OutputStream target) throws IOException {
        return switch (form.kind()) {
            case CSV -> new CsvTable(form, target);
            case XLSX -> new SheetTable(form, target);
        };
    }

    /** Adds a row. */
    void write(List<String> cells) throws IOException;
}
