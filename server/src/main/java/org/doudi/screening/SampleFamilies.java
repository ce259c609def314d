package org.doudi.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.doudi.policy.Book;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
import org.doudi.policy.column.Answers;
import org.doudi.screening.RowMaker.Unverified;
import org.springframework.stereotype.Component;

/** Asks a programme about families that nobody is. */
@Component
public class SampleFamilies {
    private final Programmes programmes;
    private final RowMaker rows;

    SampleFamilies(Programmes programmes, RowMaker rows) {
        this.programmes = programmes;
        this.rows = rows;
    }

    /**
     * What is due to each in cents a month, 0 to who is not entitled.
     *
     * @param families all in one division
     * @throws org.doudi.policy.MissingParameter if a parameter has no value on that day
     */
    public List<Long> due(String programme, LocalDate day, Book book, List<Situation> families) {
        var answers = new Answers(families.size());
        programmes
                .on(programme, day, book)
                .screen(rows.population(families, Unverified.OPEN), 0, families.size(), answers);
        return IntStream.range(0, families.size())
                .mapToObj(i ->
                        answers.answer(i) == Answer.ENTITLED ? answers.cents(i).orElse(0) : 0L)
                .toList();
    }
}
