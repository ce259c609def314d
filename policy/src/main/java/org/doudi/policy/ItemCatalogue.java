package org.doudi.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items policies may read, in the order in which people are asked for them. */
public final class ItemCatalogue {
    private final Map<String, Item> byName = new LinkedHashMap<>();

    /** @param items in catalogue order */
    public ItemCatalogue(List<Item> items) {
        items.forEach(item -> byName.put(item.name(), item));
    }

    /** The item of that name. */
    public Optional<Item> item(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All items in catalogue order. */
    public Collection<Item> items() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** Items of a level in catalogue order. */
    public List<Item> items(Item.Level level) {
        return byName.values().stream().filter(item -> item.level() == level).toList();
    }

    /** Orders references as the catalogue does; of one item, the members in the order given. */
    Comparator<ItemRef> order(List<String> members) {
        return Comparator.<ItemRef>comparingInt(
                        ref -> item(ref.item()).map(Item::order).orElse(Integer.MAX_VALUE))
                .thenComparingInt(ref -> members.indexOf(ref.member()));
    }
}
