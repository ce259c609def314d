package org.doudi.shell;

import java.util.Optional;

/** Something that every page says at its top, such as that the demo city is still being loaded. */
public interface Notice {
    /**
     * What is said.
     *
     * @param text the sentence
     * @param done parts of work done
     * @param total parts of work in all, 0 when it is not about work
     */
    record Line(String text, long done, long total) {}

    /** What to say now in the language, if anything. */
    Optional<Line> current(Language language);
}
