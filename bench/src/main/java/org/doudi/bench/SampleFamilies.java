package org.doudi.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.column.Column;
import org.doudi.policy.column.HouseholdRow;
import org.doudi.policy.column.Layout;
import org.doudi.policy.column.Population;

/** Families such as ask for dibao: some entitled, some with too much income or property, nothing unknown. */
final class SampleFamilies {
    private static final LocalDate TODAY = LocalDate.of(2023, 8, 1);
    private static final int DISTRICTS = 6;

    private final Layout layout;
    private final HouseholdRow row;
    private final Random random;

    SampleFamilies(Layout layout, long seed) {
        this.layout = layout;
        this.row = new HouseholdRow(layout);
        this.random = new Random(seed);
    }

    /** So many households, spread over the city's districts. */
    Population population(int households) {
        var population = new Population(layout, households);
        var districts = new String[] {"320402", "320404", "320411", "320412", "320413", "320481"};
        for (int i = 0; i < households; i++) {
            population.add(i, DivisionCode.of(districts[(int) ((long) i * DISTRICTS / households)]), next());
        }
        return population;
    }

    /** One more family; the row is used again for the next. */
    HouseholdRow next() {
        row.clear();
        row.choice(column("hukou_type"), "城镇");
        number("owned_home_count", oneIn(4) ? 0 : oneIn(12) ? 2 : 1);
        row.number(column("owned_home_area"), BigDecimal.valueOf(3000 + random.nextInt(12_000), 2));
        row.flag(column("resettlement_home"), oneIn(6));
        if (oneIn(12)) {
            row.date(column("home_acquired_on"), TODAY.minusDays(random.nextInt(6_000)));
        }
        number("vehicle_count", oneIn(10) ? 1 : 0);
        row.flag(column("vehicle_sole_livelihood"), oneIn(20));
        row.flag(column("mobility_vehicle"), oneIn(25));
        row.flag(column("large_machine_or_boat"), oneIn(200));
        number("non_residential_count", oneIn(80) ? 1 : 0);
        row.flag(column("refuses_authorisation"), oneIn(300));
        if (oneIn(20)) {
            row.cents(column("claims_receivable"), random.nextLong(3_000_000));
        }
        int members = 1 + random.nextInt(4);
        for (int i = 0; i < members; i++) {
            member(i);
        }
        return row;
    }

    private void member(int place) {
        row.addMember();
        int age = place < 2 ? 25 + random.nextInt(60) : random.nextInt(30);
        row.date(column("birth_date"), TODAY.minusDays(age * 365L + random.nextInt(365)));
        row.flag(column("is_coresident"), !oneIn(15));
        if (oneIn(40)) {
            row.choice(column("exclusion_reason"), "服刑");
        }
        row.choice(column("vital_status"), oneIn(100) ? "死亡" : "在世");
        row.choice(column("ethnicity"), oneIn(50) ? "回族" : "汉族");
        if (age > 18 && age < 60 && !oneIn(3)) {
            row.cents(column("wage_income"), random.nextLong(4_000_000));
            row.cents(column("work_cost_deduction"), random.nextLong(100_000));
        }
        if (age >= 60) {
            row.cents(column("transfer_income"), random.nextLong(2_400_000));
            row.cents(column("exempt_income"), random.nextLong(200_000));
        }
        if (oneIn(10)) {
            row.cents(column("business_income"), random.nextLong(1_500_000));
        }
        if (oneIn(15)) {
            row.cents(column("property_income"), random.nextLong(300_000));
            row.cents(column("support_income"), random.nextLong(600_000));
        }
        row.cents(column("bank_balance"), oneIn(15) ? random.nextLong(12_000_000) : random.nextLong(1_500_000));
        if (oneIn(25)) {
            row.cents(column("securities_value"), random.nextLong(2_000_000));
            row.cents(column("insurance_cash_value"), random.nextLong(2_000_000));
        }
        row.cents(column("online_finance_balance"), random.nextLong(200_000));
        row.flag(column("is_enterprise_controller"), oneIn(300));
        row.flag(column("major_disease_flag"), oneIn(12));
        if (oneIn(8)) {
            row.choice(column("disability_type"), oneIn(2) ? "肢体" : "智力");
            number("disability_grade", 1 + random.nextInt(4));
            row.date(column("disability_cert_until"), TODAY.plusDays(random.nextInt(3_000) - 300));
        }
    }

    private void number(String item, int value) {
        row.number(column(item), BigDecimal.valueOf(value));
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private Column column(String item) {
        return layout.column(item);
    }
}
