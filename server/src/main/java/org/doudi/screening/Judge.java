package org.doudi.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
import org.doudi.policy.column.Answers;
import org.doudi.policy.column.DatedPolicy;
import org.doudi.policy.column.Population;
import org.doudi.screening.RowMaker.Unverified;
import org.springframework.stereotype.Component;

/** Asks programmes about families, many at once, by their compiled form. */
@Component
class Judge {
    private final Programmes programmes;
    private final RowMaker rows;

    Judge(Programmes programmes, RowMaker rows) {
        this.programmes = programmes;
        this.rows = rows;
    }

    /** Families as columns, with all that is known of them. */
    private record Asked(Population population, IntFunction<Situation> situations) {}

    /** The verdicts of every programme on families in order of division, all asked about on the same day. */
    List<Verdict> judge(List<Household> families) {
        return judge(programmes.codes(), families);
    }

    /** The verdicts of some programmes; those for persons about each member. */
    List<Verdict> judge(List<String> codes, List<Household> families) {
        if (families.isEmpty()) {
            return List.of();
        }
        var day = families.getFirst().situation().appliedOn();
        var known = asked(families, Unverified.OPEN);
        var expected = asked(families, Unverified.NOTHING);
        var verdicts = new ArrayList<Verdict>(families.size() * codes.size());
        for (var code : codes) {
            var policy = programmes.on(code, day);
            add(verdicts, policy, families, ask(policy, known), ask(policy, expected), known.population);
        }
        return verdicts;
    }

    private Asked asked(List<Household> families, Unverified unverified) {
        var situations = families.stream().map(Household::situation).toList();
        return new Asked(
                rows.population(situations, unverified), row -> rows.situation(situations.get(row), unverified));
    }

    private static Answers ask(DatedPolicy policy, Asked asked) {
        var population = asked.population;
        if (policy.policy().isForPersons()) {
            var answers = new Answers(population.memberSlots());
            policy.screenPersons(population, 0, population.rows(), answers, asked.situations);
            return answers;
        }
        var answers = new Answers(population.rows());
        policy.screen(population, 0, population.rows(), answers, asked.situations);
        return answers;
    }

    private static void add(
            List<Verdict> verdicts,
            DatedPolicy policy,
            List<Household> families,
            Answers known,
            Answers expected,
            Population population) {
        var programme = policy.policy().programme();
        for (int row = 0; row < families.size(); row++) {
            var family = families.get(row);
            if (!policy.policy().isForPersons()) {
                verdicts.add(verdict(family, programme, "", known, expected, row));
                continue;
            }
            var members = family.situation().members();
            for (int member = 0; member < members.size(); member++) {
                int slot = population.memberSlot(row, member + 1);
                verdicts.add(verdict(family, programme, members.get(member).id(), known, expected, slot));
            }
        }
    }

    private static Verdict verdict(
            Household family, String programme, String person, Answers known, Answers expected, int place) {
        var answer = known.answer(place);
        var received = family.received(programme, person);
        return new Verdict(
                family,
                programme,
                person,
                Standing.of(
                        answer,
                        answer == Answer.ENTITLED || expected.answer(place) == Answer.ENTITLED,
                        received.isPresent(),
                        family.isTold(programme)),
                answer,
                amount(answer, known.cents(place), expected, place),
                received.map(Benefit::cents).orElse(OptionalLong.empty()));
    }

    /** @return the sum due, or that of the presumed: of what is open, nothing is found */
    static OptionalLong amount(Answer answer, OptionalLong known, Answers expected, int place) {
        return switch (answer) {
            case ENTITLED -> known;
            case PRESUMED -> expected.answer(place) == Answer.ENTITLED ? expected.cents(place) : OptionalLong.empty();
            case DEPENDS, NOT_ENTITLED -> OptionalLong.empty();
        };
    }
}
