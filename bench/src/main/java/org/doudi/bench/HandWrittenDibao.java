package org.doudi.bench;

import java.time.LocalDate;

/**
 * Programme P01 as somebody would write it by hand for columns: the yardstick of the compiler. Plain arrays, whole
 * cents, one pass over the members, the cheapest conditions first, no checks for overflow or missing values.
 */
final class HandWrittenDibao {
    // The arrays are the point: one loop reads them in place.
    int[] memberStart = {};
    byte[] isCoresident = {};
    byte[] exclusionReason = {};
    byte[] vitalStatus = {};
    byte[] category = {};
    long[] wage = {};
    long[] business = {};
    long[] property = {};
    long[] transfer = {};
    long[] support = {};
    long[] exempt = {};
    long[] workCost = {};
    long[] bank = {};
    long[] securities = {};
    long[] insurance = {};
    long[] online = {};
    byte[] isController = {};
    int[] birth = {};
    byte[] ethnicity = {};
    byte[] disabilityType = {};
    int[] disabilityGrade = {};
    int[] certificateUntil = {};
    byte[] majorDisease = {};
    int[] vehicles = {};
    byte[] livelihoodVehicle = {};
    byte[] mobilityVehicle = {};
    byte[] largeMachine = {};
    byte[] resettlement = {};
    int[] homes = {};
    long[] homeArea = {};
    int[] homeAcquired = {};
    int[] nonResidential = {};
    long[] claims = {};
    byte[] refuses = {};

    int dead;
    int missing;
    int destitute;
    int han;
    int foreign;
    long standard;
    int lookback;
    long assetMultiple;
    int vehicleLimit;
    int[] homeLimit = {};
    long[] areaLimit = {};
    int acquiredSince;
    int elderBornUntil;
    int adultBornUntil;
    int month;
    long elderRatio;
    long minorRatio;
    long aloneRatio;
    long minorityRatio;
    long severeRatio;
    long illRatio;
    int[] severeGrade = {};

    /** Answers every household. */
    void run(byte[] answers, long[] amounts, int from, int to) {
        for (int row = from; row < to; row++) {
            int start = memberStart[row];
            int end = memberStart[row + 1];
            int count = 0;
            long income = 0;
            for (int i = start; i < end; i++) {
                if (isCounted(i)) {
                    count++;
                    long own = wage[i] + business[i] + property[i] + transfer[i] - exempt[i] - workCost[i];
                    income += Math.max(0, own) + support[i];
                }
            }
            boolean entitled =
                    income < lookback * standard * count && refuses[row] == 0 && propertyPasses(row, start, end, count);
            answers[row] = (byte) (entitled ? 1 : 0);
            amounts[row] = entitled ? amount(start, end, count, income) : 0;
        }
    }

    private boolean isCounted(int i) {
        return isCoresident[i] != 0
                && exclusionReason[i] < 0
                && vitalStatus[i] != dead
                && vitalStatus[i] != missing
                && category[i] != destitute;
    }

    private boolean propertyPasses(int row, int start, int end, int count) {
        if (vehicles[row] - livelihoodVehicle[row] - mobilityVehicle[row] > vehicleLimit
                || largeMachine[row] != 0
                || nonResidential[row] != 0
                || homeAcquired[row] >= acquiredSince) {
            return false;
        }
        int kind = resettlement[row];
        if (homes[row] >= homeLimit[kind] && homeArea[row] > areaLimit[kind] * count) {
            return false;
        }
        long assets = claims[row];
        for (int i = start; i < end; i++) {
            if (isCounted(i)) {
                if (isController[i] != 0) {
                    return false;
                }
                assets += bank[i] + securities[i] + insurance[i] + online[i];
            }
        }
        return assets <= assetMultiple * 12 * standard * count;
    }

    private long amount(int start, int end, int count, long income) {
        long ratios = 0;
        for (int i = start; i < end; i++) {
            if (isCounted(i)) {
                long ratio = 0;
                if (birth[i] <= elderBornUntil) {
                    ratio = Math.max(ratio, elderRatio);
                }
                if (birth[i] > adultBornUntil) {
                    ratio = Math.max(ratio, minorRatio);
                }
                if (count == 1) {
                    ratio = Math.max(ratio, aloneRatio);
                }
                if (ethnicity[i] >= 0 && ethnicity[i] != han && ethnicity[i] != foreign) {
                    ratio = Math.max(ratio, minorityRatio);
                }
                if (isSevere(i)) {
                    ratio = Math.max(ratio, severeRatio);
                }
                if (majorDisease[i] != 0) {
                    ratio = Math.max(ratio, illRatio);
                }
                ratios += ratio;
            }
        }
        // income / lookback is the only division: everything is held times lookback, ratios are hundredths
        long held = Math.max(0, standard * count * lookback - income) * 100 + ratios * standard * lookback;
        long divisor = 100L * lookback;
        return (held + divisor / 2) / divisor;
    }

    private boolean isSevere(int i) {
        return disabilityType[i] >= 0
                && disabilityGrade[i] > 0
                && disabilityGrade[i] <= severeGrade[disabilityType[i]]
                && (certificateUntil[i] == Integer.MIN_VALUE || certificateUntil[i] >= month);
    }

    static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
