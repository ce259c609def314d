package org.doudi.policy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Truth;
import org.jspecify.annotations.Nullable;

/** Asks programmes about situations. Immutable; may be shared between threads. */
public final class Evaluator {
    private final PolicyBook book;
    private final Parameters parameters;
    private final ItemCatalogue catalogue;
    private volatile Optional<Resolution> last = Optional.empty();

    /** Parameters as they were resolved: many situations are asked about one month and place. */
    private record Resolution(
            DivisionCode division, YearMonth month, YearMonth application, Inputs.Resolved parameters) {}

    /** @param catalogue says what is known of an item when nothing is given, and orders the needs */
    public Evaluator(PolicyBook book, Parameters parameters, ItemCatalogue catalogue) {
        this.book = book;
        this.parameters = parameters;
        this.catalogue = catalogue;
    }

    /**
     * Asks a programme for households.
     *
     * @throws UnknownName if no programme has this code
     * @throws MissingParameter if it reads a parameter that has no value in the month
     */
    public Outcome evaluate(String programme, Situation situation) {
        return evaluate(programme, situation, "");
    }

    /**
     * Asks a programme about one member: one for persons, or one for households by its results for a single person.
     *
     * @param person id of the member, empty to ask about the household
     * @throws UnknownName if no programme has this code, or no member this id
     * @throws MissingParameter if it reads a parameter that has no value in the month
     */
    public Outcome evaluate(String programme, Situation situation, String person) {
        return evaluate(programme, situation, person, true);
    }

    /**
     * As {@link #evaluate(String, Situation)}, for many households: of an open item that was read it is not proved that
     * it can change the answer, so the needs may name too many, and 待补 may stand for 推定符合, never the other way round.
     */
    public Outcome screen(String programme, Situation situation) {
        return evaluate(programme, situation, "", false);
    }

    /** As {@link #evaluate(String, Situation, String)}, for many; of the needs as {@link #screen(String, Situation)}. */
    public Outcome screen(String programme, Situation situation, String person) {
        return evaluate(programme, situation, person, false);
    }

    private Outcome evaluate(String programme, Situation situation, String person, boolean provesNeeds) {
        var whole = book.policy(programme);
        var results = whole.results(!person.isEmpty());
        var policy = whole.onlyTowards(results.names());
        var inputs = Inputs.of(situation, catalogue, resolved(situation), person);
        var trace = new Trace(inputs);
        var values = PolicyRun.evaluate(policy, inputs.values(), trace, trace::begin);
        var explanation = new Explainer(policy, results, values, trace).explain();
        var entitled = values.getOrDefault(results.entitled(), Value.Nothing.NULL);
        if (entitled instanceof Truth truth) {
            return truth.value()
                    ? entitled(policy, results, values, explanation)
                    : refused(policy, results, values, explanation);
        }
        var leading = policy.towards(results.entitled());
        var open = open(leading, trace);
        var needs = provesNeeds
                ? new Needs(whole, catalogue, resolved(situation), situation, person).find(open, limits(leading, trace))
                : inOrder(situation, open);
        return open(policy, needs, explanation);
    }

    private Inputs.Resolved resolved(Situation situation) {
        var month = situation.month();
        var application = YearMonth.from(situation.appliedOn());
        return last.filter(known -> known.division.equals(situation.division())
                        && known.month.equals(month)
                        && known.application.equals(application))
                .map(Resolution::parameters)
                .orElseGet(() -> {
                    var resolved = new Inputs.Resolved(
                            parameters.resolve(month, situation.division()),
                            parameters.resolve(application, situation.division()));
                    last = Optional.of(new Resolution(situation.division(), month, application, resolved));
                    return resolved;
                });
    }

    private List<ItemRef> inOrder(Situation situation, Set<ItemRef> open) {
        var members = situation.members().stream().map(Situation.Member::id).toList();
        return open.stream().sorted(catalogue.order(members)).toList();
    }

    private static Outcome entitled(
            Policy policy, Policy.Results results, Map<String, Value> values, Explanation explanation) {
        return new Outcome(
                policy.code(),
                Answer.ENTITLED,
                amount(values.get(results.amount())),
                from(values.get(results.from())),
                Optional.empty(),
                List.of(),
                explanation);
    }

    private static Optional<Money> amount(@Nullable Value value) {
        return value instanceof Value.Decimal yuan ? Optional.of(Money.ofYuan(yuan.value())) : Optional.empty();
    }

    private static Optional<YearMonth> from(@Nullable Value value) {
        return value instanceof Value.Date day ? Optional.of(YearMonth.from(day.value())) : Optional.empty();
    }

    private static Outcome refused(
            Policy policy, Policy.Results results, Map<String, Value> values, Explanation explanation) {
        var failed = conditions(policy, results).stream()
                .filter(condition -> Truth.FALSE.equals(values.get(condition.name())))
                .findFirst()
                .or(() -> policy.decision(results.entitled()));
        var because = failed.flatMap(condition -> condition.articles().stream().findFirst());
        return new Outcome(
                policy.code(),
                Answer.NOT_ENTITLED,
                Optional.empty(),
                Optional.empty(),
                because,
                List.of(),
                explanation);
    }

    /** The yes-or-no decisions that the answer requires directly, in file order. */
    private static List<Decision> conditions(Policy policy, Policy.Results results) {
        return policy.decision(results.entitled()).stream()
                .flatMap(entitled -> entitled.requires().stream())
                .flatMap(name -> policy.decision(name).stream())
                .filter(decision -> decision.type() == FeelType.Simple.BOOLEAN)
                .toList();
    }

    private Outcome open(Policy policy, List<ItemRef> needs, Explanation explanation) {
        boolean onlyVerification = !needs.isEmpty()
                && needs.stream()
                        .allMatch(ref -> catalogue
                                .item(ref.item())
                                .map(Item::byVerification)
                                .orElse(false));
        return new Outcome(
                policy.code(),
                onlyVerification ? Answer.PRESUMED : Answer.DEPENDS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                needs,
                explanation);
    }

    /** Unknown items read on the way to the answer; what was not read cannot matter. */
    private static Set<ItemRef> open(List<Decision> leading, Trace trace) {
        var open = new LinkedHashSet<ItemRef>();
        for (var decision : leading) {
            trace.notes(decision.name()).reads.forEach((ref, value) -> {
                if (!value.isKnown()) {
                    open.add(ref);
                }
            });
        }
        return open;
    }

    /** Known values that unknown ones were compared with: near them answers change. */
    private static List<Value> limits(List<Decision> leading, Trace trace) {
        var limits = new LinkedHashSet<Value>();
        for (var decision : leading) {
            for (var check : trace.notes(decision.name()).checks) {
                if (!check.value().isKnown() && check.limit().isKnown()) {
                    limits.add(check.limit());
                } else if (check.value().isKnown() && !check.limit().isKnown()) {
                    limits.add(check.value());
                }
            }
        }
        return new ArrayList<>(limits);
    }
}
