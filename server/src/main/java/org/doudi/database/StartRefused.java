package org.doudi.database;

/**
 * The program cannot start, or cannot go on: one sentence in Chinese and one in English say what is wrong, where, and
 * how to mend it. Nothing has been changed or damaged.
 */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Both sentences, each on a line of its own. */
    public StartRefused(String chinese, String english) {
        super(chinese + "\n" + english);
    }
}
