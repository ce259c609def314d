package org.doudi.screening;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.doudi.policy.ItemRef;
import org.doudi.policy.Situation;

/**
 * What lawful scope lets the reader know of a family today.
 *
 * @param sources where the items come from; an item the registry or nobody states has none
 * @param received monthly cents by programme
 */
record Household(UUID id, Situation situation, Map<ItemRef, Source> sources, Map<String, Long> received) {
    OptionalLong received(String programme) {
        var cents = received.get(programme);
        return cents == null ? OptionalLong.empty() : OptionalLong.of(cents);
    }

    Set<String> programmesReceived() {
        return received.keySet();
    }
}
