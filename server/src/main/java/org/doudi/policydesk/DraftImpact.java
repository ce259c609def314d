package org.doudi.policydesk;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.doudi.access.Actor;
import org.doudi.policy.Book;
import org.doudi.policy.MissingParameter;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.ProgrammeWords;
import org.doudi.screening.CityPopulation;
import org.doudi.screening.Comparison;
import org.doudi.screening.Comparison.Effect;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;

/** What a draft would mean for all families, programme by programme. */
@Component
class DraftImpact {
    private static final int MONTHS = 12;

    private final BookInUse book;
    private final CityPopulation city;
    private final Touched touched;
    private final ProgrammeWords words;

    DraftImpact(BookInUse book, CityPopulation city, Touched touched, ProgrammeWords words) {
        this.book = book;
        this.city = city;
        this.touched = touched;
        this.words = words;
    }

    /** A programme; the addresses lead to the families, and are empty where there are none. */
    record Line(
            String code,
            String title,
            String dueNow,
            String dueThen,
            List<Count> counts,
            String changeAMonth,
            String changeAYear) {}

    record Count(String key, long families, String href) {}

    /**
     * A draft's side of the page.
     *
     * @param notAsked programmes it touches that cannot be tried on all families at once
     */
    record Side(
            String title,
            String href,
            String cases,
            List<Line> lines,
            String changeAMonth,
            String changeAYear,
            List<String> notAsked) {}

    Side side(Language language, Actor actor, PolicyDraft draft, YearMonth month) {
        var lines = new ArrayList<Line>();
        var notAsked = new ArrayList<String>();
        long change = 0;
        for (var code : touched.by(draft.change())) {
            if (city.canTry(code)) {
                var total = compare(actor, draft, code, month).total();
                boolean isMonthly = isMonthly(code);
                long difference = isMonthly ? total.centsThen() - total.centsNow() : 0;
                change += difference;
                lines.add(new Line(
                        code,
                        title(language, code),
                        Long.toString(total.dueNow()),
                        Long.toString(total.dueThen()),
                        counts(draft, code, month, total),
                        isMonthly ? signed(difference) : "",
                        isMonthly ? signed(difference * MONTHS) : ""));
            } else {
                notAsked.add(code + " " + title(language, code));
            }
        }
        return new Side(
                draft.title(),
                "/drafts/" + draft.id(),
                "/drafts/" + draft.id() + "/cases",
                lines,
                signed(change),
                signed(change * MONTHS),
                notAsked);
    }

    /** One programme under the draft, beside what is in use. */
    Comparison compare(Actor actor, PolicyDraft draft, String programme, YearMonth month) {
        return compare(actor, programme, month, book.book(month), book.with(draft.change(), month));
    }

    private Comparison compare(Actor actor, String programme, YearMonth month, Book now, Book then) {
        try {
            return city.in(actor.area()).compare(programme, month.atDay(1), now, then);
        } catch (MissingParameter missing) {
            throw new BadRequest("policydesk.noValueInMonth");
        }
    }

    private static List<Count> counts(PolicyDraft draft, String code, YearMonth month, Comparison.Sum total) {
        var counts = new ArrayList<Count>();
        for (var effect : List.of(Effect.COMES_IN, Effect.GOES_OUT, Effect.MORE, Effect.LESS)) {
            long families = total.count(effect);
            counts.add(new Count(
                    "policydesk.effect." + effect.name(),
                    families,
                    families == 0
                            ? ""
                            : "/drafts/" + draft.id() + "/families?programme=" + code + "&month=" + month + "&effect="
                                    + effect.name()));
        }
        return counts;
    }

    private boolean isMonthly(String code) {
        var programme = book.book().programmes().get(code);
        return programme != null && programme.pays().equals("month");
    }

    String title(Language language, String code) {
        var programme = book.book().programmes().get(code);
        return programme == null ? code : words.title(language, programme);
    }

    /** Whole yuan with a sign. */
    static String signed(long cents) {
        var yuan = String.format(Locale.ROOT, "%,d", Math.floorDiv(cents + 50, 100));
        return cents > 0 ? "+" + yuan : yuan;
    }
}
