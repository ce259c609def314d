package org.doudi.screening;

import org.doudi.policy.Item;
import org.doudi.policy.ItemRef;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
import org.doudi.programmes.BookInUse;
import org.springframework.stereotype.Component;

/** Finds the reasons of a verdict by the interpreter, which explains what the compiled form only answers. */
@Component
class Reasons {
    private final BookInUse book;

    Reasons(BookInUse book) {
        this.book = book;
    }

    Reason of(Verdict verdict) {
        var situation = verdict.household().situation();
        var evaluator = book.book().evaluator();
        var outcome = evaluator.screen(verdict.programme(), situation);
        var expected = verdict.answer() == Answer.PRESUMED
                ? evaluator.screen(verdict.programme(), ifNothingMoreIsFound(situation))
                : outcome;
        return new Reason(verdict, outcome, expected);
    }

    private Situation ifNothingMoreIsFound(Situation situation) {
        var assumed = situation;
        for (var item : book.book().items().items()) {
            if (item.byVerification()) {
                assumed = withoutUnknown(assumed, item);
            }
        }
        return assumed;
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
