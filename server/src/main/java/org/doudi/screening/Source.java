package org.doudi.screening;

/**
 * Where a fact comes from.
 *
 * @param dataset code of the dataset
 * @param delivery id of the delivery
 * @param line of the delivery, empty where its silence says it
 * @param asOf day for which the department stated it
 */
record Source(String dataset, String delivery, String line, String asOf) {}
