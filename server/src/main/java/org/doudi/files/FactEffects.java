package org.doudi.files;

import java.util.ArrayList;
import java.util.List;
import org.doudi.access.Actor;
import org.doudi.access.Role;
import org.doudi.exchange.DeliverySection;
import org.doudi.exchange.EffectsView;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** On the page of a delivery: how many facts of how many families it changed in the reader's area. */
@Component
class FactEffects implements DeliverySection {
    private final FactChanges changes;
    private final Wording wording;

    FactEffects(FactChanges changes, Wording wording) {
        this.changes = changes;
        this.wording = wording;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<Effect> of(Change change, Actor actor, Language language) {
        if (changes.isAwaited(change)) {
            return List.of(new Effect(wording.text(language, "effects.awaited"), "…", ""));
        }
        boolean anywhere = actor.role() == Role.DATA_OFFICER;
        var totals = anywhere ? changes.anywhere(change) : changes.ofArea(change);
        var effects = new ArrayList<Effect>();
        effects.add(effect("households", totals.households(), anywhere ? "" : change.address("households"), language));
        var facts = change.address("facts");
        effects.add(effect("added", totals.added(), facts + "&kind=added", language));
        effects.add(effect("changed", totals.changed(), facts + "&kind=changed", language));
        effects.add(effect("ended", totals.ended(), facts + "&kind=ended", language));
        if (totals.payments() > 0) {
            effects.add(effect("payments", totals.payments(), "", language));
        }
        return effects;
    }

    private Effect effect(String key, long count, String link, Language language) {
        return new Effect(wording.text(language, "effects." + key), EffectsView.number(count), count == 0 ? "" : link);
    }
}
