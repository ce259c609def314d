package org.doudi.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;

/** A table as text with separators. */
final class CsvTable implements TableWriter {
    private final CsvWriter writer;

    CsvTable(Form form, OutputStream target) throws IOException {
        var text = new OutputStreamWriter(target, form.charset());
        if (form.mark()) {
            text.write('\uFEFF');
        }
        writer = CsvWriter.builder().fieldSeparator(form.delimiter()).build(text);
    }

    @Override
    public void write(List<String> cells) {
        writer.writeRecord(cells.stream().map(FormulaSafe::cell).toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
