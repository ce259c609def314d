package org.doudi.exchange;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery has been read and its rows stored; published inside the transaction that stores them.
 *
 * @param deliveryId the delivery
 * @param dataset code of its dataset
 * @param asOf the day whose state it gives
 * @param repeats the first delivery of the very same file, if it came before: what is new then is of persons who had not
 *     authorised at that time
 */
public record DeliveryLoaded(UUID deliveryId, String dataset, LocalDate asOf, Optional<UUID> repeats) {}
