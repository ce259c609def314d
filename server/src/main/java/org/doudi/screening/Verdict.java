package org.doudi.screening;

import java.util.OptionalLong;
import org.doudi.policy.Outcome.Answer;

/**
 * What a programme says of a family, or of a member of it.
 *
 * @param person id of the member asked about, empty for the household
 * @param amountCents a month: due, or for the presumed what would be due if verification finds nothing more
 * @param receivedCents a month, if the family receives and a register has the sum
 */
record Verdict(
        Household household,
        String programme,
        String person,
        Standing standing,
        Answer answer,
        OptionalLong amountCents,
        OptionalLong receivedCents) {
    /** The sum a lead names: what is missed, or what is received without ground. */
    OptionalLong leadCents() {
        return standing == Standing.NO_LONGER ? receivedCents : amountCents;
    }
}
