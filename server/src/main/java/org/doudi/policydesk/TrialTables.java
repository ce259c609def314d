package org.doudi.policydesk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.doudi.access.Actor;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.screening.Comparison;
import org.doudi.screening.Comparison.Effect;
import org.doudi.screening.Comparison.Sum;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** What came of a trial, ready to print. Groups under five are hidden below city level. */
@Component
class TrialTables {
    private static final long SMALLEST_SHOWN = 5;
    private static final int LARGE_FAMILY = 5;
    private static final long MONTHS = 12;

    private final Divisions divisions;
    private final Texts texts;

    TrialTables(Divisions divisions, Texts texts) {
        this.divisions = divisions;
        this.texts = texts;
    }

    /** How many families fare in one way; {@code href} leads to them. */
    record Count(String key, String label, String families, String href) {}

    /** A group of families; shares in percent of the largest change, for the bars. */
    record Row(
            String name,
            String dueNow,
            String dueThen,
            String comesIn,
            String goesOut,
            String more,
            String less,
            String costNow,
            String costThen,
            String change,
            long lessShare,
            long moreShare) {}

    record Table(String heading, List<Row> rows) {}

    record Outcome(
            String families,
            String dueNow,
            String dueThen,
            String costNow,
            String costThen,
            String changeAMonth,
            String changeAYear,
            boolean isDearer,
            boolean isCheaper,
            List<Count> counts,
            List<Table> tables) {}

    Outcome outcome(Language language, Actor actor, Comparison comparison, String listHref) {
        boolean hidesSmall = actor.area().level().compareTo(DivisionCode.Level.CITY) > 0;
        var total = comparison.total();
        long change = total.centsThen() - total.centsNow();
        return new Outcome(
                Integer.toString(comparison.lines().size()),
                shown(total.dueNow(), hidesSmall),
                shown(total.dueThen(), hidesSmall),
                yuan(total.centsNow()),
                yuan(total.centsThen()),
                signed(change),
                signed(change * MONTHS),
                change > 0,
                change < 0,
                counts(language, total, hidesSmall, listHref),
                List.of(
                        new Table(
                                texts.text(language, "policydesk.byPart"), rows(parts(actor, comparison), hidesSmall)),
                        new Table(
                                texts.text(language, "policydesk.bySize"),
                                rows(sizes(language, comparison), hidesSmall))));
    }

    private List<Count> counts(Language language, Sum total, boolean hidesSmall, String listHref) {
        var counts = new ArrayList<Count>();
        for (var effect : List.of(Effect.COMES_IN, Effect.GOES_OUT, Effect.MORE, Effect.LESS)) {
            long families = total.count(effect);
            counts.add(new Count(
                    effect.name(),
                    texts.text(language, "policydesk.effect." + effect.name()),
                    shown(families, hidesSmall),
                    families == 0 ? "" : listHref + "&effect=" + effect.name()));
        }
        return counts;
    }

    private Map<String, Sum> parts(Actor actor, Comparison comparison) {
        var byPart = comparison.by(family -> part(actor.area(), family.livesIn()));
        var named = new LinkedHashMap<String, Sum>();
        new TreeMap<>(byPart).forEach((part, sum) -> named.put(divisions.name(part), sum));
        return named;
    }

    /** The division one level below the officer's area. */
    private static DivisionCode part(DivisionCode area, DivisionCode place) {
        var part = place;
        while (!part.equals(area) && !part.parent().equals(area)) {
            part = part.parent();
        }
        return part;
    }

    private Map<String, Sum> sizes(Language language, Comparison comparison) {
        var bySize = new TreeMap<>(comparison.by(family -> Math.min(LARGE_FAMILY, Math.max(1, family.members()))));
        var named = new LinkedHashMap<String, Sum>();
        bySize.forEach((size, sum) -> named.put(
                texts.text(language, size == LARGE_FAMILY ? "policydesk.sizeOrMore" : "policydesk.size", size), sum));
        return named;
    }

    private static List<Row> rows(Map<String, Sum> sums, boolean hidesSmall) {
        long largest = Math.max(
                1,
                sums.values().stream()
                        .mapToLong(sum -> Math.abs(sum.centsThen() - sum.centsNow()))
                        .max()
                        .orElse(1));
        return sums.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), hidesSmall, largest))
                .toList();
    }

    private static Row row(String name, Sum sum, boolean hidesSmall, long largest) {
        long change = sum.centsThen() - sum.centsNow();
        boolean hidden = hidesSmall
                && sum.dueNow() + sum.dueThen() > 0
                && Math.max(sum.dueNow(), sum.dueThen()) < SMALLEST_SHOWN;
        long share = hidden ? 0 : Math.abs(change) * 100 / largest;
        return new Row(
                name,
                shown(sum.dueNow(), hidesSmall),
                shown(sum.dueThen(), hidesSmall),
                shown(sum.count(Effect.COMES_IN), hidesSmall),
                shown(sum.count(Effect.GOES_OUT), hidesSmall),
                shown(sum.count(Effect.MORE), hidesSmall),
                shown(sum.count(Effect.LESS), hidesSmall),
                hidden ? "–" : yuan(sum.centsNow()),
                hidden ? "–" : yuan(sum.centsThen()),
                hidden ? "–" : signed(change),
                change < 0 ? share : 0,
                change > 0 ? share : 0);
    }

    private static String shown(long families, boolean hidesSmall) {
        return hidesSmall && families > 0 && families < SMALLEST_SHOWN ? "<5" : Long.toString(families);
    }

    /** Whole yuan: a sum over many families needs no cents. */
    private static String yuan(long cents) {
        return String.format(Locale.ROOT, "%,d", Math.floorDiv(cents + 50, 100));
    }

    private static String signed(long cents) {
        return cents > 0 ? "+" + yuan(cents) : yuan(cents);
    }
}
