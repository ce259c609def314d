package org.doudi.screening;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.ResolvedParameters;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookInUse;
import org.doudi.work.HandlingTerms;
import org.doudi.work.LeadAnswer;
import org.doudi.work.LeadKind;
import org.doudi.work.LeadProposal;
import org.doudi.work.Urgency;
import org.springframework.stereotype.Component;

/**
 * Which lead a verdict calls for and how urgent it is. Missing: red if the family receives nothing at all and has a minor,
 * an old or a disabled member, or if the sum reaches {@code lead_red_amount}; else orange. No longer entitled: orange from
 * that sum, else yellow. Cannot tell: orange with such a member, else yellow.
 */
@Component
class LeadRules {
    private static final String DIBAO = "P01";
    static final String HANDLE_DAYS = "lead_handle_wd";
    static final String REST_DAYS = "lead_rest_days";
    static final String RED_AMOUNT = "lead_red_amount";
    private static final String OLD_FROM = "top_up_age_min";
    private static final String OLD = "老年人";
    private static final String MINOR_BELOW = "top_up_age_max";
    private static final String MINOR = "未成年人";
    private static final Map<Urgency, String> KEYS = Map.of(Urgency.RED, "红", Urgency.ORANGE, "橙", Urgency.YELLOW, "黄");

    private final BookInUse book;

    LeadRules(BookInUse book) {
        this.book = book;
    }

    /** The terms in force on a day; a platform without these parameters does not start screening. */
    HandlingTerms terms(LocalDate day, DivisionCode place) {
        var parameters = book.book().parameters().resolve(YearMonth.from(day), place);
        return new HandlingTerms(
                Map.of(
                        Urgency.RED, days(parameters, HANDLE_DAYS, KEYS.getOrDefault(Urgency.RED, "")),
                        Urgency.ORANGE, days(parameters, HANDLE_DAYS, KEYS.getOrDefault(Urgency.ORANGE, "")),
                        Urgency.YELLOW, days(parameters, HANDLE_DAYS, KEYS.getOrDefault(Urgency.YELLOW, ""))),
                days(parameters, REST_DAYS, ""));
    }

    /**
     * The lead, if the verdict calls for one. Of families that cannot be told there is one for dibao alone: whoever goes
     * there to ask for consent asks for all programmes.
     */
    Stream<LeadProposal> proposal(Verdict verdict) {
        return verdict.standing().lead().stream()
                .filter(kind ->
                        kind != LeadKind.CANNOT_TELL || verdict.programme().equals(DIBAO))
                .map(kind -> new LeadProposal(
                        verdict.household().id(),
                        verdict.programme(),
                        verdict.person(),
                        kind,
                        answer(verdict.answer()),
                        verdict.leadCents(),
                        urgency(verdict)));
    }

    static LeadAnswer answer(Answer answer) {
        return switch (answer) {
            case ENTITLED -> LeadAnswer.ENTITLED;
            case PRESUMED -> LeadAnswer.PRESUMED;
            case DEPENDS -> LeadAnswer.DEPENDS;
            case NOT_ENTITLED -> LeadAnswer.NOT_ENTITLED;
        };
    }

    private Urgency urgency(Verdict verdict) {
        var situation = verdict.household().situation();
        var parameters = book.book().parameters().resolve(situation.month(), situation.division());
        boolean large = isLarge(verdict.leadCents(), parameters);
        return switch (verdict.standing()) {
            case MISSING ->
                large || (verdict.household().benefits().isEmpty() && hasVulnerableMember(situation, parameters))
                        ? Urgency.RED
                        : Urgency.ORANGE;
            case NO_LONGER -> large ? Urgency.ORANGE : Urgency.YELLOW;
            case CANNOT_TELL -> hasVulnerableMember(situation, parameters) ? Urgency.ORANGE : Urgency.YELLOW;
            case RECEIVES, QUALIFIES, WITHOUT -> Urgency.YELLOW;
        };
    }

    private static boolean isLarge(OptionalLong cents, ResolvedParameters parameters) {
        return cents.isPresent()
                && parameters
                        .dated(RED_AMOUNT, "")
                        .filter(dated -> dated.value() instanceof Value.Decimal yuan
                                && cents.getAsLong()
                                        >= Money.ofYuan(yuan.value()).cents())
                        .isPresent();
    }

    private static boolean hasVulnerableMember(Situation situation, ResolvedParameters parameters) {
        var bornOldUntil = situation.appliedOn().minusYears(days(parameters, OLD_FROM, OLD));
        var bornMinorAfter = situation.appliedOn().minusYears(days(parameters, MINOR_BELOW, MINOR));
        return situation.members().stream().map(Situation.Member::items).anyMatch(items -> {
            boolean byAge = items.get("birth_date") instanceof Value.Date birth
                    && (!birth.value().isAfter(bornOldUntil) || birth.value().isAfter(bornMinorAfter));
            return byAge
                    || (items.get("disability_grade") instanceof Value.Decimal grade
                            && grade.value().signum() > 0);
        });
    }

    private static int days(ResolvedParameters parameters, String id, String key) {
        return parameters
                .dated(id, key)
                .flatMap(dated -> dated.value() instanceof Value.Decimal number
                        ? java.util.Optional.of(number.value().intValueExact())
                        : java.util.Optional.empty())
                .orElseThrow(() -> new IllegalStateException("the parameter " + id + " has no value " + key));
    }
}
