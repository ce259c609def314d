package org.doudi.kernel;

/** A text is not a value of the named kind. The message never repeats the text: it may be an identity number. */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    /** @param kind what was expected, such as {@code id number} */
    public InvalidValue(String kind) {
        super("not a valid " + kind);
        this.kind = kind;
    }

    /** What was expected, such as {@code id number}. */
    public String kind() {
        return kind;
    }
}
