package org.doudi.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doudi.policy.column.Column;
import org.doudi.policy.column.Population;
import org.jspecify.annotations.Nullable;

/** A family as Drools sees it: a plain object, sums in whole cents so that the rules need no decimals. */
public final class DroolsFamily {
    /** The law of August 2023, as the parameters of the book have it. */
    public static final LocalDate MONTH = LocalDate.of(2023, 8, 1);
    /** Who was born later is not yet old. */
    public static final LocalDate ELDER_BORN_UNTIL = MONTH.minusYears(60);
    /** Who was born later is a minor. */
    public static final LocalDate ADULT_BORN_UNTIL = MONTH.minusYears(18);

    private final List<DroolsMember> members = new ArrayList<>();
    private long vehicles;
    private boolean largeMachine;
    private boolean resettlement;
    private long homes;
    private long homeArea;
    private @Nullable LocalDate homeAcquired;
    private long nonResidential;
    private long claims;
    private boolean refusing;

    private int memberCount;
    private long income;
    private long assets;
    private boolean refused;
    private boolean entitled;
    private BigDecimal amount = BigDecimal.ZERO;

    static DroolsFamily of(Population population, int row) {
        var read = new Reader(population, row);
        var family = new DroolsFamily();
        family.vehicles = read.number(0, "vehicle_count")
                - read.number(0, "vehicle_sole_livelihood")
                - read.number(0, "mobility_vehicle");
        family.largeMachine = read.number(0, "large_machine_or_boat") != 0;
        family.resettlement = read.number(0, "resettlement_home") != 0;
        family.homes = read.number(0, "owned_home_count");
        family.homeArea = read.number(0, "owned_home_area");
        family.homeAcquired = read.date(0, "home_acquired_on");
        family.nonResidential = read.number(0, "non_residential_count");
        family.claims = read.number(0, "claims_receivable");
        family.refusing = read.number(0, "refuses_authorisation") != 0;
        for (int member = 1; member <= population.members(row); member++) {
            family.members.add(read.member(member));
        }
        return family;
    }

    private record Reader(Population population, int row) {
        long number(int member, String item) {
            return population.value(row, member, population.layout().column(item));
        }

        @Nullable
        LocalDate date(int member, String item) {
            long held = number(member, item);
            return held == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(held);
        }

        @Nullable
        String choice(int member, String item) {
            Column column = population.layout().column(item);
            long held = population.value(row, member, column);
            return held < 0 ? null : column.choices().get((int) held);
        }

        DroolsMember member(int member) {
            var items = new DroolsMember();
            items.coresident = number(member, "is_coresident") != 0;
            items.exclusionReason = choice(member, "exclusion_reason");
            items.vitalStatus = choice(member, "vital_status");
            items.assistanceCategory = choice(member, "assistance_category");
            items.wage = number(member, "wage_income");
            items.business = number(member, "business_income");
            items.property = number(member, "property_income");
            items.transfer = number(member, "transfer_income");
            items.support = number(member, "support_income");
            items.exempt = number(member, "exempt_income");
            items.workCost = number(member, "work_cost_deduction");
            items.bank = number(member, "bank_balance");
            items.securities = number(member, "securities_value");
            items.insurance = number(member, "insurance_cash_value");
            items.online = number(member, "online_finance_balance");
            items.controller = number(member, "is_enterprise_controller") != 0;
            items.birth = Objects.requireNonNull(date(member, "birth_date"));
            items.ethnicity = choice(member, "ethnicity");
            items.disabilityType = choice(member, "disability_type");
            items.disabilityGrade = number(member, "disability_grade");
            items.certificateUntil = date(member, "disability_cert_until");
            items.majorDisease = number(member, "major_disease_flag") != 0;
            return items;
        }
    }

    /** Forgets what rules decided. */
    void reset() {
        memberCount = -1;
        income = 0;
        assets = 0;
        refused = false;
        entitled = false;
        amount = BigDecimal.ZERO;
        members.forEach(DroolsMember::reset);
    }

    /** The highest grade that is severe. */
    public static long severeGrade(String disabilityType) {
        return disabilityType.equals("智力") || disabilityType.equals("精神") ? 3 : 2;
    }

    /** Members in the order of the file. */
    public List<DroolsMember> getMembers() {
        return members;
    }

    /** Vehicles that count. */
    public long getVehicles() {
        return vehicles;
    }

    /** Whether there is a large machine or boat. */
    public boolean isLargeMachine() {
        return largeMachine;
    }

    /** Homes owned. */
    public long getHomes() {
        return homes;
    }

    /** Homes at which the area is looked at. */
    public long getHomeLimit() {
        return resettlement ? 3 : 2;
    }

    /** Hundredths of a square metre owned. */
    public long getHomeArea() {
        return homeArea;
    }

    /** Hundredths of a square metre a head that are allowed. */
    public long getAreaLimit() {
        return resettlement ? 7_200 : 3_600;
    }

    /** Whether a home was bought in the year before applying. */
    public boolean isHomeBoughtLately() {
        return homeAcquired != null && !homeAcquired.isBefore(MONTH.minusMonths(12));
    }

    /** Shops and the like. */
    public long getNonResidential() {
        return nonResidential;
    }

    /** Cents others owe the family. */
    public long getClaims() {
        return claims;
    }

    /** Whether it refuses verification. */
    public boolean isRefusing() {
        return refusing;
    }

    /** Members that count; -1 until a rule has counted. */
    public int getMemberCount() {
        return memberCount;
    }

    /** Sets members that count. */
    public void setMemberCount(int memberCount) {
        this.memberCount = memberCount;
    }

    /** Cents a year. */
    public long getIncome() {
        return income;
    }

    /** Sets cents a year. */
    public void setIncome(long income) {
        this.income = income;
    }

    /** Cents of financial assets of members. */
    public long getAssets() {
        return assets;
    }

    /** Sets cents of financial assets. */
    public void setAssets(long assets) {
        this.assets = assets;
    }

    /** Whether a rule refuses. */
    public boolean isRefused() {
        return refused;
    }

    /** Sets whether a rule refuses. */
    public void setRefused(boolean refused) {
        this.refused = refused;
    }

    /** Whether the family is entitled. */
    public boolean isEntitled() {
        return entitled;
    }

    /** Sets whether the family is entitled. */
    public void setEntitled(boolean entitled) {
        this.entitled = entitled;
    }

    /** Yuan a month. */
    public BigDecimal getAmount() {
        return amount;
    }

    /** Sets yuan a month. */
    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}
