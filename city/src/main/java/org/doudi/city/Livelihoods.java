package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;
import org.doudi.kernel.Money;

/** Gives people the disabilities, jobs and pensions of their age, and changes them as life does. */
final class Livelihoods {
    private static final List<Disability.Kind> KINDS = List.of(Disability.Kind.values());

    private final CityPlan plan;
    private final LocalDate today;
    private final YearMonth month;
    private final List<Employer> employers = Employer.all();

    Livelihoods(CityPlan plan) {
        this.plan = plan;
        today = plan.asOf();
        month = plan.referenceMonth();
    }

    /** Disability cards at the rates of families in difficulty. */
    Kin withDisabilities(Kin kin, Dice dice) {
        return kin.changingAll(member -> dice.chance(disabilityRate(member)) ? disabled(member, dice) : member);
    }

    /** Members as a dibao family has them: small residents' pensions, odd jobs. */
    Kin poor(Kin kin, Dice dice) {
        return kin.changingAll(member -> poor(member, dice, kin.members().size()));
    }

    /** One steady income that keeps the family between one and two standards a head. */
    Kin modest(Kin kin, Dice dice) {
        var small =
                kin.changingAll(member -> member.person().ageOn(today) >= 60 ? residentPension(member, dice) : member);
        int count = kin.members().size();
        int least = (int) (Standards.dibao(month).cents() / 100) * count;
        int wage = Math.max((int) (Standards.MINIMUM_WAGE.cents() / 100), dice.between(least, least * 2));
        boolean worker = small.members().stream().anyMatch(member -> member.isAbleOn(today));
        if (worker && count > 1) {
            return small.changingFirst(
                    member -> member.isAbleOn(today), member -> member.with(steadyJob(member, dice, wage)));
        }
        return small.changingFirst(
                member -> member.person().ageOn(today) >= 60,
                member -> enterprisePension(member, dice, dice.between(least + 20, Math.max(least * 2, 2300))));
    }

    /** A wage that makes the yearly income the line to the cent: for a family of three or more without other income. */
    Kin onTheLine(Kin kin, Dice dice) {
        var wage = Standards.dibao(month).times(kin.members().size());
        return kin.changingFirst(
                member -> member.isAbleOn(today),
                member -> member.with(Job.open(startBefore(member, dice), wage, dice.pick(employers))));
    }

    /** Somebody able without a job finds one, three to ten months ago. */
    Kin findingWork(Kin kin, Dice dice) {
        var from = month.minusMonths(dice.between(3, 10));
        var wage = Standards.yuan(dice.between(300, 680) * 10L);
        var job = Job.open(from, wage, dice.pick(employers));
        var reported = dice.chance(Rates.REPORTED_LATE) ? job.reportedOn(lately(dice)) : job;
        return kin.changingFirst(
                member -> member.isAbleOn(today) && !member.isOnTheJob() && isFree(member, from),
                member -> member.with(reported));
    }

    /** Somebody of pension age who paid up the missing years draws a worker's pension, three to ten months ago. */
    Kin beginningPension(Kin kin, Dice dice) {
        var from = month.minusMonths(dice.between(3, 10));
        boolean late = dice.chance(Rates.REPORTED_LATE);
        var amount = Standards.yuan(dice.between(190, 340) * 10L);
        var begun = Pension.since(from, Pension.Kind.ENTERPRISE, amount, Money.ZERO, month.getYear());
        return kin.changingFirst(
                member -> reachedPensionAge(member.person(), from)
                        && member.pension().isEmpty(),
                member -> member.with(late ? begun.reportedOn(lately(dice)) : begun));
    }

    /** The steady job of the family ends, six to eleven months ago. */
    Kin losingWork(Kin kin, Dice dice) {
        var last = month.minusMonths(dice.between(6, 11));
        boolean late = dice.chance(Rates.REPORTED_LATE);
        UnaryOperator<Job> end = job -> late ? job.endedIn(last).endReportedOn(lately(dice)) : job.endedIn(last);
        return kin.changingFirst(Member::isOnTheJob, member -> member.withLastJob(end));
    }

    /** The dead drew the pension they both lived on; the survivor has a residents' pension at most. */
    Kin pensionOfTheDead(Kin kin, Dice dice) {
        return kin.changingAll(member -> member.person().death().isPresent()
                ? enterprisePension(member, dice, dice.between(2300, 4000))
                : poor(member, dice, 1));
    }

    Member residentPension(Member member, Dice dice) {
        var from = YearMonth.from(member.person().birth().plusYears(60)).plusMonths(1);
        if (from.isAfter(month)) {
            return member;
        }
        var basic = Standards.yuan(dice.pick(List.of(260, 290, 320, 350)));
        var own = Standards.yuan(dice.between(8, 260));
        return member.with(Pension.since(from, Pension.Kind.RESIDENT, basic.plus(own), basic, month.getYear()));
    }

    Member enterprisePension(Member member, Dice dice, int yuan) {
        var person = member.person();
        var from = YearMonth.from(person.birth().plusYears(person.sex() == Sex.MALE ? 60 : dice.chance(600) ? 50 : 55))
                .plusMonths(1);
        var amount = new Money(yuan * 100L + dice.below(100));
        return member.with(Pension.since(from, Pension.Kind.ENTERPRISE, amount, Money.ZERO, month.getYear()));
    }

    Member disabled(Member member, Dice dice) {
        var kind = dice.weighted(KINDS, 12, 10, 2, 45, 14, 13, 4);
        int grade = dice.weighted(18, 26, 28, 28) + 1;
        var born = member.person().birth().plusYears(1);
        var earliest = later(born, plan.firstRound().minusYears(8));
        var latest = member.person().death().map(day -> day.minusDays(1)).orElse(plan.firstRound());
        if (!earliest.isBefore(latest)) {
            return member;
        }
        var card = Disability.firstIssued(kind, grade, dice.day(earliest, latest));
        boolean changed = member.person().livesOn(today) && dice.chance(Rates.CARD_CHANGED_LATELY);
        if (!changed) {
            return member.with(card);
        }
        return member.with(
                grade > 1 && dice.chance(500)
                        ? card.worsenedTo(grade - 1, lately(dice))
                        : Disability.firstIssued(kind, grade, lately(dice)));
    }

    Job steadyJob(Member member, Dice dice, int wage) {
        return Job.open(startBefore(member, dice), Standards.yuan(wage), dice.pick(employers));
    }

    /** A day between the two rounds. */
    LocalDate lately(Dice dice) {
        return dice.day(plan.firstRound().plusDays(1), today);
    }

    private Member poor(Member member, Dice dice, int membersInFamily) {
        var person = member.person();
        int age = person.ageOn(today);
        if (age >= 60) {
            return dice.chance(850) ? residentPension(member, dice) : member;
        }
        if (age < 23 || !member.isAbleOn(today)) {
            return member;
        }
        return switch (dice.weighted(45, 30, 25)) {
            case 0 -> member;
            case 1 -> member.with(oldJob(member, dice));
            default -> member.with(oddJob(member, dice, membersInFamily));
        };
    }

    /** A job that ended before the income of today is counted. */
    private Job oldJob(Member member, Dice dice) {
        var last = month.minusMonths(dice.between(14, 60));
        var first = later(last.minusMonths(dice.between(5, 48)), adulthood(member));
        var job = Job.open(first, wage(dice), employer(dice));
        return last.isBefore(first) ? job.endedIn(first) : job.endedIn(last);
    }

    /** Some months of work within the last year, or a low steady wage where many share it. */
    private Job oddJob(Member member, Dice dice, int membersInFamily) {
        if (membersInFamily > 2 && dice.chance(600)) {
            return steadyJob(member, dice, dice.between(266, 330) * 10);
        }
        var last = month.minusMonths(dice.between(2, 9));
        return Job.open(last.minusMonths(dice.between(1, 6)), wage(dice), employer(dice))
                .endedIn(last);
    }

    private Employer employer(Dice dice) {
        return dice.chance(Rates.FLEXIBLE_WORK) ? Employer.NONE : dice.pick(employers);
    }

    private YearMonth startBefore(Member member, Dice dice) {
        return later(month.minusMonths(dice.between(26, 150)), adulthood(member));
    }

    private static YearMonth adulthood(Member member) {
        return YearMonth.from(member.person().birth().plusYears(18)).plusMonths(1);
    }

    private static boolean isFree(Member member, YearMonth from) {
        return member.jobs().isEmpty()
                || member.jobs()
                        .getLast()
                        .through()
                        .map(last -> last.isBefore(from))
                        .orElse(false);
    }

    private static boolean reachedPensionAge(Person person, YearMonth when) {
        int age = person.sex() == Sex.MALE ? 60 : 55;
        return YearMonth.from(person.birth().plusYears(age)).plusMonths(11).isBefore(when);
    }

    private static Money wage(Dice dice) {
        return Standards.yuan(dice.between(266, 520) * 10L);
    }

    private int disabilityRate(Member member) {
        int age = member.person().ageOn(today);
        return age < 18 ? Rates.DISABLED_CHILD : age < 60 ? Rates.DISABLED_ADULT : Rates.DISABLED_ELDER;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }
}
