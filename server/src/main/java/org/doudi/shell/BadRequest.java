package org.doudi.shell;

/** What was asked cannot be done as it was asked; the text behind the key says what, where, and how to mend it. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String textKey;

    /** @param textKey key of the sentence shown */
    public BadRequest(String textKey) {
        super(textKey);
        this.textKey = textKey;
    }

    /** Key of the sentence shown. */
    public String textKey() {
        return textKey;
    }
}
