package org.doudi.work;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.doudi.kernel.DivisionCode;

/**
 * A lead with one line about its family, as the database has it.
 *
 * @param personName of the member it is about, empty for the household
 * @param place where the actor's area meets the family: the place it lives in, else that of its household register
 */
record Lead(
        UUID leadId,
        UUID householdId,
        String registerNo,
        String headName,
        int members,
        DivisionCode place,
        String programme,
        String personName,
        Ground ground,
        Course course) {
    /** Why somebody should look. */
    record Ground(LeadKind kind, LeadAnswer answer, OptionalLong amountCents, Urgency urgency) {}

    /** How it went until now. */
    record Course(LeadState state, LocalDate openedOn, LocalDate dueOn, Optional<LocalDate> closedOn) {
        boolean isOverdue(LocalDate today) {
            return state == LeadState.OPEN && dueOn.isBefore(today);
        }
    }
}
