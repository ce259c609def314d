package org.doudi.files;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.shell.Language;

/** A part of the household page that a later module writes. Called in the transaction of the page, under its scope. */
public interface HouseholdSection {
    /** Where it stands: 10 right after the members, 90 before the timeline. */
    int order();

    /** What it says of the household to the person who looks, in the language of the page; empty for nothing. */
    Optional<Section> of(UUID household, Actor actor, Language language);

    /**
     * A table of ready texts.
     *
     * @param id anchor in the page
     * @param title its heading
     * @param columns headings of the columns
     * @param rows one cell a column each
     * @param whenEmpty what is said when there is no row
     */
    record Section(String id, String title, List<String> columns, List<List<Cell>> rows, String whenEmpty) {}

    /**
     * A cell.
     *
     * @param text what it says
     * @param link where it leads, or empty
     * @param mark class of a coloured mark such as {@code mark-red}, or empty
     */
    record Cell(String text, String link, String mark) {
        /** A plain text. */
        public static Cell of(String text) {
            return new Cell(text, "", "");
        }
    }
}
