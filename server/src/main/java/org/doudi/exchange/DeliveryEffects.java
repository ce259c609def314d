package org.doudi.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.doudi.access.Actor;
import org.doudi.exchange.DeliverySection.Change;
import org.doudi.exchange.DeliverySection.Effect;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a delivery changed, and what its being taken back changed again: rows here, the rest by later modules. */
@Component
class DeliveryEffects {
    private final JdbcClient database;
    private final Texts texts;
    private final List<DeliverySection> sections;

    DeliveryEffects(JdbcClient database, Texts texts, List<DeliverySection> sections) {
        this.database = database;
        this.texts = texts;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(DeliverySection::order))
                .toList();
    }

    /** The part of the page about the coming of a delivery, or about its being taken back. */
    record Group(String title, List<Effect> effects) {}

    List<Group> of(Delivery delivery, Actor actor, Language language) {
        var groups = new ArrayList<Group>();
        if (delivery.state() == Delivery.State.LOADED
                || delivery.state() == Delivery.State.REPEATED
                || delivery.state() == Delivery.State.UNDONE) {
            var effects = new ArrayList<>(rows(delivery, language));
            effects.addAll(told(new Change(delivery.id(), false), actor, language));
            groups.add(new Group(texts.text(language, "exchange.effects.title"), effects));
        }
        if (delivery.state() == Delivery.State.UNDONE) {
            var effects = new ArrayList<>(undone(delivery, language));
            effects.addAll(told(new Change(delivery.id(), true), actor, language));
            groups.add(new Group(texts.text(language, "exchange.effects.undone"), effects));
        }
        return groups;
    }

    private List<Effect> told(Change change, Actor actor, Language language) {
        return sections.stream()
                .flatMap(section -> section.of(change, actor, language).stream())
                .toList();
    }

    private List<Effect> rows(Delivery delivery, Language language) {
        long ended = DeliveryRecords.ended(database, delivery.id());
        long changed = delivery.counts().superseded() - ended;
        return List.of(
                effect("rowsAdded", Math.max(0, delivery.counts().stored() - changed), language),
                effect("rowsChanged", changed, language),
                effect("rowsEnded", ended, language));
    }

    private List<Effect> undone(Delivery delivery, Language language) {
        return UndoRecords.undone(database, delivery.id())
                .map(undone -> List.of(
                        effect("rowsGone", undone.rowsGone(), language),
                        effect("rowsBack", undone.rowsBack(), language),
                        effect("familiesForgotten", undone.families(), language),
                        effect("personsForgotten", undone.persons(), language)))
                .orElse(List.of());
    }

    private Effect effect(String key, long count, Language language) {
        return new Effect(texts.text(language, "exchange.effects." + key), EffectsView.number(count), "");
    }
}
