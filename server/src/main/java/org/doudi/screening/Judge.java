package org.doudi.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
import org.doudi.policy.column.Answers;
import org.doudi.screening.RowMaker.Unverified;
import org.springframework.stereotype.Component;

/** Asks a programme about families, many at once, by its compiled form. */
@Component
class Judge {
    private final Programmes programmes;
    private final RowMaker rows;

    Judge(Programmes programmes, RowMaker rows) {
        this.programmes = programmes;
        this.rows = rows;
    }

    /** The programme's verdicts on families in order of division, all asked about on the same day. */
    List<Verdict> judge(String programme, List<Household> families) {
        if (families.isEmpty()) {
            return List.of();
        }
        var situations = families.stream().map(Household::situation).toList();
        var day = situations.getFirst().appliedOn();
        var known = ask(programme, day, situations, Unverified.OPEN);
        var expected = ask(programme, day, situations, Unverified.NOTHING);
        var verdicts = new ArrayList<Verdict>(families.size());
        for (int i = 0; i < families.size(); i++) {
            var answer = known.answer(i);
            var received = families.get(i).received(programme);
            verdicts.add(new Verdict(
                    families.get(i),
                    programme,
                    Standing.of(answer, received.isPresent()),
                    answer,
                    amount(answer, known.cents(i), expected, i),
                    received));
        }
        return verdicts;
    }

    /** @return the sum due, or that of the presumed: of what is open, nothing is found */
    static OptionalLong amount(Answer answer, OptionalLong known, Answers expected, int row) {
        return switch (answer) {
            case ENTITLED -> known;
            case PRESUMED -> expected.answer(row) == Answer.ENTITLED ? expected.cents(row) : OptionalLong.empty();
            case DEPENDS, NOT_ENTITLED -> OptionalLong.empty();
        };
    }

    private Answers ask(String programme, LocalDate day, List<Situation> families, Unverified unverified) {
        var answers = new Answers(families.size());
        programmes.on(programme, day).screen(rows.population(families, unverified), 0, families.size(), answers);
        return answers;
    }
}
