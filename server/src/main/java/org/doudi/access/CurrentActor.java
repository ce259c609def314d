package org.doudi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where the person behind a request is found. */
public final class CurrentActor {
    /** Name of the session cookie. */
    public static final String COOKIE = "doudi_session";

    static final String ATTRIBUTE = CurrentActor.class.getName();

    private CurrentActor() {}

    /** The person signed in, if somebody is. */
    public static Optional<Actor> of(HttpServletRequest request) {
        return Optional.ofNullable((Actor) request.getAttribute(ATTRIBUTE));
    }
}
