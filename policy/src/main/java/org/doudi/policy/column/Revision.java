package org.doudi.policy.column;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.doudi.kernel.DivisionCode;

/**
 * Households put into a population and taken out of it. Rows stand in order of division, so what comes, goes or moves makes
 * a new population; what only changed is replaced where it stands.
 */
public final class Revision {
    private final Population old;
    private final Set<Long> gone = new HashSet<>();
    private final Map<Long, Arrival> arrivalsByKey = new HashMap<>();
    private final TreeMap<Arrival, HouseholdRow> arrivals = new TreeMap<>(
            Comparator.comparing((Arrival arrival) -> arrival.division().value())
                    .thenComparingLong(Arrival::key));

    private record Arrival(long key, DivisionCode division) {}

    /** A revision of a population, which nobody may read meanwhile. */
    public Revision(Population old) {
        this.old = old;
    }

    /**
     * What is known of a household now.
     *
     * @param entry not to be used again unless the household stands in the population at the same division
     * @return whether the entry was only copied and may be used again
     */
    public boolean put(long key, DivisionCode division, HouseholdRow entry) {
        int row = old.rowOf(key);
        if (row >= 0 && !gone.contains(key) && old.division(row).equals(division)) {
            old.replace(row, entry);
            return true;
        }
        remove(key);
        var arrival = new Arrival(key, division);
        arrivalsByKey.put(key, arrival);
        arrivals.put(arrival, entry);
        return false;
    }

    /** A household that is no longer there. */
    public void remove(long key) {
        var arrival = arrivalsByKey.remove(key);
        if (arrival != null) {
            arrivals.remove(arrival);
        }
        if (old.rowOf(key) >= 0) {
            gone.add(key);
        }
    }

    /** The population as it is now: the old one if no row had to move. */
    public Population result() {
        if (gone.isEmpty() && arrivals.isEmpty()) {
            return old;
        }
        var revised = new Population(old.layout(), old.rows() + arrivals.size());
        var copied = new HouseholdRow(old.layout());
        for (int row = 0; row < old.rows(); row++) {
            addBefore(revised, old.division(row));
            if (!gone.contains(old.key(row))) {
                revised.add(old.key(row), old.division(row), copied.copy(old, row));
            }
        }
        arrivals.forEach((arrival, entry) -> revised.add(arrival.key(), arrival.division(), entry));
        return revised;
    }

    private void addBefore(Population revised, DivisionCode division) {
        while (!arrivals.isEmpty() && arrivals.firstKey().division().value().compareTo(division.value()) < 0) {
            var first = arrivals.pollFirstEntry();
            revised.add(first.getKey().key(), first.getKey().division(), first.getValue());
        }
    }
}
