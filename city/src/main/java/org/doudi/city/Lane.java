package org.doudi.city;

/**
 * One of the strands in which a city is made. A strand depends on the plan alone, so strands may be made at once and in
 * any order, and the city is the same on any number of threads.
 *
 * @param index from zero
 * @param count how many strands the city has
 */
record Lane(int index, int count) {
    /** The first of so many things that belongs to this lane. */
    int from(int things) {
        return (int) ((long) things * index / count);
    }

    /** How many of so many things belong to this lane. */
    int share(int things) {
        return new Lane(index + 1, count).from(things) - from(things);
    }
}
