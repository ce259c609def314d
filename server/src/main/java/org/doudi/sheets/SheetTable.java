package org.doudi.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a workbook's only sheet. Cells are formatted as text, so that what is mended in them stays text too. */
final class SheetTable implements TableWriter {
    private static final int ROWS_IN_MEMORY = 200;
    private static final String TEXT = "@";
    private static final String DEFAULT_NAME = "Sheet1";

    private final OutputStream target;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    SheetTable(Form form, OutputStream target) {
        this.target = target;
        workbook = new Workbook(target, "Doudi", "1.0");
        sheet = workbook.newWorksheet(form.sheet().isBlank() ? DEFAULT_NAME : form.sheet());
    }

    @Override
    public void write(List<String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(rows, column, cells.get(column));
        }
        if (!cells.isEmpty()) {
            sheet.range(rows, 0, rows, cells.size() - 1).style().format(TEXT).set();
        }
        rows++;
        if (rows % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
        target.close();
    }
}
