package org.doudi.work;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * A ground on which somebody should look at a family.
 *
 * @param person id of the member it is about, empty for the household
 * @param amountCents a month: of the entitlement, or of what is received; empty where it cannot be said
 */
public record LeadProposal(
        UUID householdId,
        String programme,
        String person,
        LeadKind kind,
        LeadAnswer answer,
        OptionalLong amountCents,
        Urgency urgency) {}
