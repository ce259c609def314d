package org.doudi.policydesk;

import java.util.Optional;
import java.util.UUID;
import org.doudi.programmes.BookChange;
import org.doudi.programmes.Publication.Step;

/**
 * A change of the book that is being prepared.
 *
 * @param instrument number of the document it rests on (文号)
 * @param document its scan
 * @param reason why it was returned
 * @param publication what it became
 */
record PolicyDraft(
        UUID id,
        String title,
        String instrument,
        Optional<UUID> document,
        State state,
        Step opened,
        Optional<Step> submitted,
        Optional<Step> decided,
        String reason,
        Optional<UUID> publication,
        BookChange change) {
    /** How far it has come. */
    enum State {
        DRAFT,
        SUBMITTED,
        RETURNED,
        PUBLISHED,
        WITHDRAWN;

        /** Whether it may still be changed. */
        boolean isOpen() {
            return this == DRAFT || this == RETURNED;
        }
    }

    /** Whether a person may decide on it: submitted, and by somebody else. */
    boolean isToDecideBy(UUID account) {
        return state == State.SUBMITTED
                && submitted.filter(step -> !step.account().equals(account)).isPresent();
    }
}
