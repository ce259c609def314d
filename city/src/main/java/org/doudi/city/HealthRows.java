package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;

/** Writes what the medical-insurance office sends: enrolments, clients' settlements, and high sums that a patient paid. */
final class HealthRows {
    private static final int YEARS_OF_ENROLMENT = 4;
    private static final int YEARS_OF_SETTLEMENTS = 6;
    /** A patient who paid less in twelve months is not on the list of large expenses. */
    private static final Money LARGE = Standards.yuan(10_000);
    /** Visits in a hundred months: seldom ill, chronically, gravely; and stays of the gravely ill. */
    private static final int[] VISITS = {60, 200, 130};

    private static final int STAYS = 22;
    private static final int NO_AID = 0;

    /**
     * Who is insured and how.
     *
     * @param person who
     * @param worker whether with workers' insurance, through a job
     * @param subsidy what the state pays of the premium, as the office names it; empty for nobody's client
     */
    record Insured(Person person, boolean worker, String subsidy) {
        String scheme() {
            return worker ? "职工医保" : "居民医保";
        }
    }

    private final CityPlan plan;
    private final DeliveryFiles files;
    private final Lane lane;
    private long serial;

    HealthRows(CityPlan plan, DeliveryFiles files, Lane lane) {
        this.plan = plan;
        this.files = files;
        this.lane = lane;
    }

    /** A member of a family in difficulty: enrolments of four years, settlements since the case was opened. */
    void client(Member member, Family family) {
        var person = member.person();
        var insured = new Insured(person, hasWorkersInsurance(member), subsidy(family));
        enrolments(insured);
        var bills = bills(person, family);
        bills.forEach(bill -> settlement(person, bill));
        large(insured, bills, family.formerHome().livingCode());
    }

    /** Somebody else who was in hospital and paid much. */
    void patient(Member member, DivisionCode home) {
        var person = member.person();
        var dice = new Dice(plan.seed(), "patient", person.key());
        var bills = new ArrayList<Bill>();
        for (int i = dice.between(2, 6); i > 0; i--) {
            var day = dice.day(plan.asOf().minusMonths(12), plan.firstRound());
            if (person.livesOn(day) && person.livesOn(day.minusMonths(1))) {
                bills.add(Bill.stay(day, NO_AID, dice));
            }
        }
        var insured = new Insured(person, hasWorkersInsurance(member), "");
        if (large(insured, bills, home)) {
            enrolment(insured, plan.asOf().getYear(), Round.FIRST, dice);
        }
    }

    private void enrolments(Insured insured) {
        int year = plan.asOf().getYear();
        var person = insured.person;
        var dice = new Dice(plan.seed(), "enrolment", person.key());
        for (int each = year - YEARS_OF_ENROLMENT + 1; each <= year; each++) {
            if (person.livesIn(YearMonth.of(each, 1)) || person.birth().getYear() == each) {
                enrolment(insured, each, Round.FIRST, dice);
            }
        }
        if (person.livesOn(plan.asOf()) && dice.chance(Rates.ENROLLED_LATELY)) {
            enrolment(insured, year + 1, Round.SECOND, dice);
        }
    }

    private void enrolment(Insured insured, int year, Round round, Dice dice) {
        var paid = round == Round.SECOND
                ? dice.day(plan.firstRound().plusDays(1), plan.asOf())
                : later(
                        LocalDate.of(year - 1, 10, 1).plusDays(dice.below(22)),
                        insured.person.birth().plusDays(20));
        boolean subsidised = !insured.worker && !insured.subsidy.isEmpty();
        files.row(
                round,
                Dataset.INSURANCE_ENROLMENT,
                insured.person.id().value(),
                year,
                insured.person.name(),
                insured.scheme(),
                "常州市",
                "正常",
                paid.isAfter(plan.asOf(round)) ? "" : paid,
                subsidised ? Standards.yuan(380L + (year - 2023) * 20L) : Money.ZERO,
                subsidised ? insured.subsidy : "");
    }

    private List<Bill> bills(Person person, Family family) {
        var dice = new Dice(plan.seed(), "bills", person.key());
        int illness = dice.weighted(
                1000 - Rates.CHRONICALLY_ILL - Rates.GRAVELY_ILL, Rates.CHRONICALLY_ILL, Rates.GRAVELY_ILL);
        var from = later(family.file().opened(), plan.asOf().minusYears(YEARS_OF_SETTLEMENTS));
        var result = new ArrayList<Bill>();
        for (var month = YearMonth.from(later(from, person.birth())).plusMonths(1);
                !month.isAfter(plan.referenceMonth()) && person.livesOn(month.atEndOfMonth());
                month = month.plusMonths(1)) {
            if (family.file().isOpenOn(month.atEndOfMonth())) {
                visits(month, illness, aid(family), dice, result);
            }
        }
        return result;
    }

    private void visits(YearMonth month, int illness, int aid, Dice dice, List<Bill> bills) {
        for (int chances = VISITS[illness] + dice.below(100); chances >= 100; chances -= 100) {
            add(Bill.outpatient(month.atDay(dice.between(1, 28)), aid, dice), bills);
        }
        if (illness == VISITS.length - 1 && dice.chance(STAYS * 10)) {
            add(Bill.stay(month.atDay(dice.between(1, 28)), aid, dice), bills);
        }
    }

    /** What is not settled yet is nobody's bill. */
    private void add(Bill bill, List<Bill> bills) {
        if (!bill.discharged().isAfter(plan.asOf())) {
            bills.add(bill);
        }
    }

    private void settlement(Person person, Bill bill) {
        var round = plan.roundOf(bill.discharged());
        var number = number(bill);
        settlement(round, person, bill, number, 1, "");
        if (new Dice(plan.seed(), "reversal", person.key() + bill.discharged().toEpochDay())
                .chance(Rates.SETTLEMENT_REVERSED)) {
            settlement(round, person, bill, number(bill), -1, number);
            settlement(round, person, bill, number(bill), 1, "");
        }
    }

    private void settlement(Round round, Person person, Bill bill, String number, int sign, String reversalOf) {
        files.row(
                round,
                Dataset.MEDICAL_SETTLEMENT_LOWINCOME,
                number,
                person.id().value(),
                person.name(),
                bill.hospital(),
                bill.inpatient() ? "住院" : "门诊",
                bill.admitted(),
                bill.discharged(),
                bill.illness(),
                bill.total().times(sign),
                bill.covered().times(sign),
                bill.basic().times(sign),
                bill.major().times(sign),
                bill.aid().times(sign),
                bill.supplement().times(sign),
                bill.selfInCatalogue().times(sign),
                bill.selfTotal().times(sign),
                reversalOf);
    }

    private String number(Bill bill) {
        return "YB" + bill.discharged().getYear() + String.format("%09d", serial++ * lane.count() + lane.index());
    }

    /** Whether the person is on the list of a round. */
    private boolean large(Insured insured, List<Bill> bills, DivisionCode home) {
        boolean written = false;
        for (var round : Round.values()) {
            var day = plan.asOf(round);
            var year = bills.stream()
                    .filter(bill -> bill.discharged().isAfter(day.minusMonths(12))
                            && !bill.discharged().isAfter(day))
                    .toList();
            var self = sum(year.stream().map(Bill::selfTotal).toList());
            if (self.compareTo(LARGE) >= 0 && insured.person.livesOn(day)) {
                large(round, insured, year, self, home);
                written = true;
            }
        }
        return written;
    }

    private void large(Round round, Insured insured, List<Bill> year, Money self, DivisionCode home) {
        files.row(
                round,
                Dataset.LARGE_MEDICAL_EXPENSE,
                insured.person.id().value(),
                plan.asOf(round),
                insured.person.name(),
                insured.person.birth(),
                home,
                insured.scheme(),
                sum(year.stream().map(Bill::covered).toList()),
                sum(year.stream().map(Bill::paid).toList()),
                sum(year.stream().map(Bill::selfInCatalogue).toList()),
                self,
                year.stream().map(Bill::selfTotal).max(Money::compareTo).orElse(Money.ZERO));
    }

    private static Money sum(List<Money> sums) {
        return sums.stream().reduce(Money.ZERO, Money::plus);
    }

    private static boolean hasWorkersInsurance(Member member) {
        return member.isOnTheJob() && !member.jobs().getLast().employer().equals(Employer.NONE);
    }

    private static String subsidy(Family family) {
        return switch (family.file().register()) {
            case DIBAO -> "低保";
            case EDGE -> "低保边缘";
            case OTHER -> family.story() == Story.TEKUN ? "特困" : family.story() == Story.RIGID ? "刚性支出" : "其他低收入";
        };
    }

    /** Medical aid in a hundred of what the insurances leave. */
    private static int aid(Family family) {
        return switch (family.file().register()) {
            case DIBAO -> 75;
            case EDGE -> 60;
            case OTHER -> family.story() == Story.TEKUN ? 100 : 50;
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
