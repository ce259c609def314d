package org.doudi.policy.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;
import org.jspecify.annotations.Nullable;

/** P01 of August 2023, written a second time by hand with exact decimals: no top-ups are in force. */
final class DibaoByHand {
    private static final BigDecimal STANDARD = new BigDecimal("1020");
    private static final BigDecimal TWELVE = new BigDecimal("12");
    private static final LocalDate YEAR_BEFORE = LocalDate.of(2022, 8, 1);

    private DibaoByHand() {}

    /** What the family gets a month, in yuan; empty if it is not entitled. */
    static Optional<BigDecimal> amount(Situation situation) {
        var members = situation.members().stream()
                .map(Situation.Member::items)
                .filter(DibaoByHand::counts)
                .toList();
        var heads = BigDecimal.valueOf(members.size());
        var income = sum(members, DibaoByHand::income);
        var limit = STANDARD.multiply(TWELVE).multiply(heads);
        if (income.compareTo(limit) >= 0 || hasTooMuch(situation.household(), members, heads)) {
            return Optional.empty();
        }
        // (12 × standard × heads − income) / 12, divided once and rounded once
        return Optional.of(limit.subtract(income).divide(TWELVE, 2, RoundingMode.HALF_UP));
    }

    private static boolean counts(Map<String, Value> member) {
        return flag(member, "is_coresident")
                && !(member.get("exclusion_reason") instanceof Value.Text)
                && !new Value.Text("死亡").equals(member.get("vital_status"))
                && !new Value.Text("宣告失踪").equals(member.get("vital_status"))
                && !isDestitute(member.get("assistance_category"));
    }

    private static boolean isDestitute(@Nullable Value categories) {
        var destitute = new Value.Text("特困");
        return destitute.equals(categories)
                || (categories instanceof Value.Items items && items.values().contains(destitute));
    }

    private static BigDecimal income(Map<String, Value> member) {
        var own = number(member, "wage_income")
                .add(number(member, "business_income"))
                .add(number(member, "property_income"))
                .add(number(member, "transfer_income"))
                .subtract(number(member, "exempt_income"))
                .subtract(number(member, "work_cost_deduction"));
        return own.max(BigDecimal.ZERO).add(number(member, "support_income"));
    }

    private static boolean hasTooMuch(
            Map<String, Value> household, List<Map<String, Value>> members, BigDecimal heads) {
        int vehicles = number(household, "vehicle_count").intValue()
                - (flag(household, "vehicle_sole_livelihood") ? 1 : 0)
                - (flag(household, "mobility_vehicle") ? 1 : 0);
        boolean resettled = flag(household, "resettlement_home");
        var areaLimit = BigDecimal.valueOf(resettled ? 72 : 36).multiply(heads);
        boolean tooManyHomes = number(household, "owned_home_count").intValue() >= (resettled ? 3 : 2)
                && number(household, "owned_home_area").compareTo(areaLimit) > 0;
        boolean boughtLately = household.get("home_acquired_on") instanceof Value.Date acquired
                && !acquired.value().isBefore(YEAR_BEFORE);
        var assets = number(household, "claims_receivable").add(sum(members, DibaoByHand::assets));
        var assetLimit = STANDARD.multiply(TWELVE).multiply(new BigDecimal("3")).multiply(heads);
        return vehicles > 0
                || tooManyHomes
                || boughtLately
                || flag(household, "large_machine_or_boat")
                || flag(household, "refuses_authorisation")
                || number(household, "non_residential_count").signum() > 0
                || members.stream().anyMatch(member -> flag(member, "is_enterprise_controller"))
                || assets.compareTo(assetLimit) > 0;
    }

    private static BigDecimal assets(Map<String, Value> member) {
        return number(member, "bank_balance")
                .add(number(member, "securities_value"))
                .add(number(member, "insurance_cash_value"))
                .add(number(member, "online_finance_balance"));
    }

    private interface Sum {
        BigDecimal of(Map<String, Value> member);
    }

    private static BigDecimal sum(List<Map<String, Value>> members, Sum each) {
        return members.stream().map(each::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(Map<String, Value> items, String name) {
        return items.get(name) instanceof Value.Decimal number ? number.value() : BigDecimal.ZERO;
    }

    private static boolean flag(Map<String, Value> items, String name) {
        return Value.Truth.TRUE.equals(items.get(name));
    }
}
