package org.doudi.programmes;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.doudi.crypto.Sm3;
import org.doudi.policy.Book;
import org.doudi.policy.Parameter;
import org.doudi.policy.Policy;
import org.doudi.policy.book.Release;
import org.doudi.programmes.BookChange.ReplacedRules;

/** Makes books: the release with changes upon it. */
final class BookShelf {
    private static final int DIGITS = 16;
    private static final int MOST_KEPT = 64;

    private final Release release;
    private final String releaseDigest;
    private final Map<ReplacedRules, Policy> read = new ConcurrentHashMap<>();

    BookShelf(Release release) {
        this.release = release;
        this.releaseDigest = digestOf(release);
    }

    Release release() {
        return release;
    }

    /** What holds of the publications, given in their order: one that was taken back does not. */
    static List<BookChange> holding(List<Publication> published) {
        var gone = new HashSet<UUID>();
        var holding = new ArrayList<BookChange>();
        for (var publication : published.reversed()) {
            if (!gone.contains(publication.id())) {
                publication.change().takesBack().ifPresent(gone::add);
                holding.add(publication.change());
            }
        }
        return holding.reversed();
    }

    /** The book of a month: values carry their months themselves, of rules the last to have begun hold. */
    Book book(List<BookChange> changes, YearMonth month) {
        var values = new LinkedHashMap<String, List<Parameter.Dated>>();
        var rules = new LinkedHashMap<String, ReplacedRules>();
        for (var change : changes) {
            change.values()
                    .forEach(value -> values.computeIfAbsent(value.parameter(), _ -> new ArrayList<>())
                            .add(value.dated()));
            change.rules().stream()
                    .filter(one -> !one.from().isAfter(month))
                    .forEach(one -> rules.merge(
                            one.programme(), one, (known, next) -> next.from().isBefore(known.from()) ? known : next));
        }
        var book = release.book();
        if (!values.isEmpty()) {
            book = book.with(book.parameters().stating(values));
        }
        if (!rules.isEmpty()) {
            book = book.with(book.policies()
                    .replacing(rules.values().stream().map(this::policy).toList()));
        }
        return book;
    }

    /** @throws org.doudi.policy.dmn.InvalidPolicy if the file is not fit to be published */
    Policy policy(ReplacedRules rules) {
        if (read.size() > MOST_KEPT) {
            read.clear();
        }
        return read.computeIfAbsent(rules, one -> release.policy(one.programme(), one.dmn()));
    }

    /** Equal contents have equal versions: what was taken back leaves no trace in it. */
    PolicyVersion version(List<BookChange> changes) {
        var stated = changes.stream()
                .filter(change -> !change.values().isEmpty() || !change.rules().isEmpty())
                .toList();
        if (stated.isEmpty()) {
            return new PolicyVersion(releaseDigest);
        }
        var digest = new Sm3();
        add(digest, releaseDigest);
        for (var change : stated) {
            change.values().forEach(value -> {
                var dated = value.dated();
                add(digest, value.parameter());
                add(digest, dated.division() + "|" + dated.key() + "|" + dated.from() + "|" + dated.value());
                add(digest, dated.mark() + "|" + dated.source() + "|" + dated.note());
            });
            change.rules().forEach(rules -> {
                add(digest, rules.programme() + "|" + rules.from());
                add(digest, rules.dmn());
            });
        }
        return new PolicyVersion(HexFormat.of().formatHex(digest.finish()).substring(0, DIGITS));
    }

    private static String digestOf(Release release) {
        var digest = new Sm3();
        release.texts().entrySet().stream()
                .filter(file ->
                        !file.getKey().startsWith("cases/") && !file.getKey().startsWith("guide/"))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(file -> {
                    add(digest, file.getKey());
                    add(digest, file.getValue());
                });
        return HexFormat.of().formatHex(digest.finish()).substring(0, DIGITS);
    }

    private static void add(Sm3 digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update(new byte[] {0});
    }
}
