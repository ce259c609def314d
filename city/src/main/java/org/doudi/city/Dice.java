package org.doudi.city;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A stream of chance (SplitMix64) that is the same on every machine and Java version for the same seed and name. */
final class Dice {
    private long state;

    Dice(long seed, String stream, long index) {
        state = mix(mix(seed + 0x9E3779B97F4A7C15L) ^ mix(stream.hashCode()) ^ mix(index * 0xD1B54A32D192ED03L));
    }

    /** A number from 0 up to but not including {@code bound}. */
    int below(int bound) {
        state += 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mix(state), bound);
    }

    /** A number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True in {@code perMille} of a thousand throws. */
    boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    /** One of the values, each as likely as the others. */
    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** One of the values, each as likely as the weight at its place says. */
    <T> T weighted(List<T> values, int... weights) {
        return values.get(weighted(weights));
    }

    /** An index, each as likely as its weight says. */
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int rest = below(total);
        int index = 0;
        while (rest >= weights[index]) {
            rest -= weights[index];
            index++;
        }
        return index;
    }

    /** A day from {@code first} to {@code last}, both included. */
    LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays(below((int) ChronoUnit.DAYS.between(first, last) + 1));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
