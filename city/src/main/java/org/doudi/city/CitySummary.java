package org.doudi.city;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was written.
 *
 * @param deliveries files in order of delivery
 * @param persons persons of the truth, in difficulty or not, dead ones too
 * @param families families in difficulty by the state a perfect office would find
 */
public record CitySummary(List<Delivery> deliveries, long persons, Map<String, Integer> families) {
    /** Copies its collections. */
    public CitySummary {
        deliveries = List.copyOf(deliveries);
        families = Map.copyOf(families);
    }

    /** Rows by dataset over all deliveries. */
    public Map<String, Long> rows() {
        return deliveries.stream()
                .collect(
                        Collectors.groupingBy(Delivery::dataset, TreeMap::new, Collectors.summingLong(Delivery::rows)));
    }
}
