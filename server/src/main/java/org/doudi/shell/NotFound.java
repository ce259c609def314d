package org.doudi.shell;

/** The thing does not exist, or not for this person: the answer is the same. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param kind what was asked for, such as {@code household} */
    public NotFound(String kind) {
        super("no such " + kind);
    }
}
