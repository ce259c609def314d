package org.doudi.policy;

import java.time.YearMonth;

/** A policy reads a parameter that has no value in that month at that place. */
public final class MissingParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingParameter(String parameter, YearMonth month) {
        super("the parameter " + parameter + " has no value in " + month);
    }
}
