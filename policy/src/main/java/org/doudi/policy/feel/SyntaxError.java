package org.doudi.policy.feel;

/** An expression that is not FEEL, or uses a construct outside the supported list: where, what, and what to write instead. */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private final String problem;
    private final String hint;

    /** @param hint what the author can do about it, may be empty */
    public SyntaxError(Position position, String problem, String hint) {
        super(problem);
        this.position = position;
        this.problem = problem;
        this.hint = hint;
    }

    /** Where it was noticed. */
    public Position position() {
        return position;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What the author can do about it, may be empty. */
    public String hint() {
        return hint;
    }
}
