package org.doudi.exchange;

import java.util.List;
import org.doudi.sheets.Form;

/**
 * Where a file's table is and what its columns are called.
 *
 * @param form how it is written down
 * @param titles rows above the header, as they stand
 * @param headerRows rows of the header, which spans two where cells above others are merged
 * @param headerLine line of the header's first row
 * @param names names of the columns
 */
record Layout(Form form, List<List<String>> titles, int headerRows, long headerLine, List<String> names) {
    /** Rows before the first of the data. */
    int rowsBefore() {
        return titles.size() + headerRows;
    }
}
