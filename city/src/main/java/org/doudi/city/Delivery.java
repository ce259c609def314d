package org.doudi.city;

import java.time.LocalDate;

/**
 * A file of one dataset as its department sends it.
 *
 * @param order 1 for the first to be delivered
 * @param dataset code of the dataset
 * @param file path below the city's folder
 * @param asOf the day whose state the file gives
 * @param rows rows without the header
 */
public record Delivery(int order, String dataset, String file, LocalDate asOf, long rows) {
    Delivery at(int place) {
        return new Delivery(place, dataset, file, asOf, rows);
    }
}
