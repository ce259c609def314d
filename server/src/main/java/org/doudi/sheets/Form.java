package org.doudi.sheets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a table is written down in a file; enough to write another in the same way.
 *
 * @param kind text or workbook
 * @param charset of a text
 * @param mark whether the text begins with a byte order mark
 * @param delimiter between the cells of a text
 * @param sheet name of the workbook's sheet, empty for a text
 */
public record Form(Kind kind, Charset charset, boolean mark, char delimiter, String sheet) {
    /** UTF-8 with commas. */
    public static final Form PLAIN = text(StandardCharsets.UTF_8, false, ',');

    /** What kind of file. */
    public enum Kind {
        CSV,
        XLSX
    }

    /** A text with separators. */
    public static Form text(Charset charset, boolean mark, char delimiter) {
        return new Form(Kind.CSV, charset, mark, delimiter, "");
    }

    /** A sheet of a workbook. */
    public static Form sheet(String name) {
        return new Form(Kind.XLSX, StandardCharsets.UTF_8, false, ',', name);
    }

    /** What its file names end with. */
    public String extension() {
        return switch (kind) {
            case CSV -> "csv";
            case XLSX -> "xlsx";
        };
    }

    /** Media type of its files. */
    public String mediaType() {
        return switch (kind) {
            case CSV -> "text/csv;charset=" + charset.name();
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        };
    }
}
