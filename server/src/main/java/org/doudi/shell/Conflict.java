package org.doudi.shell;

/** Somebody else was faster, or the thing is no longer in a state in which this can be done. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String textKey;

    /** @param textKey key of the sentence shown */
    public Conflict(String textKey) {
        super(textKey);
        this.textKey = textKey;
    }

    /** Key of the sentence shown. */
    public String textKey() {
        return textKey;
    }
}
