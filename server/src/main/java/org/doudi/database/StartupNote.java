package org.doudi.database;

import java.util.List;

/** Lines a module adds to what the terminal shows once the server answers, such as the demo accounts. */
@FunctionalInterface
public interface StartupNote {
    /** Lines in Chinese and English, in order. */
    List<String> lines();
}
