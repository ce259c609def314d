package org.doudi.exchange;

import org.doudi.access.Actor;

/** Who hands a file over. */
public sealed interface Sender {
    /** Somebody signed in. */
    record Person(Actor actor) implements Sender {}

    /** The platform or its command line, under a name for the record. */
    record Platform(String name) implements Sender {}
}
