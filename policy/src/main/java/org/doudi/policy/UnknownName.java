package org.doudi.policy;

/** Something is asked for by a name that nothing has. */
public final class UnknownName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param kind such as {@code parameter} or {@code programme} */
    public UnknownName(String kind, String name) {
        super("there is no " + kind + " named " + name);
    }
}
