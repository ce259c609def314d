package org.doudi.policy.column;

/** What the compiler must know of parameters before it knows their values. */
public interface ParameterShapes {
    /** The decimals that the values of a parameter have at most. */
    int scale(String parameter);
}
