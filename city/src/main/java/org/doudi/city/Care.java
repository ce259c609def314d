package org.doudi.city;

/** How carefully a department keeps its data. */
enum Care {
    /** Civil affairs' own registers: habits of writing, no damage. */
    REGISTER,
    /** The streams that income and payments are read from: little damage. */
    STEADY,
    /** Everybody else. */
    ROUGH;

    static Care of(Dataset dataset) {
        return switch (dataset) {
            case HARDSHIP_PERSON, DIBAO_FAMILY, DIBAO_EDGE_FAMILY, RIGID_FAMILY, TEKUN_PERSON -> REGISTER;
            case DIBAO_PAYMENT, DISABILITY_CERT, PENSION_PAYMENT, EMPLOYMENT_REGISTRATION -> STEADY;
            case DEATH_CANCELLATION,
                    RESIDENCE_PERMIT,
                    INSURANCE_ENROLMENT,
                    MEDICAL_SETTLEMENT_LOWINCOME,
                    LARGE_MEDICAL_EXPENSE,
                    STUDENT_RECORD,
                    VEHICLE_REGISTRATION,
                    REAL_ESTATE,
                    MARKET_ENTITY,
                    TAX_INCOME -> ROUGH;
        };
    }
}
