package org.doudi.screening;

import org.doudi.policy.Outcome;

/**
 * A verdict with its reasons.
 *
 * @param outcome of the interpreter on what is known
 * @param expected the outcome the sum follows from: the same, or for the presumed the one if verification finds nothing more
 */
record Reason(Verdict verdict, Outcome outcome, Outcome expected) {}
