package org.doudi.screening;

import org.doudi.policy.Book;
import org.doudi.policy.Evaluator;
import org.doudi.policy.Item;
import org.doudi.policy.ItemRef;
import org.doudi.policy.Outcome;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
import org.springframework.stereotype.Component;

/** Asks a programme about families, by the interpreter, whose answer is the reference for every faster way. */
@Component
class Judge {
    private final Evaluator evaluator;
    private final Book book;

    Judge(Evaluator evaluator, Book book) {
        this.evaluator = evaluator;
        this.book = book;
    }

    /** The programme's verdict on one family. */
    Verdict judge(String programme, Household household) {
        var outcome = evaluator.screen(programme, household.situation());
        var received = household.received(programme);
        return new Verdict(
                household,
                Standing.of(outcome.answer(), received.isPresent()),
                outcome,
                outcome.answer() == Answer.PRESUMED ? ifNothingMoreIsFound(programme, household) : outcome,
                received);
    }

    /** What comes out if verification finds nothing: the family can expect this at most. */
    private Outcome ifNothingMoreIsFound(String programme, Household household) {
        var situation = household.situation();
        for (var item : book.items().items()) {
            if (item.byVerification()) {
                situation = withoutUnknown(situation, item);
            }
        }
        return evaluator.screen(programme, situation);
    }

    private static Situation withoutUnknown(Situation situation, Item item) {
        var known = situation;
        if (item.level() == Item.Level.HOUSEHOLD) {
            return situation.household().containsKey(item.name())
                    ? situation
                    : situation.with(ItemRef.ofHousehold(item.name()), item.absent());
        }
        for (var member : situation.members()) {
            if (!member.items().containsKey(item.name())) {
                known = known.with(new ItemRef(member.id(), item.name()), item.absent());
            }
        }
        return known;
    }
}
