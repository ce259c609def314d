package org.doudi.exchange;

import java.util.List;

/**
 * A list of what a delivery changed, as printed by the template {@code exchange/effects}.
 *
 * @param title what is listed
 * @param delivery where it leads back
 * @param note what the list leaves out, and why; empty if nothing
 * @param chips filters to press
 * @param fields filters to choose from
 * @param columns headings
 * @param rows one cell a column each
 * @param next address of the next page, empty on the last one
 * @param csv address of the list as text
 * @param xlsx address of the list as a workbook
 */
public record EffectsView(
        String title,
        Back delivery,
        String note,
        List<Chip> chips,
        List<Field> fields,
        List<String> columns,
        List<List<Cell>> rows,
        String next,
        String csv,
        String xlsx) {
    /** The delivery: address and short number. */
    public record Back(String address, String text) {}

    /** A filter to press, with how many it would show; no count where it is not known. */
    public record Chip(String text, String count, String link, boolean chosen) {}

    /** A filter to choose from; everything else of the address is kept in {@code hidden}. */
    public record Field(String name, String label, List<Choice> choices, String action, List<Choice> hidden) {}

    /** A value to choose; of a hidden one the name is its text. */
    public record Choice(String value, String text, boolean chosen) {}

    /** A cell; a link and a mark where they are not empty. */
    public record Cell(String text, String link, String mark) {
        /** A plain text. */
        public static Cell of(String text) {
            return new Cell(text, "", "");
        }

        /** What cells say, where only text can be shown. */
        public static List<String> texts(List<Cell> cells) {
            return cells.stream().map(Cell::text).toList();
        }

        /** A text that leads somewhere. */
        public static Cell link(String text, String link) {
            return new Cell(text, link, "");
        }
    }

    /** A number of things. */
    public static String number(long count) {
        return DeliveryPrint.number(count);
    }
}
