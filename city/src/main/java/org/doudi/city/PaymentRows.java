package org.doudi.city;

import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import org.doudi.kernel.Money;

/** Writes the monthly dibao payments, one row a member, since 2019. */
final class PaymentRows {
    private static final YearMonth FIRST_MONTH = YearMonth.of(2019, 1);
    private static final int PAY_DAY = 10;
    /** A tenth of the standard for members from this age, and for minors, to 2020-12. */
    private static final int OLD_AGE = 60;

    private final CityPlan plan;
    private final DeliveryFiles files;

    PaymentRows(CityPlan plan, DeliveryFiles files) {
        this.plan = plan;
        this.files = files;
    }

    void write(Family family, int number) {
        if (family.file().register() != Family.Register.DIBAO) {
            return;
        }
        var dice = new Dice(plan.seed(), "payment", number);
        var month = YearMonth.from(family.file().opened()).plusMonths(1);
        for (month = month.isBefore(FIRST_MONTH) ? FIRST_MONTH : month;
                !month.isAfter(plan.referenceMonth()) && family.file().isPaidIn(month);
                month = month.plusMonths(1)) {
            write(family, month, dice);
        }
    }

    private void write(Family family, YearMonth month, Dice dice) {
        var round = month.isBefore(plan.referenceMonth()) ? Round.FIRST : Round.SECOND;
        var status = status(month, dice);
        var payDay = status.equals("暂停")
                ? ""
                : month.plusMonths(status.equals("已补发") ? 1 : 0).atDay(PAY_DAY).toString();
        var members = covered(family, month);
        for (int place = 0; place < members.size(); place++) {
            var person = members.get(place).person();
            files.row(
                    round,
                    Dataset.DIBAO_PAYMENT,
                    person.id().value(),
                    month,
                    family.certificate(),
                    person.name(),
                    share(family, month, Standards.dibaoAsPaid(month), person),
                    topUp(person, month),
                    backPay(family, month, person),
                    family.bankCard(),
                    payDay,
                    status);
        }
    }

    /** Members who live in the month and joined the case by birth or from the start. */
    static List<Member> covered(Family family, YearMonth month) {
        return family.kin().members().stream()
                .filter(member -> member.person().livesIn(month))
                .toList();
    }

    /** The member's equal share; cents that do not divide go to the first member. */
    private static Money share(Family family, YearMonth month, Money standard, Person person) {
        var members = covered(family, month);
        long whole = DibaoBenefit.monthly(family, members.size(), standard).cents();
        boolean first = members.getFirst().person().equals(person);
        return new Money(whole / members.size() + (first ? whole % members.size() : 0));
    }

    private static Money topUp(Person person, YearMonth month) {
        int age = person.ageOn(month.atDay(1));
        boolean due = !month.isAfter(Standards.LAST_TOP_UP) && (age >= OLD_AGE || age < 18);
        return due ? new Money(Standards.dibaoAsPaid(month).cents() / 10) : Money.ZERO;
    }

    /** In October, the rise of July for the months since. */
    private static Money backPay(Family family, YearMonth month, Person person) {
        var sum = Money.ZERO;
        if (month.getMonth() == Standards.FIRST_PAID) {
            for (var past = month.withMonth(Month.JULY.getValue()); past.isBefore(month); past = past.plusMonths(1)) {
                if (family.file().isPaidIn(past) && !past.isBefore(FIRST_MONTH) && person.livesIn(past)) {
                    var due = share(family, past, Standards.dibao(past), person);
                    sum = sum.plus(due.minus(share(family, past, Standards.dibaoAsPaid(past), person)));
                }
            }
        }
        return sum.cents() < 0 ? Money.ZERO : sum;
    }

    private String status(YearMonth month, Dice dice) {
        boolean recent = !month.isBefore(plan.referenceMonth().minusMonths(1));
        int draw = dice.below(1000);
        if (!recent) {
            return draw < Rates.PAID_AGAIN ? "已补发" : "已发放";
        }
        if (draw < Rates.PAYMENT_FAILED) {
            return "发放失败";
        }
        if (draw < Rates.PAYMENT_FAILED + Rates.PAYMENT_RETURNED) {
            return "已退回";
        }
        return draw < Rates.PAYMENT_FAILED + Rates.PAYMENT_RETURNED + Rates.PAYMENT_HELD ? "暂停" : "已发放";
    }
}
