package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.doudi.city.Family.Case;
import org.doudi.city.Family.Register;
import org.doudi.city.FamilyShapes.Shape;
import org.doudi.kernel.Money;

/** Makes the families in difficulty: takes a story, then lives until one fits it. */
final class FamilyMaker {
    private static final int TRIES = 5_000;
    private static final List<Shape> SHAPES = List.of(Shape.values());
    /** Shapes in a thousand, in the order of {@link Shape}. */
    private static final int[] DIBAO_SHAPES = {375, 395, 65, 50, 15, 60, 20, 10, 10, 0};

    private static final int[] EDGE_SHAPES = {400, 0, 170, 170, 80, 110, 35, 35, 0, 0};
    private static final int[] OTHER_SHAPES = {340, 380, 10, 10, 15, 5, 0, 10, 0, 230};
    private static final int[] TEKUN_SHAPES = {640, 240, 80, 0, 0, 0, 0, 0, 40, 0};
    private static final int[] RIGID_SHAPES = {300, 0, 400, 100, 120, 60, 0, 20, 0, 0};

    /**
     * What fits a story.
     *
     * @param kin who belongs together
     * @param file the case at civil affairs
     * @param checked day of the last check of income
     */
    record Life(Kin kin, Case file, LocalDate checked) {}

    private final CityPlan plan;
    private final LocalDate today;
    private final FamilyShapes shapes;
    private final Livelihoods lives;
    private final Papers papers;

    FamilyMaker(CityPlan plan, People people, Livelihoods lives, Divisions divisions) {
        this.plan = plan;
        this.lives = lives;
        papers = new Papers(plan, divisions);
        today = plan.asOf();
        shapes = new FamilyShapes(people, today);
    }

    /** The family of that number, counted from zero over all registers. */
    Family make(int number) {
        var dice = new Dice(plan.seed(), "family", number);
        var size = plan.size();
        var register = number < size.dibaoFamilies()
                ? Register.DIBAO
                : number < size.dibaoFamilies() + size.edgeFamilies() ? Register.EDGE : Register.OTHER;
        var story = Story.of(register, plan.seed(), number);
        return papers.of(number, story, life(story, dice), dice);
    }

    private Life life(Story story, Dice dice) {
        return switch (story) {
            case POOR_AS_BEFORE, DIBAO_WITHOUT_CONSENT -> openDibao(dice);
            case FOUND_WORK, PENSION_BEGAN -> nowAbove(story, dice);
            case CLOSED -> closed(false, dice.between(1, 60), dice);
            case CLOSED_LATELY -> closed(false, dice.between(1, 9), dice);
            case POOR_AGAIN -> closed(true, dice.between(1, 9), dice);
            case MARGINAL_AS_BEFORE, EDGE_WITHOUT_CONSENT, ON_THE_LINE -> marginal(story, dice);
            case WAGE_ENDED, PENSIONER_DIED -> nowBelow(story, dice);
            case EDGE_EXPIRED -> expired(dice);
            case TEKUN -> tekun(dice);
            case RIGID -> rigid(dice);
            case NEVER_APPLIED -> other(dice);
        };
    }

    private Life openDibao(Dice dice) {
        return until(() -> {
            var kin = poor(DIBAO_SHAPES, dice);
            var opened = openedDibao(dice);
            var checked = later(today.minusMonths(dice.between(1, 11)), opened);
            return isBelow(kin, checked) && isBelow(kin, today)
                    ? Optional.of(new Life(kin, new Case(Register.DIBAO, opened, Optional.empty()), checked))
                    : Optional.empty();
        });
    }

    private Life nowAbove(Story story, Dice dice) {
        return until(() -> {
            var before = poor(DIBAO_SHAPES, dice);
            var kin =
                    story == Story.FOUND_WORK ? lives.findingWork(before, dice) : lives.beginningPension(before, dice);
            var opened = openedDibao(dice);
            var checked = later(today.minusMonths(dice.between(1, 11)), opened);
            return isBelow(kin, checked) && !isBelow(kin, today)
                    ? Optional.of(new Life(kin, new Case(Register.DIBAO, opened, Optional.empty()), checked))
                    : Optional.empty();
        });
    }

    private Life closed(boolean poorAgain, int monthsAgo, Dice dice) {
        var closed = YearMonth.from(today).minusMonths(monthsAgo).atEndOfMonth();
        return until(() -> {
            var kin = poorAgain ? poor(DIBAO_SHAPES, dice) : modest(dice);
            var opened = dice.day(closed.minusMonths(96), closed.minusMonths(8));
            return isBelow(kin, today) == poorAgain
                    ? Optional.of(new Life(kin, new Case(Register.DIBAO, opened, Optional.of(closed)), opened))
                    : Optional.empty();
        });
    }

    private Life marginal(Story story, Dice dice) {
        return until(() -> {
            var kin = story == Story.ON_THE_LINE
                    ? lives.onTheLine(shapes.draw(Shape.YOUNG_FAMILY, dice), dice)
                    : modest(dice);
            var opened = today.minusMonths(dice.between(1, 11)).plusDays(dice.below(28));
            boolean fits = isMarginal(kin, opened) && isMarginal(kin, today);
            return fits && (story != Story.ON_THE_LINE || isOnTheLine(kin))
                    ? Optional.of(edge(kin, opened))
                    : Optional.empty();
        });
    }

    private Life nowBelow(Story story, Dice dice) {
        return until(() -> {
            var kin = story == Story.WAGE_ENDED
                    ? lives.losingWork(modest(dice), dice)
                    : lives.pensionOfTheDead(shapes.draw(Shape.BEREAVED_COUPLE, dice), dice);
            var opened = today.minusMonths(dice.between(1, 11)).plusDays(dice.below(28));
            return isMarginal(kin, opened) && isBelow(kin, today) ? Optional.of(edge(kin, opened)) : Optional.empty();
        });
    }

    private Life expired(Dice dice) {
        return until(() -> {
            var kin = modest(dice);
            var opened = today.minusMonths(dice.between(13, 40)).plusDays(dice.below(28));
            return isMarginal(kin, opened) ? Optional.of(edge(kin, opened)) : Optional.empty();
        });
    }

    /** Old or severely disabled when recognised, without a job since, and without more than a small pension. */
    private Life tekun(Dice dice) {
        return until(() -> {
            var kin = poor(TEKUN_SHAPES, dice);
            var opened = dice.day(today.minusMonths(100), today.minusMonths(10));
            boolean fits = kin.members().stream()
                    .allMatch(member -> member.jobs().isEmpty()
                            && (member.person().ageOn(opened) >= 60
                                    || member.disability()
                                            .map(Disability::isSevere)
                                            .orElse(false)));
            return fits && isBelow(kin, today)
                    ? Optional.of(new Life(kin, new Case(Register.OTHER, opened, Optional.empty()), opened))
                    : Optional.empty();
        });
    }

    /** Recognised for a year; a quarter of the recognitions have run out. */
    private Life rigid(Dice dice) {
        return until(() -> {
            var kin = lives.modest(lives.withDisabilities(draw(RIGID_SHAPES, dice), dice), dice);
            var opened = today.minusMonths(dice.chance(750) ? dice.between(1, 11) : dice.between(13, 40))
                    .plusDays(dice.below(28));
            return isMarginal(kin, opened)
                    ? Optional.of(new Life(
                            kin,
                            new Case(
                                    Register.OTHER,
                                    opened,
                                    edge(kin, opened).file().closed()),
                            opened))
                    : Optional.empty();
        });
    }

    private Life other(Dice dice) {
        var drawn = lives.withDisabilities(draw(OTHER_SHAPES, dice), dice);
        var kin = dice.chance(600) ? lives.poor(drawn, dice) : lives.modest(drawn, dice);
        var opened = dice.day(today.minusMonths(100), today.minusMonths(2));
        return new Life(kin, new Case(Register.OTHER, opened, Optional.empty()), opened);
    }

    private static Life edge(Kin kin, LocalDate opened) {
        return new Life(
                kin,
                new Case(Register.EDGE, opened, Optional.of(opened.plusYears(1).minusDays(1))),
                opened);
    }

    private LocalDate openedDibao(Dice dice) {
        return dice.day(today.minusMonths(150), today.minusMonths(dice.between(2, 40)));
    }

    private Kin poor(int[] weights, Dice dice) {
        return lives.poor(lives.withDisabilities(draw(weights, dice), dice), dice);
    }

    private Kin modest(Dice dice) {
        return lives.modest(lives.withDisabilities(draw(EDGE_SHAPES, dice), dice), dice);
    }

    private Kin draw(int[] weights, Dice dice) {
        return shapes.draw(dice.weighted(SHAPES, weights), dice);
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

    private static Life until(Supplier<Optional<Life>> attempt) {
        for (int i = 0; i < TRIES; i++) {
            var fitting = attempt.get();
            if (fitting.isPresent()) {
                return fitting.get();
            }
        }
        throw new IllegalStateException("no family fits the story");
    }
}
