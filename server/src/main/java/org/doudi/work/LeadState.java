package org.doudi.work;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a lead is. */
enum LeadState {
    OPEN,
    CLOSED,
    WITHDRAWN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LeadState> ofCode(String code) {
        return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
    }
}
