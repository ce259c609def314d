package org.doudi.city;

import java.util.List;
import org.doudi.city.FamilyShapes.Shape;
import org.doudi.kernel.Money;

/** Makes the other residents, whom departments know and civil affairs do not. */
final class Townsfolk {
    /** What a household of other residents is known for. */
    enum Kind {
        WORKERS(Dataset.EMPLOYMENT_REGISTRATION),
        PENSIONERS(Dataset.PENSION_PAYMENT),
        DISABLED(Dataset.DISABILITY_CERT),
        MIGRANTS(Dataset.RESIDENCE_PERMIT),
        PARENTS(Dataset.STUDENT_RECORD),
        BEREAVED(Dataset.DEATH_CANCELLATION),
        PATIENTS(Dataset.LARGE_MEDICAL_EXPENSE),
        DRIVERS(Dataset.VEHICLE_REGISTRATION),
        OWNERS(Dataset.REAL_ESTATE),
        TRADERS(Dataset.MARKET_ENTITY);

        private final Dataset dataset;

        Kind(Dataset dataset) {
            this.dataset = dataset;
        }

        /** Such households are made until this dataset has its rows. */
        Dataset dataset() {
            return dataset;
        }
    }

    private final CityPlan plan;
    private final People people;
    private final FamilyShapes shapes;
    private final Livelihoods lives;
    private final List<Employer> employers = Employer.all();

    Townsfolk(CityPlan plan, People people, Livelihoods lives) {
        this.plan = plan;
        this.people = people;
        this.lives = lives;
        shapes = new FamilyShapes(people, plan.asOf());
    }

    Kin make(Kind kind, int number) {
        var dice = new Dice(plan.seed(), "resident", number);
        return switch (kind) {
            case WORKERS ->
                shapes.draw(dice.chance(700) ? Shape.YOUNG_FAMILY : Shape.LONE_ADULT, dice)
                        .changingAll(member -> worker(member, dice));
            case PENSIONERS ->
                shapes.draw(dice.chance(600) ? Shape.ELDER_COUPLE : Shape.LONE_ELDER, dice)
                        .changingAll(member -> pensioner(mortal(member, dice), dice));
            case DISABLED ->
                shapes.draw(dice.chance(500) ? Shape.LONE_ELDER : Shape.LONE_ADULT, dice)
                        .changingAll(member -> lives.disabled(member, dice));
            case MIGRANTS -> shapes.draw(dice.chance(550) ? Shape.LONE_ADULT : Shape.YOUNG_FAMILY, dice);
            case PARENTS -> shapes.draw(Shape.YOUNG_FAMILY, dice);
            case BEREAVED -> shapes.draw(dice.chance(700) ? Shape.LONE_ELDER : Shape.ELDER_WITH_ADULT_CHILD, dice);
            case PATIENTS -> shapes.draw(dice.chance(600) ? Shape.ELDER_COUPLE : Shape.LONE_ADULT, dice);
            case DRIVERS, OWNERS, TRADERS ->
                shapes.draw(dice.chance(500) ? Shape.LONE_ADULT : Shape.ELDER_COUPLE, dice);
        };
    }

    /** A household that no department has reason to write of. */
    Kin quiet(int number) {
        var dice = new Dice(plan.seed(), "quiet", number);
        return shapes.draw(dice.chance(650) ? Shape.YOUNG_FAMILY : Shape.LONE_ADULT, dice);
    }

    /** Somebody else of the same name and birth date, at work or drawing a pension by age. */
    Kin doubleOf(Person client) {
        var dice = new Dice(plan.seed(), "double", client.key());
        var member = Member.of(people.named(client.sex(), client.birth(), client.name()), Relation.HEAD);
        boolean old = member.person().ageOn(plan.asOf()) >= 60;
        return new Kin(List.of(old ? pensioner(member, dice) : worker(member, dice)), List.of());
    }

    private Member mortal(Member member, Dice dice) {
        if (!dice.chance(Rates.DEAD)) {
            return member;
        }
        var death = dice.day(plan.asOf().minusMonths(20), plan.asOf().minusDays(3));
        return new Member(
                member.person().died(death), member.relation(), member.jobs(), member.pension(), member.disability());
    }

    private Member pensioner(Member member, Dice dice) {
        return switch (dice.weighted(55, 12, 30, 3)) {
            case 0 -> lives.enterprisePension(member, dice, dice.between(2100, 4800));
            case 1 -> ofKind(lives.enterprisePension(member, dice, dice.between(4500, 8200)), Pension.Kind.PUBLIC);
            case 2 -> lives.residentPension(member, dice);
            default -> ofKind(lives.enterprisePension(member, dice, dice.between(900, 1500)), Pension.Kind.SURVIVOR);
        };
    }

    private static Member ofKind(Member member, Pension.Kind kind) {
        var drawn = member.pension().orElseThrow();
        return member.with(new Pension(kind, drawn.from(), drawn.amount(), Money.ZERO, drawn.year(), drawn.reported()));
    }

    private Member worker(Member member, Dice dice) {
        if (member.person().ageOn(plan.asOf()) < 22) {
            return member;
        }
        var worker = member;
        var month = plan.referenceMonth();
        int first = dice.between(12, Math.min(120, (member.person().ageOn(plan.asOf()) - 19) * 12));
        int changes = dice.weighted(40, 40, 20);
        var from = month.minusMonths(first);
        for (int i = 0; i < changes; i++) {
            var last = from.plusMonths(Math.max(1, first / 4));
            worker =
                    worker.with(Job.open(from, wage(dice), dice.pick(employers)).endedIn(last));
            from = last.plusMonths(1);
        }
        worker = worker.with(Job.open(from, wage(dice), dice.pick(employers)));
        if (dice.chance(150)) {
            var last =
                    from.isBefore(month.minusMonths(3)) ? month.minusMonths(dice.between(2, 3)) : month.minusMonths(1);
            return worker.withLastJob(job -> job.endedIn(last));
        }
        if (!dice.chance(Rates.JOB_CHANGED_LATELY)) {
            return worker;
        }
        var reported = lives.lately(dice);
        var ended = worker.withLastJob(job -> job.endedIn(month.minusMonths(1)).endReportedOn(reported));
        return dice.chance(500)
                ? ended
                : ended.with(Job.open(month, wage(dice), dice.pick(employers)).reportedOn(reported));
    }

    private static Money wage(Dice dice) {
        return Standards.yuan(dice.between(266, 700 + dice.below(700)) * 10L);
    }
}
