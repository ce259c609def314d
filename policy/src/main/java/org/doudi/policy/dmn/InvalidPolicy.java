package org.doudi.policy.dmn;

import org.doudi.policy.feel.Position;

/** A DMN file is refused. The message says file, decision, line and column, reason, and what to write instead. */
public final class InvalidPolicy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidPolicy(String file, String decision, Position at, String problem, String hint) {
        super(file
                + ":"
                + at
                + (decision.isEmpty() ? "" : ", " + decision)
                + ": "
                + problem
                + (hint.isEmpty() ? "" : " (" + hint + ")"));
    }
}
