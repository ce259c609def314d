package org.doudi.work;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * A ground on which somebody should look at a family.
 *
 * @param amountCents a month: of the entitlement, or of what is received; empty where it cannot be said
 */
public record LeadProposal(
        UUID householdId, LeadKind kind, LeadAnswer answer, OptionalLong amountCents, Urgency urgency) {}
