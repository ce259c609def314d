package org.doudi.city;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Characters of names that are also written otherwise: traditional, variant, or rare with an old form. */
final class NameVariants {
    private final Map<Integer, String> variants = new HashMap<>();

    NameVariants() {
        for (var line : TextResource.lines("variants.txt")) {
            for (var pair : line.split(" ", -1)) {
                int first = pair.codePointAt(0);
                variants.put(first, pair.substring(Character.charCount(first)));
            }
        }
    }

    /** The name with one character, chosen by the dice, in its other form; empty if it has none. */
    Optional<String> of(String name, Dice dice) {
        var places = name.codePoints().filter(variants::containsKey).boxed().toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int chosen = dice.pick(places);
        return Optional.of(
                name.replace(Character.toString(chosen), variants.getOrDefault(chosen, Character.toString(chosen))));
    }

    boolean has(String name) {
        return name.codePoints().anyMatch(variants::containsKey);
    }
}
