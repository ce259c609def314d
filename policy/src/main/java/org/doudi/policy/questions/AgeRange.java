package org.doudi.policy.questions;

/**
 * Ages in whole years, for whom a field is meant.
 *
 * @param from youngest
 * @param under they are younger than this
 */
public record AgeRange(int from, int under) {
    /** Everybody. */
    public static final AgeRange ALL = new AgeRange(0, Integer.MAX_VALUE);

    /** Whether somebody of that age belongs to it. */
    public boolean includes(int age) {
        return from <= age && age < under;
    }
}
