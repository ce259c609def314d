package org.doudi.work;

import java.time.Clock;
import java.time.LocalDate;
import org.doudi.access.Actor;
import org.doudi.access.Sensitivity;
import org.doudi.divisions.Divisions;
import org.doudi.divisions.WorkingDays;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says of a lead in words what the actor may know. */
@Component
class LeadWords {
    /** Width of the range shown instead of a sum, in cents: the income behind it stays hidden within as much. */
    private static final long BAND_CENTS = 500_00;

    private final Texts texts;
    private final Divisions divisions;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final ObjectProvider<ProgrammeTitles> titles;

    LeadWords(
            Texts texts,
            Divisions divisions,
            WorkingDays workingDays,
            Clock clock,
            ObjectProvider<ProgrammeTitles> titles) {
        this.texts = texts;
        this.divisions = divisions;
        this.workingDays = workingDays;
        this.clock = clock;
        this.titles = titles;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What was found, in one sentence. */
    String finding(Language language, Actor actor, Lead lead) {
        var ground = lead.ground();
        var programme = programme(language, lead);
        return switch (ground.kind()) {
            case MISSING ->
                texts.text(
                        language,
                        "work.finding.missing." + ground.answer().code(),
                        programme,
                        amount(language, actor, lead));
            case NO_LONGER -> texts.text(language, "work.finding.no_longer", programme, amount(language, actor, lead));
            case CANNOT_TELL -> texts.text(language, "work.finding.cannot_tell", programme);
        };
    }

    /** The monthly sum, as a range for whoever may not see the income it follows from. */
    String amount(Language language, Actor actor, Lead lead) {
        if (lead.ground().amountCents().isEmpty()) {
            return texts.text(language, "work.amount.open");
        }
        long cents = lead.ground().amountCents().getAsLong();
        if (actor.role().sees(Sensitivity.L3)) {
            return texts.text(language, "work.amount.yuan", yuan(cents));
        }
        long low = cents / BAND_CENTS * BAND_CENTS;
        return low == 0
                ? texts.text(language, "work.amount.below", yuan(BAND_CENTS))
                : texts.text(language, "work.amount.band", yuan(low), yuan(low + BAND_CENTS));
    }

    /** The programme, with the member it is about. */
    String programme(Language language, Lead lead) {
        var known = titles.getIfAvailable();
        var title = known == null ? lead.programme() : known.title(language, lead.programme());
        return lead.personName().isEmpty() ? title : texts.text(language, "work.programmeOf", title, lead.personName());
    }

    /** Working days left or overdue, in words; empty once the lead has ended. */
    String left(Language language, Lead lead) {
        if (lead.course().state() != LeadState.OPEN) {
            return "";
        }
        int days = workingDays.between(today(), lead.course().dueOn());
        if (lead.course().isOverdue(today())) {
            return texts.text(language, "work.due.overdue", Math.max(1, -days));
        }
        return days == 0 ? texts.text(language, "work.due.today") : texts.text(language, "work.due.left", days);
    }

    /** The family's place, without the names the actor's own area already says. */
    String place(Actor actor, DivisionCode place) {
        var path = divisions.path(place);
        var own = divisions.path(actor.area());
        return path.length() > own.length() && path.startsWith(own + " ") ? path.substring(own.length() + 1) : path;
    }

    private static String yuan(long cents) {
        var plain = new Money(cents).yuan().stripTrailingZeros();
        var text = (plain.scale() < 0 ? plain.setScale(0) : plain.scale() == 0 ? plain : new Money(cents).yuan())
                .toPlainString();
        int point = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        var grouped = new StringBuilder(text);
        for (int position = point - 3; position > 0; position -= 3) {
            grouped.insert(position, '\u00a0');
        }
        return grouped.toString();
    }
}
