package org.doudi.bench;

import java.time.LocalDate;
import org.doudi.policy.column.Column;
import org.doudi.policy.column.Population;

/** Fills the hand-written columns with the same families and the same law. */
final class HandWrittenColumns {
    private final Population population;
    private final int members;

    HandWrittenColumns(Population population) {
        this.population = population;
        int total = 0;
        for (int row = 0; row < population.rows(); row++) {
            total += population.members(row);
        }
        this.members = total;
    }

    HandWrittenDibao fill() {
        var columns = new HandWrittenDibao();
        columns.memberStart = new int[population.rows() + 1];
        for (int row = 0; row < population.rows(); row++) {
            columns.memberStart[row + 1] = columns.memberStart[row] + population.members(row);
        }
        fillMembers(columns);
        fillHouseholds(columns);
        return columns;
    }

    private void fillMembers(HandWrittenDibao columns) {
        columns.isCoresident = bytes("is_coresident");
        columns.exclusionReason = bytes("exclusion_reason");
        columns.vitalStatus = bytes("vital_status");
        columns.category = bytes("assistance_category");
        columns.wage = longs("wage_income");
        columns.business = longs("business_income");
        columns.property = longs("property_income");
        columns.transfer = longs("transfer_income");
        columns.support = longs("support_income");
        columns.exempt = longs("exempt_income");
        columns.workCost = longs("work_cost_deduction");
        columns.bank = longs("bank_balance");
        columns.securities = longs("securities_value");
        columns.insurance = longs("insurance_cash_value");
        columns.online = longs("online_finance_balance");
        columns.isController = bytes("is_enterprise_controller");
        columns.birth = ints("birth_date");
        columns.ethnicity = bytes("ethnicity");
        columns.disabilityType = bytes("disability_type");
        columns.disabilityGrade = ints("disability_grade");
        columns.certificateUntil = ints("disability_cert_until");
        columns.majorDisease = bytes("major_disease_flag");
    }

    private void fillHouseholds(HandWrittenDibao columns) {
        columns.vehicles = ints("vehicle_count");
        columns.livelihoodVehicle = bytes("vehicle_sole_livelihood");
        columns.mobilityVehicle = bytes("mobility_vehicle");
        columns.largeMachine = bytes("large_machine_or_boat");
        columns.resettlement = bytes("resettlement_home");
        columns.homes = ints("owned_home_count");
        columns.homeArea = longs("owned_home_area");
        columns.homeAcquired = ints("home_acquired_on");
        columns.nonResidential = ints("non_residential_count");
        columns.claims = longs("claims_receivable");
        columns.refuses = bytes("refuses_authorisation");
    }

    /** The law of August 2023, as the parameters of the book have it. */
    static void setLaw(HandWrittenDibao columns, Population population) {
        var month = LocalDate.of(2023, 8, 1);
        columns.dead = population.layout().column("vital_status").choices().indexOf("死亡");
        columns.missing = population.layout().column("vital_status").choices().indexOf("宣告失踪");
        columns.destitute =
                population.layout().column("assistance_category").choices().indexOf("特困");
        columns.han = population.layout().column("ethnicity").choices().indexOf("汉族");
        columns.foreign = population.layout().column("ethnicity").choices().indexOf("外国血统");
        columns.standard = 102_000;
        columns.lookback = 12;
        columns.assetMultiple = 3;
        columns.vehicleLimit = 0;
        columns.homeLimit = new int[] {2, 3};
        columns.areaLimit = new long[] {2 * 1_800, 4 * 1_800};
        columns.acquiredSince = HandWrittenDibao.day(month.minusMonths(12));
        columns.elderBornUntil = HandWrittenDibao.day(month.minusYears(60));
        columns.adultBornUntil = HandWrittenDibao.day(month.minusYears(18));
        columns.month = HandWrittenDibao.day(month);
        var types = population.layout().column("disability_type").choices();
        columns.severeGrade = new int[types.size()];
        for (int i = 0; i < columns.severeGrade.length; i++) {
            columns.severeGrade[i] = types.get(i).equals("智力") || types.get(i).equals("精神") ? 3 : 2;
        }
    }

    private interface Value {
        void take(int place, long value);
    }

    private byte[] bytes(String item) {
        var column = population.layout().column(item);
        var values = new byte[length(column)];
        read(column, (place, value) -> values[place] = (byte) value);
        return values;
    }

    private int[] ints(String item) {
        var column = population.layout().column(item);
        var values = new int[length(column)];
        read(column, (place, value) -> values[place] = (int) value);
        return values;
    }

    private long[] longs(String item) {
        var column = population.layout().column(item);
        var values = new long[length(column)];
        read(column, (place, value) -> values[place] = value);
        return values;
    }

    private int length(Column column) {
        return column.isOfMember() ? members : population.rows();
    }

    private void read(Column column, Value value) {
        int place = 0;
        for (int row = 0; row < population.rows(); row++) {
            if (!column.isOfMember()) {
                value.take(row, population.value(row, 0, column));
                continue;
            }
            for (int member = 1; member <= population.members(row); member++) {
                value.take(place++, population.value(row, member, column));
            }
        }
    }
}
