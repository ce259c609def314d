package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.doudi.city.Family.Authorisation;
import org.doudi.city.Family.Check;
import org.doudi.city.Family.Home;
import org.doudi.city.Family.Register;
import org.doudi.city.FamilyMaker.Life;
import org.doudi.kernel.Money;

/** Writes a family's papers: certificate, home, consent, bank card and what the last check found. */
final class Papers {
    private final CityPlan plan;
    private final Divisions divisions;

    Papers(CityPlan plan, Divisions divisions) {
        this.plan = plan;
        this.divisions = divisions;
    }

    Family of(int number, Story story, Life life, Dice dice) {
        var hukou = divisions.home(dice);
        var home = home(dice.chance(Rates.LIVES_ELSEWHERE) ? divisions.home(dice) : hukou, hukou, dice);
        var former = dice.chance(Rates.MOVED_LATELY) ? home(divisions.home(dice), hukou, dice) : home;
        return new Family(
                certificate(number, story, life.file(), home),
                story,
                life.file(),
                life.kin(),
                home,
                former,
                new Check(YearMonth.from(life.checked()), incomeFound(life, dice)),
                consent(number, story, dice),
                BankCards.number((100_000L + dice.below(900_000)) * 1_000_000 + number));
    }

    private static String certificate(int number, Story story, Family.Case file, Home home) {
        var kind = switch (file.register()) {
            case DIBAO -> "DB";
            case EDGE -> "BY";
            case OTHER -> story == Story.TEKUN ? "TK" : story == Story.RIGID ? "GX" : "KN";
        };
        return kind
                + home.hukouCode().value().substring(0, 6)
                + file.opened().getYear()
                + String.format("%06d", number);
    }

    private static Home home(Divisions.Village living, Divisions.Village hukou, Dice dice) {
        var house = living.rural()
                ? dice.between(1, 30) + "组" + dice.between(1, 120) + "号"
                : dice.between(1, 60) + "幢" + dice.between(1, 4) + "单元" + dice.between(1, 11) + "0" + dice.between(1, 4)
                        + "室";
        return new Home(living, hukou, living.address() + house);
    }

    private Optional<Authorisation> consent(int number, Story story, Dice dice) {
        return switch (story.consent()) {
            case HOLDS -> consentUntil(plan.asOf().plusDays(dice.between(20, 380)), number);
            case LACKING -> lackingConsent(number, dice);
            case NEVER_ASKED -> Optional.empty();
        };
    }

    private Optional<Authorisation> lackingConsent(int number, Dice dice) {
        if (dice.chance(Rates.CONSENT_NEVER_GIVEN)) {
            return Optional.empty();
        }
        return consentUntil(
                dice.chance(Rates.CONSENT_EXPIRED_LATELY)
                        ? dice.day(plan.firstRound(), plan.asOf().minusDays(1))
                        : plan.firstRound().minusDays(dice.between(5, 300)),
                number);
    }

    private static Optional<Authorisation> consentUntil(LocalDate day, int number) {
        return Optional.of(new Authorisation(String.format("SQ%d%07d", day.getYear() - 1, number), day));
    }

    /** What the check found; for a case whose true income would not have qualified then, an income that would. */
    private static Money incomeFound(Life life, Dice dice) {
        var living = Income.living(life.kin().members(), life.checked());
        var found = Income.of(life.kin().members(), life.checked()).total();
        var limit = Entitlement.limit(Math.max(1, living.size()), life.checked());
        return life.file().register() != Register.DIBAO || found.compareTo(limit) < 0
                ? Entitlement.monthly(found)
                : new Money(Entitlement.monthly(limit).cents() * dice.between(10, 80) / 100);
    }
}
