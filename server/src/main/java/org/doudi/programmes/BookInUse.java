package org.doudi.programmes;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.policy.Book;
import org.doudi.policy.Parameter;
import org.doudi.policy.Policy;
import org.doudi.policy.book.BookReader;
import org.doudi.programmes.BookChange.ReplacedRules;
import org.springframework.stereotype.Component;

/**
 * The book as it is now: the release and everything published since. It is replaced while the server runs: ask whenever it
 * is needed, and keep no answer.
 */
@Component
public class BookInUse {
    private final BookShelf shelf = new BookShelf(BookReader.release());
    private final PublicationRows rows;
    private final Clock clock;
    private volatile Edition edition;

    BookInUse(PublicationRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.edition = make();
    }

    /** A book, its version and what was published, which belong together. */
    private record Edition(Book book, PolicyVersion version, YearMonth month, List<Publication> published) {
        private List<BookChange> changes() {
            return BookShelf.holding(published);
        }
    }

    private Edition make() {
        var published = rows.all();
        var month = YearMonth.now(clock);
        var changes = BookShelf.holding(published);
        var version = shelf.version(changes);
        rows.note(version);
        return new Edition(shelf.book(changes, month), version, month, published);
    }

    /** Rules may begin with a month that was still to come when they were published. */
    private Edition edition() {
        var known = edition;
        if (!known.month.equals(YearMonth.now(clock))) {
            reload();
        }
        return edition;
    }

    /** Reads again what was published. */
    synchronized void reload() {
        edition = make();
    }

    /** Reads again if somebody else published since. */
    void follow() {
        if (rows.count() != edition.published.size()) {
            reload();
        }
    }

    /** The book. */
    public Book book() {
        return edition().book();
    }

    /** The version of the book. */
    public PolicyVersion version() {
        return edition().version();
    }

    /** The book for a month, which may have had other rules. */
    public Book book(YearMonth month) {
        return shelf.book(edition().changes(), month);
    }

    /** The book of a month as it would be with a change. */
    public Book with(BookChange change, YearMonth month) {
        var trial = new ArrayList<BookChange>();
        var known = edition();
        change.takesBack()
                .ifPresentOrElse(
                        gone -> trial.addAll(BookShelf.holding(without(known.published, gone))),
                        () -> trial.addAll(known.changes()));
        trial.add(change);
        return shelf.book(trial, month);
    }

    private static List<Publication> without(List<Publication> published, UUID gone) {
        return published.stream()
                .filter(publication -> !publication.id().equals(gone))
                .toList();
    }

    /** The book of a month as it was before a publication. */
    public Book before(UUID publication, YearMonth month) {
        return upTo(publication, false, month);
    }

    /** The book of a month as it was right after a publication. */
    public Book after(UUID publication, YearMonth month) {
        return upTo(publication, true, month);
    }

    private Book upTo(UUID publication, boolean inclusive, YearMonth month) {
        var some = new ArrayList<Publication>();
        for (var known : edition().published) {
            boolean isIt = known.id().equals(publication);
            if (!isIt || inclusive) {
                some.add(known);
            }
            if (isIt) {
                break;
            }
        }
        return shelf.book(BookShelf.holding(some), month);
    }

    /** A publication. */
    public Optional<Publication> publication(UUID id) {
        return edition().published.stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
    }

    /** Whether a publication still holds. */
    public boolean holds(UUID publication) {
        return edition().published.stream()
                .filter(known -> known.change().takesBack().equals(Optional.of(publication)))
                .noneMatch(taking -> holds(taking.id()));
    }

    /** By which publication a value stands in the book; none for one of the release. */
    Optional<Publication> publicationOf(String parameter, Parameter.Dated dated) {
        return edition().published.reversed().stream()
                .filter(known -> holds(known.id()))
                .filter(known -> known.change().values().stream()
                        .anyMatch(value -> value.parameter().equals(parameter)
                                && value.dated().equals(dated)))
                .findFirst();
    }

    /** The file of a programme as it holds now; empty if it has none. */
    String dmn(String programme) {
        var now = YearMonth.now(clock);
        return edition().changes().stream()
                .flatMap(change -> change.rules().stream())
                .filter(rules ->
                        rules.programme().equals(programme) && !rules.from().isAfter(now))
                .reduce((known, next) -> next.from().isBefore(known.from()) ? known : next)
                .map(ReplacedRules::dmn)
                .orElseGet(() -> shelf.release().dmn(programme));
    }

    /** Worked cases of all programmes by file, as released. */
    public Map<String, String> cases() {
        return shelf.release().cases();
    }

    /**
     * Reads the rules a file states.
     *
     * @throws org.doudi.policy.dmn.InvalidPolicy with file, decision, line and column, reason and hint
     * @throws org.doudi.policy.UnknownName if it states another programme or names an article that the book has not
     */
    public Policy read(ReplacedRules rules) {
        return shelf.policy(rules);
    }
}
