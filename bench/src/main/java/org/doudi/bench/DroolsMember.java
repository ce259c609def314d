package org.doudi.bench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A member of a family as Drools sees it. */
public final class DroolsMember {
    boolean coresident;

    @Nullable
    String exclusionReason;

    @Nullable
    String vitalStatus;

    @Nullable
    String assistanceCategory;

    long wage;
    long business;
    long property;
    long transfer;
    long support;
    long exempt;
    long workCost;
    long bank;
    long securities;
    long insurance;
    long online;
    boolean controller;
    LocalDate birth = LocalDate.EPOCH;

    @Nullable
    String ethnicity;

    @Nullable
    String disabilityType;

    long disabilityGrade;

    @Nullable
    LocalDate certificateUntil;

    boolean majorDisease;
    private boolean counted;
    private long topUp;

    /** Forgets what rules decided. */
    void reset() {
        counted = false;
        topUp = 0;
    }

    /** Whether the member counts. */
    public boolean isCounted() {
        return counted;
    }

    /** Sets whether the member counts. */
    public void setCounted(boolean counted) {
        this.counted = counted;
    }

    /** The highest top-up in hundredths of the standard. */
    public long getTopUp() {
        return topUp;
    }

    /** A top-up in hundredths of the standard; the highest stays. */
    public void raiseTopUp(long hundredths) {
        topUp = Math.max(topUp, hundredths);
    }

    /** As the file says. */
    public boolean isCoresident() {
        return coresident;
    }

    /** As the file says. */
    public @Nullable String getExclusionReason() {
        return exclusionReason;
    }

    /** As the file says. */
    public @Nullable String getVitalStatus() {
        return vitalStatus;
    }

    /** As the file says. */
    public @Nullable String getAssistanceCategory() {
        return assistanceCategory;
    }

    /** As the file says. */
    public long getWage() {
        return wage;
    }

    /** As the file says. */
    public long getBusiness() {
        return business;
    }

    /** As the file says. */
    public long getProperty() {
        return property;
    }

    /** As the file says. */
    public long getTransfer() {
        return transfer;
    }

    /** As the file says. */
    public long getSupport() {
        return support;
    }

    /** As the file says. */
    public long getExempt() {
        return exempt;
    }

    /** As the file says. */
    public long getWorkCost() {
        return workCost;
    }

    /** As the file says. */
    public long getBank() {
        return bank;
    }

    /** As the file says. */
    public long getSecurities() {
        return securities;
    }

    /** As the file says. */
    public long getInsurance() {
        return insurance;
    }

    /** As the file says. */
    public long getOnline() {
        return online;
    }

    /** As the file says. */
    public boolean isController() {
        return controller;
    }

    /** As the file says. */
    public LocalDate getBirth() {
        return birth;
    }

    /** As the file says. */
    public @Nullable String getEthnicity() {
        return ethnicity;
    }

    /** As the file says. */
    public @Nullable String getDisabilityType() {
        return disabilityType;
    }

    /** As the file says. */
    public long getDisabilityGrade() {
        return disabilityGrade;
    }

    /** As the file says. */
    public @Nullable LocalDate getCertificateUntil() {
        return certificateUntil;
    }

    /** As the file says. */
    public boolean isMajorDisease() {
        return majorDisease;
    }
}
