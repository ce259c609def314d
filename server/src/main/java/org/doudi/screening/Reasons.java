package org.doudi.screening;

import org.doudi.policy.Outcome.Answer;
import org.doudi.programmes.BookInUse;
import org.doudi.screening.RowMaker.Unverified;
import org.springframework.stereotype.Component;

/** Finds the reasons of a verdict by the interpreter, which explains what the compiled form only answers. */
@Component
class Reasons {
    private final BookInUse book;
    private final RowMaker rows;

    Reasons(BookInUse book, RowMaker rows) {
        this.book = book;
        this.rows = rows;
    }

    Reason of(Verdict verdict) {
        var situation = verdict.household().situation();
        var evaluator = book.book().evaluator();
        var outcome = evaluator.screen(verdict.programme(), situation, verdict.person());
        var expected = verdict.answer() == Answer.PRESUMED
                ? evaluator.screen(verdict.programme(), rows.situation(situation, Unverified.NOTHING), verdict.person())
                : outcome;
        return new Reason(verdict, outcome, expected);
    }
}
