package org.doudi.city;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.doudi.kernel.IdNumber;

/**
 * Hands out identity numbers of the fictional area 320499, each once; the sequence digit is odd for men. Each lane has its
 * own part of a day's numbers, so lanes need not ask each other. Numbers that follow each other are neighbours, as those of
 * twins are.
 */
final class IdNumbers {
    private static final String AREA = "320499";
    /** Sequence numbers of one sex on one day: 000 to 999 by twos, without 000. */
    private static final int PER_DAY = 499;

    private final Map<Long, Integer> handedOut = new HashMap<>();
    private final long seed;
    private final Lane lane;

    IdNumbers(long seed, Lane lane) {
        this.seed = seed;
        this.lane = lane;
    }

    /** The next number of the day; where the lane's numbers of the day are used up, of the day before. */
    IdNumber next(Sex sex, LocalDate birth) {
        long key = birth.toEpochDay() * 2 + (sex == Sex.MALE ? 1 : 0);
        int count = handedOut.merge(key, 1, Integer::sum);
        int mine = lane.share(PER_DAY);
        if (count > mine) {
            return next(sex, birth.minusDays(1));
        }
        int place = lane.from(PER_DAY) + (new Dice(seed, "id", key).below(PER_DAY) + count) % mine;
        int sequence = 2 + place * 2 - (sex == Sex.MALE ? 1 : 0);
        return IdNumber.complete(
                AREA + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", sequence));
    }
}
