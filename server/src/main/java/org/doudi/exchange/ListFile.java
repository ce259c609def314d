package org.doudi.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.doudi.sheets.Form;
import org.doudi.sheets.TableWriter;
import org.doudi.shell.NotFound;

/** A list as a file for a spreadsheet: every cell is text, nothing in it is calculated. */
public final class ListFile {
    /** The most rows of such a file. */
    public static final int MOST_ROWS = 50_000;

    private ListFile() {}

    /** Where the rows come from, page by page, so that no list is in memory as a whole. */
    @FunctionalInterface
    public interface Rows {
        /** Hands each row to the writer. */
        void writeTo(TableWriter table) throws IOException;
    }

    /**
     * Sends the list.
     *
     * @param extension csv or xlsx
     * @param name of the file, without its extension
     */
    public static void send(
            HttpServletResponse response, String extension, String name, List<String> columns, Rows rows)
            throws IOException {
        var form = form(extension, name);
        response.setContentType(form.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + form.extension() + "\"");
        try (var table = TableWriter.of(form, response.getOutputStream())) {
            table.write(columns);
            rows.writeTo(table);
        }
    }

    /** Spreadsheets read UTF-8 as such only behind a byte order mark. */
    private static Form form(String extension, String name) {
        return switch (extension) {
            case "csv" -> Form.text(StandardCharsets.UTF_8, true, ',');
            case "xlsx" -> Form.sheet(name);
            default -> throw new NotFound("list");
        };
    }
}
