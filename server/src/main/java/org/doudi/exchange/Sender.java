package org.doudi.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;

/** Who hands a file over. */
public sealed interface Sender {
    /** Somebody signed in. */
    record Person(Actor actor) implements Sender {}

    /** The platform or its command line, under a name for the record. */
    record Platform(String name) implements Sender {}

    /**
     * A department's system.
     *
     * @param token id of its token
     * @param name of its token
     * @param key its own name of the request, by which the same request is recognised
     */
    record Token(UUID token, String name, Optional<String> key) implements Sender {}

    /** The drop folder: a file in it, as it looked when it was taken. */
    record Folder(String path, long bytes, Instant modified) implements Sender {}
}
