package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.doudi.city.Family.Authorisation;
import org.doudi.city.Family.Home;
import org.doudi.city.Family.Register;
import org.doudi.kernel.Money;

/** A family whose papers are still being written; finished by {@link #told}. */
final class FamilyDraft {
    private static final int EXPIRES_BETWEEN_ROUNDS = 150;

    private final int number;
    private final Register register;
    private final Kin kin;
    private final Home home;
    private final LocalDate opened;
    private final Optional<LocalDate> closed;
    private final CityPlan plan;
    private final Dice dice;
    private LocalDate checked;
    private Optional<Authorisation> authorisation = Optional.empty();

    FamilyDraft(
            int number,
            Register register,
            Kin kin,
            Home home,
            LocalDate opened,
            Optional<LocalDate> closed,
            CityPlan plan,
            Dice dice) {
        this.number = number;
        this.register = register;
        this.kin = kin;
        this.home = home;
        this.opened = opened;
        this.closed = closed;
        this.plan = plan;
        this.dice = dice;
        checked = opened;
    }

    /** The day of the last check of income. */
    FamilyDraft checked(LocalDate day) {
        checked = day;
        return this;
    }

    /** A consent that holds; otherwise one that expired, or none at all. */
    FamilyDraft authorised(boolean valid) {
        if (valid) {
            authorisation = consent(plan.asOf().plusDays(dice.between(5, 380)));
        } else if (!dice.chance(Rates.AUTHORISATION_NEVER_GIVEN)) {
            boolean lately = dice.chance(EXPIRES_BETWEEN_ROUNDS);
            authorisation = consent(
                    lately
                            ? dice.day(plan.firstRound(), plan.asOf().minusDays(1))
                            : plan.firstRound().minusDays(dice.between(5, 300)));
        }
        return this;
    }

    Family told(String story) {
        return new Family(
                certificate(),
                register,
                kin,
                home,
                opened,
                closed,
                YearMonth.from(checked),
                assessed(),
                authorisation,
                BankCards.number(dice.below(1_000_000_000)),
                story);
    }

    private Optional<Authorisation> consent(LocalDate until) {
        return Optional.of(new Authorisation(String.format("SQ%d%07d", until.getYear() - 1, number), until));
    }

    private String certificate() {
        var kind = switch (register) {
            case DIBAO -> "DB";
            case EDGE -> "BY";
            case OTHER -> "KN";
        };
        return kind + home.hukouCode().value().substring(0, 6) + opened.getYear() + String.format("%06d", number);
    }

    /** What the check found; for a case whose true income would not have qualified then, an income that would. */
    private Money assessed() {
        var living = Income.living(kin.members(), checked);
        var found = Income.of(kin.members(), checked).total();
        var limit = Entitlement.limit(Math.max(1, living.size()), checked);
        return register != Register.DIBAO || found.compareTo(limit) < 0
                ? Entitlement.monthly(found)
                : new Money(Entitlement.monthly(limit).cents() * dice.between(10, 80) / 100);
    }
}
