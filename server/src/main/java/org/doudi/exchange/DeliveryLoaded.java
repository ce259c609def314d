package org.doudi.exchange;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Rows of a delivery have been stored; published inside the transaction that stores them.
 *
 * @param deliveryId the delivery
 * @param dataset code of its dataset
 * @param asOf the day whose state it gives
 */
public record DeliveryLoaded(UUID deliveryId, String dataset, LocalDate asOf) {}
