package org.doudi.work;

import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody should look at a family. */
public enum LeadKind {
    /** 应享未享: entitled or presumed entitled, and does not receive. */
    MISSING("missing"),
    /** 不再符合: receives, and the data say that it is no longer entitled. Never a stop by itself. */
    NO_LONGER("no_longer"),
    /** 待补: data are missing that only the family's consent can bring. */
    CANNOT_TELL("cannot_tell");

    private final String code;

    LeadKind(String code) {
        this.code = code;
    }

    /** As the database and addresses write it. */
    public String code() {
        return code;
    }

    static Optional<LeadKind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
