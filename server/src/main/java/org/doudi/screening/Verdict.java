package org.doudi.screening;

import java.util.OptionalLong;
import org.doudi.kernel.Money;
import org.doudi.policy.Outcome;
import org.doudi.policy.Outcome.Answer;

/**
 * What a programme says of a family.
 *
 * @param outcome of the interpreter on what is known
 * @param expected the outcome the sum follows from: the same, or for the presumed the one if verification finds nothing more
 * @param receivedCents a month, if the family receives
 */
record Verdict(Household household, Standing standing, Outcome outcome, Outcome expected, OptionalLong receivedCents) {
    /** A month: due, or for the presumed what would be due if verification finds nothing more. */
    OptionalLong amountCents() {
        return expected.answer() == Answer.ENTITLED
                ? expected.amount().map(Money::cents).map(OptionalLong::of).orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }

    /** The sum a lead names: what is missed, or what is received without ground. */
    OptionalLong leadCents() {
        return standing == Standing.NO_LONGER ? receivedCents : amountCents();
    }
}
