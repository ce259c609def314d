package org.doudi.city;

/** The two rounds of deliveries: everything so far, and a month later what changed. */
enum Round {
    FIRST,
    SECOND
}
