package org.doudi.screening;

import java.util.List;
import org.doudi.access.Actor;
import org.doudi.access.Sensitivity;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;

/**
 * What an actor may see of values: those his role sees, and while he has stated a reason those the role may have revealed.
 * Who may not see a value sees how the condition came out, its sources and its limit, and no sum the value follows from.
 */
record Veil(Actor actor, boolean revealed, ItemCatalogue items) {
    /** Whether a value of the item may be shown; an item nobody knows is hidden. */
    boolean shows(String item) {
        return items.item(item).map(Item::sensitivity).filter(this::shows).isPresent();
    }

    /** Whether whatever follows from these items may be shown. */
    boolean showsAll(List<String> names) {
        return names.stream().allMatch(this::shows);
    }

    private boolean shows(Item.Sensitivity sensitivity) {
        var harm = Sensitivity.valueOf(sensitivity.name());
        return actor.role().sees(harm) || (revealed && actor.role().mayReveal(harm));
    }
}
