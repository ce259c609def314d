package org.doudi.exchange;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.UUID;
import org.doudi.sheets.Form;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In what form a delivery's file was read. */
final class DeliveryForms {
    private DeliveryForms() {}

    /**
     * A form as it was recorded.
     *
     * @param headerLine line of the header
     * @param skipped rows that were no data: totals, notes, blank ones
     */
    record Read(Form form, long headerLine, long skipped) {}

    static void keep(JdbcClient database, UUID delivery, Layout layout) {
        var form = layout.form();
        database.sql("""
                        UPDATE exchange.delivery
                        SET format = :format, encoding = :encoding, byte_order_mark = :mark, delimiter = :delimiter,
                            sheet = :sheet, header_line = :line
                        WHERE delivery_id = :id
                        """)
                .param("format", form.extension())
                .param("encoding", form.charset().name())
                .param("mark", form.mark())
                .param("delimiter", String.valueOf(form.delimiter()))
                .param("sheet", FileName.plain(form.sheet()))
                .param("line", layout.headerLine())
                .param("id", delivery)
                .update();
    }

    static void skipped(JdbcClient database, UUID delivery, long rows) {
        database.sql("UPDATE exchange.delivery SET rows_skipped = :rows WHERE delivery_id = :id")
                .param("rows", rows)
                .param("id", delivery)
                .update();
    }

    static Optional<Read> find(JdbcClient database, UUID delivery) {
        return database.sql("""
                        SELECT format, encoding, byte_order_mark, delimiter, sheet, header_line, rows_skipped
                        FROM exchange.delivery WHERE delivery_id = :id AND format IS NOT NULL
                        """)
                .param("id", delivery)
                .query((row, number) -> new Read(
                        row.getString("format").equals("xlsx")
                                ? Form.sheet(row.getString("sheet"))
                                : Form.text(
                                        Charset.forName(row.getString("encoding")),
                                        row.getBoolean("byte_order_mark"),
                                        row.getString("delimiter").charAt(0)),
                        row.getLong("header_line"),
                        row.getLong("rows_skipped")))
                .optional();
    }
}
