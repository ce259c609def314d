package org.doudi.screening;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doudi.policy.Book;
import org.doudi.policy.Policy;
import org.doudi.policy.column.CompiledPolicy;
import org.doudi.policy.column.DatedPolicy;
import org.doudi.policy.column.Occasion;
import org.doudi.programmes.BookInUse;
import org.springframework.stereotype.Component;

/** Policies as bytecode, each made when it is first asked and again when its rules are others. */
@Component
class Programmes {
    private final BookInUse inUse;
    private final RowMaker rows;
    private final Map<String, Made> compiled = new ConcurrentHashMap<>();
    /** Of drafts and earlier months, the last asked of each programme. */
    private final Map<String, Made> others = new ConcurrentHashMap<>();

    /** Bytecode, and the rules it was made of. */
    private record Made(Policy policy, CompiledPolicy code) {
        boolean isOf(Policy asked) {
            return isSame(policy, asked);
        }
    }

    Programmes(BookInUse inUse, RowMaker rows) {
        this.inUse = inUse;
        this.rows = rows;
    }

    /** Everything an answer rests on now: policies, parameters, items, articles. */
    Book book() {
        return inUse.book();
    }

    /**
     * The policy of a book on a day, for one thread; rules and parameters may differ from those in use.
     *
     * @throws org.doudi.policy.UnknownName if no programme has this code
     */
    DatedPolicy on(String programme, LocalDate day, Book book) {
        return compiled(programme, book).on(new Occasion(YearMonth.from(day), day, day), book);
    }

    DatedPolicy on(String programme, LocalDate day) {
        return on(programme, day, inUse.book());
    }

    /** The codes of all, in order. */
    List<String> codes() {
        return inUse.book().policies().all().stream().map(Policy::code).sorted().toList();
    }

    /** Whether it answers about members, one by one. */
    boolean isForPersons(String programme) {
        return compiled(programme, inUse.book()).isForPersons();
    }

    /** Whether it is compiled; others are asked one by one. */
    boolean isForAllAtOnce(String programme) {
        return compiled(programme, inUse.book()).refusal().isEmpty();
    }

    private CompiledPolicy compiled(String programme, Book book) {
        var policy = book.policies().policy(programme);
        var made = isSame(policy, inUse.book().policies().policy(programme)) ? compiled : others;
        return made.compute(programme, (_, known) -> known != null && known.isOf(policy) ? known : make(policy, book))
                .code();
    }

    /** Rules are the same only if they are the very same object: to compare them would take longer than to compile them. */
    @SuppressWarnings("ReferenceEquality") // see above
    private static boolean isSame(Object rules, Object others) {
        return rules == others;
    }

    private Made make(Policy policy, Book book) {
        return new Made(policy, CompiledPolicy.compile(policy, rows.layout(), book));
    }
}
