package org.doudi.policy.run;

/** An evaluation was given up: it takes more steps than any policy needs. */
public final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchWork() {
        super("the evaluation takes too many steps; make its lists or ranges smaller");
    }
}
