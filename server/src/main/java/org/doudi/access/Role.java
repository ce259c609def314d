package org.doudi.access;

/** What a person does for social assistance, and with it the most sensitive values shown without a stated reason. */
public enum Role {
    /** 村(社区)救助员: own village. */
    VILLAGE_CLERK(Sensitivity.L2, Sensitivity.L2),
    /** 镇(街道)经办: own town. */
    TOWN_OFFICER(Sensitivity.L2, Sensitivity.L3),
    /** 区民政: own district. */
    DISTRICT_OFFICER(Sensitivity.L2, Sensitivity.L4),
    /** 市民政: the city. */
    CITY_OFFICER(Sensitivity.L2, Sensitivity.L4),
    /** 数据管理员: departments' deliveries, no household. */
    DATA_OFFICER(Sensitivity.L1, Sensitivity.L1),
    /** 审计: reads with a record, changes nothing. */
    AUDITOR(Sensitivity.L2, Sensitivity.L2),
    /** 系统管理员: accounts, no household. */
    SYSTEM_ADMINISTRATOR(Sensitivity.L1, Sensitivity.L1);

    private final Sensitivity unmasked;
    private final Sensitivity withReason;

    Role(Sensitivity unmasked, Sensitivity withReason) {
        this.unmasked = unmasked;
        this.withReason = withReason;
    }

    /** Whether the role sees such a value as it is. */
    public boolean sees(Sensitivity sensitivity) {
        return sensitivity.compareTo(unmasked) <= 0;
    }

    /** Whether the role may have such a value shown after stating a reason. */
    public boolean mayReveal(Sensitivity sensitivity) {
        return sensitivity.compareTo(withReason) <= 0;
    }
}
