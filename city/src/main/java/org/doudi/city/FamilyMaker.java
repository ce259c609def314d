package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.doudi.city.Family.Home;
import org.doudi.city.Family.Register;
import org.doudi.city.FamilyShapes.Shape;
import org.doudi.kernel.Money;

/** Makes the families in difficulty: draws a story, then lives until one fits it. */
final class FamilyMaker {
    private static final int TRIES = 3_000;
    private static final List<Shape> SHAPES = List.of(Shape.values());
    /** Shapes in a thousand, in the order of {@link Shape}. */
    private static final int[] DIBAO_SHAPES = {375, 395, 65, 50, 15, 60, 20, 10, 10, 0};

    private static final int[] EDGE_SHAPES = {400, 0, 170, 170, 80, 110, 35, 35, 0, 0};
    private static final int[] OTHER_SHAPES = {340, 540, 10, 10, 15, 5, 0, 10, 0, 70};

    private final CityPlan plan;
    private final LocalDate today;
    private final FamilyShapes shapes;
    private final Livelihoods lives;
    private final Divisions divisions;

    FamilyMaker(CityPlan plan, People people, Livelihoods lives, Divisions divisions) {
        this.plan = plan;
        this.lives = lives;
        this.divisions = divisions;
        today = plan.asOf();
        shapes = new FamilyShapes(people, today);
    }

    /** The family of that number, counted from zero over all registers. */
    Family make(int number) {
        var dice = new Dice(plan.seed(), "family", number);
        var size = plan.size();
        if (number < size.dibaoFamilies()) {
            return dibao(number, dice);
        }
        return number < size.dibaoFamilies() + size.edgeFamilies() ? edge(number, dice) : other(number, dice);
    }

    private Family dibao(int number, Dice dice) {
        if (dice.chance(Rates.DIBAO_CLOSED)) {
            return closedDibao(number, dice);
        }
        boolean authorised = !dice.chance(Rates.WITHOUT_AUTHORISATION);
        boolean above = dice.chance(Rates.DIBAO_NOW_ABOVE);
        boolean pension = dice.chance(400);
        return until(() -> {
            var kin = lives.poor(lives.withDisabilities(draw(DIBAO_SHAPES, dice), dice), dice);
            var changed = !above ? kin : pension ? lives.beginningPension(kin, dice) : lives.findingWork(kin, dice);
            var verified = today.minusMonths(dice.between(1, 11));
            var opened = dice.day(today.minusMonths(150), today.minusMonths(dice.between(2, 40)));
            var story = !above ? "poor as before" : pension ? "a pension began" : "somebody found work";
            return isBelow(changed, verified) && isBelow(changed, today) != above
                    ? Optional.of(family(number, Register.DIBAO, changed, opened, Optional.empty(), dice)
                            .checked(later(verified, opened))
                            .authorised(authorised)
                            .told(story))
                    : Optional.empty();
        });
    }

    private Family closedDibao(int number, Dice dice) {
        boolean authorised = dice.chance(Rates.CLOSED_STILL_AUTHORISED);
        boolean poorAgain = dice.chance(Rates.CLOSED_POOR_AGAIN);
        int back = authorised ? dice.between(1, 9) : dice.between(1, 60);
        var closed = YearMonth.from(today).minusMonths(back).atEndOfMonth();
        return until(() -> {
            var drawn = lives.withDisabilities(draw(poorAgain ? DIBAO_SHAPES : EDGE_SHAPES, dice), dice);
            var kin = poorAgain ? lives.poor(drawn, dice) : lives.modest(drawn, dice);
            var opened = dice.day(closed.minusMonths(96), closed.minusMonths(8));
            return isBelow(kin, today) == poorAgain
                    ? Optional.of(family(number, Register.DIBAO, kin, opened, Optional.of(closed), dice)
                            .checked(opened)
                            .authorised(authorised)
                            .told(poorAgain ? "case closed, poor again" : "case closed, lives on its own income"))
                    : Optional.empty();
        });
    }

    private Family edge(int number, Dice dice) {
        boolean expired = dice.chance(Rates.EDGE_EXPIRED);
        boolean authorised = !expired && !dice.chance(Rates.WITHOUT_AUTHORISATION);
        boolean below = !expired && dice.chance(Rates.EDGE_NOW_BELOW);
        boolean bereaved = dice.chance(Rates.EDGE_BEREAVED);
        boolean onTheLine = !below && dice.chance(Rates.EDGE_ON_THE_LINE);
        return until(() -> {
            var kin = edgeKin(dice, below, bereaved, onTheLine);
            var opened = today.minusMonths(dice.between(expired ? 13 : 1, expired ? 40 : 11))
                    .plusDays(dice.below(28));
            var ends = opened.plusYears(1).minusDays(1);
            boolean fits = isMarginal(kin, opened)
                    && (below ? isBelow(kin, today) : isMarginal(kin, today))
                    && (!onTheLine || isOnTheLine(kin));
            return fits && ends.isBefore(today) == expired
                    ? Optional.of(family(number, Register.EDGE, kin, opened, Optional.of(ends), dice)
                            .checked(opened)
                            .authorised(authorised)
                            .told(edgeStory(below, bereaved, onTheLine)))
                    : Optional.empty();
        });
    }

    private Kin edgeKin(Dice dice, boolean below, boolean bereaved, boolean onTheLine) {
        if (below && bereaved) {
            return lives.pensionOfTheDead(shapes.draw(Shape.BEREAVED_COUPLE, dice), dice);
        }
        if (onTheLine) {
            return lives.onTheLine(shapes.draw(Shape.YOUNG_FAMILY, dice), dice);
        }
        var kin = lives.modest(lives.withDisabilities(draw(EDGE_SHAPES, dice), dice), dice);
        return below ? lives.losingWork(kin, dice) : kin;
    }

    private static String edgeStory(boolean below, boolean bereaved, boolean onTheLine) {
        if (below) {
            return bereaved ? "the pensioner died" : "the wage ended";
        }
        return onTheLine ? "income is the line to the cent" : "marginal as before";
    }

    private Family other(int number, Dice dice) {
        boolean poor = dice.chance(600);
        var drawn = lives.withDisabilities(draw(OTHER_SHAPES, dice), dice);
        var kin = poor ? lives.poor(drawn, dice) : lives.modest(drawn, dice);
        var opened = dice.day(today.minusMonths(100), today.minusMonths(2));
        return family(number, Register.OTHER, kin, opened, Optional.empty(), dice)
                .checked(opened)
                .told("never applied for dibao");
    }

    private Kin draw(int[] weights, Dice dice) {
        return shapes.draw(dice.weighted(SHAPES, weights), dice);
    }

    private FamilyDraft family(
            int number, Register register, Kin kin, LocalDate opened, Optional<LocalDate> closed, Dice dice) {
        return new FamilyDraft(number, register, kin, home(dice), opened, closed, plan, dice);
    }

    private Home home(Dice dice) {
        var living = divisions.home(dice);
        var hukou = dice.chance(Rates.LIVES_ELSEWHERE) ? divisions.home(dice) : living;
        var house = living.rural()
                ? dice.between(1, 30) + "组" + dice.between(1, 120) + "号"
                : dice.between(1, 60) + "幢" + dice.between(1, 4) + "单元" + dice.between(1, 11) + "0" + dice.between(1, 4)
                        + "室";
        return new Home(living, hukou, living.address() + house);
    }

    private static boolean isBelow(Kin kin, LocalDate day) {
        return total(kin, day).compareTo(limit(kin, day)) < 0;
    }

    private static boolean isMarginal(Kin kin, LocalDate day) {
        var total = total(kin, day);
        return !isBelow(kin, day) && total.compareTo(limit(kin, day).times(Standards.EDGE_MULTIPLE)) < 0;
    }

    private boolean isOnTheLine(Kin kin) {
        return total(kin, today).equals(limit(kin, today));
    }

    private static Money total(Kin kin, LocalDate day) {
        return Income.of(kin.members(), day).total();
    }

    private static Money limit(Kin kin, LocalDate day) {
        return Entitlement.limit(Income.living(kin.members(), day).size(), day);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Family until(Supplier<Optional<Family>> attempt) {
        for (int i = 0; i < TRIES; i++) {
            var family = attempt.get();
            if (family.isPresent()) {
                return family.get();
            }
        }
        throw new IllegalStateException("no family fits the story");
    }
}
