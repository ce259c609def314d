package org.doudi.policy.run;

import java.util.Collection;
import java.util.IdentityHashMap;
import org.doudi.policy.value.Value;

/**
 * How large and how deep values are. A list that holds another one twice is small in memory and huge to walk through:
 * what is too large to be walked through is given up where it arises.
 */
final class Extents {
    private static final long LARGEST = 5_000_000;
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 1_000_000;

    private record Extent(long size, int depth) {}

    private final IdentityHashMap<Value, Extent> known = new IdentityHashMap<>();

    /**
     * The same value.
     *
     * @throws TooMuchWork if it is too large
     */
    Value bounded(Value value) {
        if (of(value).size > LARGEST) {
            throw new TooMuchWork();
        }
        return value;
    }

    private Extent of(Value value) {
        return switch (value) {
            case Value.Text text -> ofText(text);
            case Value.Items items -> ofParts(value, items.values());
            case Value.Context context -> ofParts(value, context.members().values());
            case Value.UncertainItems items ->
                ofParts(
                        value,
                        items.values().stream()
                                .map(Value.UncertainItems.Possible::value)
                                .toList());
            default -> new Extent(1, 0);
        };
    }

    private static Extent ofText(Value.Text text) {
        if (text.value().length() > LONGEST_TEXT) {
            throw new TooMuchWork();
        }
        return new Extent(1 + text.value().length() / 16, 0);
    }

    private Extent ofParts(Value value, Collection<Value> parts) {
        var before = known.get(value);
        if (before != null) {
            return before;
        }
        long size = 1;
        int depth = 0;
        for (var part : parts) {
            var extent = of(part);
            size += extent.size;
            depth = Math.max(depth, extent.depth + 1);
        }
        if (size > LARGEST || depth > DEEPEST) {
            throw new TooMuchWork();
        }
        var extent = new Extent(size, depth);
        known.put(value, extent);
        return extent;
    }
}
