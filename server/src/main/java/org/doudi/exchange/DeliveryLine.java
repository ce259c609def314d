package org.doudi.exchange;

/** A delivery as printed. */
record DeliveryLine(
        String id,
        String number,
        String dataset,
        String datasetName,
        String fileName,
        String size,
        String sender,
        String asOf,
        String receivedAt,
        String state,
        String mark,
        String read,
        String stored,
        String rejected,
        String outsideScope,
        String speed,
        boolean hasEnded) {}
