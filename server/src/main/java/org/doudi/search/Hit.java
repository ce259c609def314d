package org.doudi.search;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A family found by one of its tokens.
 *
 * @param token by which hits of one way are in order; empty for tails of numbers
 * @param person the member it is about, empty for the family as a whole
 */
record Hit(Way way, String token, UUID household, Optional<UUID> person) {
    /** The surest first, then by token; the household makes it complete, so that a page goes on where the last ended. */
    static final Comparator<Hit> ORDER =
            Comparator.comparing(Hit::way).thenComparing(Hit::token).thenComparing(hit -> hit.household.toString());
}
