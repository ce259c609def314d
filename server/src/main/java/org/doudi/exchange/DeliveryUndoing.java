package org.doudi.exchange;

import java.util.UUID;

/**
 * A delivery is about to be taken back; published inside the transaction that does so, while its rows are still there. Who
 * has derived something from it plans to derive anew.
 *
 * @param deliveryId the delivery
 * @param dataset code of its dataset
 */
public record DeliveryUndoing(UUID deliveryId, String dataset) {}
