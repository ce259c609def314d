package org.doudi.work;

import java.util.List;
import java.util.Map;
import org.doudi.access.Actor;
import org.doudi.kernel.DivisionCode;
import org.doudi.shell.Language;

/** Figures that a later module adds to the overview of an area, by sub-division. */
public interface AreaFigures {
    /**
     * A table of the overview.
     *
     * @param columns headings
     * @param cells ready to print, by sub-division, in the order of the columns
     */
    record Table(String title, String note, List<String> columns, Map<DivisionCode, List<String>> cells) {}

    /** The figures of an area inside the actor's, read in the running transaction of the pages' role. */
    Table of(Actor actor, DivisionCode area, Language language);
}
