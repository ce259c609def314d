package org.doudi.policy.column;

import org.doudi.policy.feel.Position;

/** A policy says something the column compiler does not turn into bytecode; the interpreter answers it alone. */
public final class NotCompilable extends Exception {
    /** What it is, and where. */
    NotCompilable(String reason, Position at) {
        super(reason + " at " + at);
    }

    /** What it is. */
    NotCompilable(String reason) {
        super(reason);
    }
}
