package org.doudi.screening;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doudi.policy.Book;
import org.doudi.policy.column.CompiledPolicy;
import org.doudi.policy.column.DatedPolicy;
import org.doudi.policy.column.Occasion;
import org.springframework.stereotype.Component;

/** The policies in use as bytecode, each made when it is first asked. */
@Component
class Programmes {
    private final Book book;
    private final RowMaker rows;
    private final Map<String, CompiledPolicy> compiled = new ConcurrentHashMap<>();

    Programmes(Book book, RowMaker rows) {
        this.book = book;
        this.rows = rows;
    }

    /** Everything an answer rests on: policies, parameters, items, articles. */
    Book book() {
        return book;
    }

    /**
     * The policy on a day, for one thread, with the parameters of a book that may differ from those in use.
     *
     * @throws org.doudi.policy.UnknownName if no programme has this code
     */
    DatedPolicy on(String programme, LocalDate day, Book parameters) {
        return compiled(programme).on(new Occasion(YearMonth.from(day), day, day), parameters);
    }

    DatedPolicy on(String programme, LocalDate day) {
        return on(programme, day, book);
    }

    /** Whether its compiled form answers for households; others are asked one by one. */
    boolean isForAllAtOnce(String programme) {
        var policy = compiled(programme);
        return !policy.isForPersons() && policy.refusal().isEmpty();
    }

    private CompiledPolicy compiled(String programme) {
        return compiled.computeIfAbsent(
                programme, code -> CompiledPolicy.compile(book.policies().policy(code), rows.layout(), book));
    }
}
