package org.doudi.access;

/** The person's role may not take the action. */
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param action the named action */
    public Forbidden(String action) {
        super("not allowed: " + action);
    }
}
