package org.doudi.screening;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doudi.policy.ItemRef;
import org.doudi.policy.Situation;

/**
 * What lawful scope lets the reader know of a family today.
 *
 * @param sources where the items come from; an item the registry or nobody states has none
 * @param benefits received now, as far as registers tell
 * @param told programmes of which the registers name everybody who receives
 */
record Household(UUID id, Situation situation, Map<ItemRef, Source> sources, List<Benefit> benefits, Set<String> told) {
    boolean isTold(String programme) {
        return told.contains(programme);
    }

    /** What is received of a programme by the household, or by a member where {@code person} is not empty. */
    Optional<Benefit> received(String programme, String person) {
        return benefits.stream()
                .filter(benefit -> benefit.programme().equals(programme)
                        && benefit.person().equals(person))
                .findFirst();
    }
}
