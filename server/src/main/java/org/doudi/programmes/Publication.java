package org.doudi.programmes;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A change that two persons put into the book.
 *
 * @param instrument number of the document it rests on (文号)
 * @param document its scan
 */
public record Publication(
        UUID id,
        String title,
        String instrument,
        Optional<UUID> document,
        Step submitted,
        Step published,
        BookChange change) {
    /** Who did something, and when. */
    public record Step(UUID account, String name, OffsetDateTime at) {}
}
