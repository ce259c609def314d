package org.doudi.work;

import org.doudi.shell.Language;

/** Knows what programmes are called; implemented by whoever has the book of policies. */
public interface ProgrammeTitles {
    /** The title of a programme, or its code where the book has none. */
    String title(Language language, String programme);
}
