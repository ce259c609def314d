package org.doudi.city;

import java.time.LocalDate;
import java.util.List;
import org.doudi.kernel.Money;

/**
 * A settled medical bill. What the insurances and medical aid do not pay the patient pays:
 * {@code covered = basic + major + aid + supplement + selfInCatalogue} and {@code selfTotal = total - covered + selfInCatalogue}.
 *
 * @param hospital who treated
 * @param inpatient whether the patient stayed
 * @param admitted first day
 * @param discharged last day, on which it is settled
 * @param illness ICD-10
 * @param total all costs
 * @param covered costs within the catalogue
 * @param basic paid by the basic insurance
 * @param major paid by the major-illness insurance
 * @param aid paid by medical aid
 * @param supplement paid by supplementary insurance
 */
record Bill(
        String hospital,
        boolean inpatient,
        LocalDate admitted,
        LocalDate discharged,
        String illness,
        Money total,
        Money covered,
        Money basic,
        Money major,
        Money aid,
        Money supplement) {
    private static final List<String> HOSPITALS =
            List.of("常州市延陵医院", "常州市兰陵中心卫生院", "常州市青枫社区卫生服务中心", "常州市运河康复医院", "常州市天目人民医院", "常州市滆湖卫生院");
    private static final List<String> COMMON =
            List.of("I10", "E11.9", "J06.9", "M54.5", "K29.5", "J40", "H25.9", "I63.9");
    private static final List<String> GRAVE =
            List.of("C34.9", "C50.9", "N18.5", "I63.9", "C16.9", "I21.9", "G20", "F20.9");
    /** The major-illness insurance pays a part of what the basic insurance leaves above this. */
    private static final long MAJOR_FROM_CENTS = 1_000_000;

    /** A visit without a stay, paid in part by medical aid at so many in a hundred of the rest. */
    static Bill outpatient(LocalDate day, int aidPercent, Dice dice) {
        return of(false, day, day, dice.pick(COMMON), dice.between(60, 900) * 100L + dice.below(100), aidPercent, dice);
    }

    /** A stay that ends on the day. */
    static Bill stay(LocalDate discharged, int aidPercent, Dice dice) {
        long total = dice.between(6_000, 90_000) * 100L + dice.below(100);
        return of(
                true, discharged.minusDays(dice.between(3, 21)), discharged, dice.pick(GRAVE), total, aidPercent, dice);
    }

    private static Bill of(
            boolean inpatient,
            LocalDate admitted,
            LocalDate discharged,
            String illness,
            long total,
            int aidPercent,
            Dice dice) {
        long covered = total * dice.between(82, 96) / 100;
        long basic = covered * dice.between(inpatient ? 55 : 45, inpatient ? 75 : 60) / 100;
        long major = Math.max(0, covered - basic - MAJOR_FROM_CENTS) * 60 / 100;
        long aid = (covered - basic - major) * aidPercent / 100;
        long supplement = inpatient && dice.chance(200) ? (covered - basic - major - aid) * 30 / 100 : 0;
        return new Bill(
                dice.pick(HOSPITALS),
                inpatient,
                admitted,
                discharged,
                illness,
                new Money(total),
                new Money(covered),
                new Money(basic),
                new Money(major),
                new Money(aid),
                new Money(supplement));
    }

    Money paid() {
        return basic.plus(major).plus(aid).plus(supplement);
    }

    Money selfInCatalogue() {
        return covered.minus(paid());
    }

    Money selfTotal() {
        return total.minus(covered).plus(selfInCatalogue());
    }
}
