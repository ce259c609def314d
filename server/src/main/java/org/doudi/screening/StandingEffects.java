package org.doudi.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doudi.access.Actor;
import org.doudi.access.Role;
import org.doudi.exchange.DeliverySection;
import org.doudi.exchange.EffectsView;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** On the page of a delivery: whose standing it changed, and what became of leads. */
@Component
class StandingEffects implements DeliverySection {
    private static final List<String> EVENTS = List.of("opened", "renewed", "withdrawn");

    private final StandingChanges standings;
    private final LeadChanges leads;
    private final Texts texts;

    StandingEffects(StandingChanges standings, LeadChanges leads, Texts texts) {
        this.standings = standings;
        this.leads = leads;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<Effect> of(Change change, Actor actor, Language language) {
        boolean anywhere = actor.role() == Role.DATA_OFFICER;
        var effects = new ArrayList<Effect>();
        for (var move : anywhere ? standings.anywhere(change) : standings.ofArea(change)) {
            effects.add(new Effect(
                    texts.text(
                            language,
                            "screening.effects.move",
                            standing(move.before(), language),
                            standing(Optional.of(move.after()), language)),
                    EffectsView.number(move.families()),
                    anywhere ? "" : change.address("standings") + "&after=" + move.after()));
        }
        var counts = leads.counts(change, anywhere);
        for (var event : EVENTS) {
            long count = counts.getOrDefault(event, 0L);
            boolean listed = count > 0 && !anywhere;
            effects.add(new Effect(
                    texts.text(language, "screening.effects.leads." + event),
                    EffectsView.number(count),
                    listed
                            ? "/leads?state=all&delivery=" + change.delivery() + "&event=" + event
                                    + (change.isUndo() ? "&undo=true" : "")
                            : ""));
        }
        return effects;
    }

    String standing(Optional<String> code, Language language) {
        return texts.text(
                language, code.map(known -> "screening.standing." + known).orElse("screening.effects.notJudged"));
    }
}
