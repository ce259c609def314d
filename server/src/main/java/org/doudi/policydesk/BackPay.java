package org.doudi.policydesk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.MissingParameter;
import org.doudi.policy.Outcome.Answer;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.Publication;
import org.doudi.screening.CityPopulation;
import org.doudi.screening.Comparison;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a publication means for months that are over: of each family that received a programme, what the new book gives less
 * what was received, in the months for which the two books differ; and whose refusal the new book would not repeat. It
 * rests on what is known of the families today, and proposes only.
 */
@Component
class BackPay {
    private static final int MOST_MONTHS = 60;

    private final JdbcClient db;
    private final BookInUse book;
    private final CityPopulation city;
    private final Touched touched;
    private final Clock clock;

    BackPay(JdbcClient db, BookInUse book, CityPopulation city, Touched touched, Clock clock) {
        this.db = db;
        this.book = book;
        this.city = city;
        this.touched = touched;
        this.clock = clock;
    }

    /** Cents received, and due by the book before and after the publication. */
    record Month(YearMonth month, long received, long before, long after) {
        long difference() {
            return after - received;
        }
    }

    /**
     * A family and a programme.
     *
     * @param isRefusal whether it received nothing, was due nothing, and would be due something now
     */
    record Line(UUID family, DivisionCode livesIn, String programme, List<Month> months, boolean isRefusal) {
        long difference() {
            return isRefusal ? 0 : months.stream().mapToLong(Month::difference).sum();
        }
    }

    /**
     * All of it.
     *
     * @param months those that are over and touched
     * @param withoutValue months for which a parameter has no value, which nothing can be said about
     * @param notAsked programmes that cannot be asked about all families at once, are not paid by the month, or are paid by who tells us no sums
     */
    record Found(List<Line> lines, List<YearMonth> months, List<YearMonth> withoutValue, List<String> notAsked) {
        List<Line> differing() {
            return lines.stream().filter(line -> line.difference() != 0).toList();
        }

        List<Line> refusals() {
            return lines.stream().filter(Line::isRefusal).toList();
        }
    }

    private record Receipt(YearMonth from, long cents) {
        long in(YearMonth month) {
            return from.isAfter(month) ? 0 : cents;
        }
    }

    private record Key(UUID family, String programme) {}

    /** The months that are over and touched, the oldest first. */
    List<YearMonth> months(Publication publication) {
        var change = publication.change();
        var first = change.takesBack()
                .flatMap(book::publication)
                .map(Publication::change)
                .orElse(change)
                .from();
        var months = new ArrayList<YearMonth>();
        var now = YearMonth.now(clock);
        first.ifPresent(from -> {
            for (var month = from; month.isBefore(now) && months.size() < MOST_MONTHS; month = month.plusMonths(1)) {
                months.add(month);
            }
        });
        return months;
    }

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Found find(Publication publication, Actor actor) {
        var months = months(publication);
        var withoutValue = new ArrayList<YearMonth>();
        var notAsked = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        for (var programme : touched.by(publication.change())) {
            if (isAskedByMonth(programme)) {
                lines.addAll(lines(publication, programme, months, actor, withoutValue));
            } else {
                notAsked.add(programme);
            }
        }
        return new Found(
                lines, months, withoutValue.stream().distinct().sorted().toList(), notAsked);
    }

    /** Of other programmes nobody tells who was paid what, so that neither a difference nor a refusal is known. */
    private boolean isAskedByMonth(String programme) {
        var known = book.book().programmes().get(programme);
        return known != null
                && known.pays().equals("month")
                && !known.perPerson()
                && city.canTry(programme)
                && db.sql("SELECT EXISTS (SELECT FROM files_api.receipt_told WHERE programme = :programme)")
                        .param("programme", programme)
                        .query(Boolean.class)
                        .single();
    }

    private List<Line> lines(
            Publication publication,
            String programme,
            List<YearMonth> months,
            Actor actor,
            List<YearMonth> withoutValue) {
        var receipts = receipts(programme);
        var found = new LinkedHashMap<Key, List<Month>>();
        var places = new HashMap<UUID, DivisionCode>();
        var refused = new TreeMap<UUID, Boolean>();
        for (var month : months) {
            try {
                var comparison = city.in(actor.area())
                        .compare(
                                programme,
                                month.atDay(1),
                                book.before(publication.id(), month),
                                book.after(publication.id(), month));
                for (var line : comparison.lines()) {
                    add(line, programme, month, receipts, found, places, refused);
                }
            } catch (MissingParameter missing) {
                withoutValue.add(month);
            }
        }
        return found.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey().family,
                        java.util.Objects.requireNonNull(places.get(entry.getKey().family)),
                        programme,
                        entry.getValue(),
                        refused.containsKey(entry.getKey().family)))
                .toList();
    }

    private static void add(
            Comparison.Line line,
            String programme,
            YearMonth month,
            Map<UUID, Receipt> receipts,
            Map<Key, List<Month>> found,
            Map<UUID, DivisionCode> places,
            Map<UUID, Boolean> refused) {
        var family = line.family().id();
        var receipt = receipts.get(family);
        long received = receipt == null ? 0 : receipt.in(month);
        boolean isSame = isDue(line.now()) == isDue(line.then())
                && line.now().cents() == line.then().cents();
        boolean isRefused = receipt == null && !isDue(line.now()) && isDue(line.then());
        if (isSame || (received == 0 && !isRefused)) {
            return;
        }
        if (isRefused) {
            refused.put(family, true);
        }
        places.put(family, line.family().livesIn());
        found.computeIfAbsent(new Key(family, programme), _ -> new ArrayList<>())
                .add(new Month(month, received, line.now().cents(), line.then().cents()));
    }

    private static boolean isDue(Comparison.Due due) {
        return due.answer() == Answer.ENTITLED || due.answer() == Answer.PRESUMED;
    }

    private Map<UUID, Receipt> receipts(String programme) {
        var receipts = new HashMap<UUID, Receipt>();
        db.sql("""
                        SELECT household_id, monthly_cents, from_month FROM files_api.running_benefit WHERE programme = :programme
                        """).param("programme", programme).query(row -> {
            receipts.put(row.getObject("household_id", UUID.class), receipt(row));
        });
        return receipts;
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(YearMonth.from(row.getObject("from_month", LocalDate.class)), row.getLong("monthly_cents"));
    }
}
