package org.doudi.work;

import java.util.Map;

/**
 * Parameters of handling leads, as in force on the day.
 *
 * @param workingDays by urgency, in which an outcome is due; the day of opening is not counted
 * @param restDays days after an outcome in which the same ground opens no new lead
 */
public record HandlingTerms(Map<Urgency, Integer> workingDays, int restDays) {
    /** @throws IllegalArgumentException if an urgency has no days */
    public HandlingTerms {
        workingDays = Map.copyOf(workingDays);
        for (var urgency : Urgency.values()) {
            if (workingDays.getOrDefault(urgency, 0) < 1) {
                throw new IllegalArgumentException("no working days for " + urgency.code());
            }
        }
    }

    int workingDays(Urgency urgency) {
        return workingDays.getOrDefault(urgency, 1);
    }
}
