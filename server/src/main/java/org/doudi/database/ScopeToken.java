package org.doudi.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token of the signed-in session, bound to the thread that serves it. A page's transaction takes it along when it
 * begins; a token bound later than that has no effect on it. Without a token no row about a person is seen.
 */
public final class ScopeToken {
    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private ScopeToken() {}

    /** Binds the token until {@link #clear()}. */
    public static void bind(String token) {
        CURRENT.set(token);
    }

    /** Unbinds; call it in a {@code finally}. */
    public static void clear() {
        CURRENT.remove();
    }

    /** The bound token. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
