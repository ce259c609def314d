package org.doudi.screening;

import java.util.Locale;
import java.util.Optional;
import org.doudi.policy.Outcome.Answer;
import org.doudi.work.LeadKind;

/** Where a family stands with a programme. */
enum Standing {
    /** 已享受: receives, and nothing known speaks against it. */
    RECEIVES,
    /** 应享未享. */
    MISSING,
    /** 不再符合: receives, and a known condition fails. */
    NO_LONGER,
    /** 待补. */
    CANNOT_TELL,
    /** 不符合也未享受. */
    WITHOUT;

    /** The standing that follows from what the policy says and whether the family receives now. */
    static Standing of(Answer answer, boolean receives) {
        return switch (answer) {
            case ENTITLED, PRESUMED -> receives ? RECEIVES : MISSING;
            case DEPENDS -> CANNOT_TELL;
            case NOT_ENTITLED -> receives ? NO_LONGER : WITHOUT;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lead it calls for, if one. */
    Optional<LeadKind> lead() {
        return switch (this) {
            case MISSING -> Optional.of(LeadKind.MISSING);
            case NO_LONGER -> Optional.of(LeadKind.NO_LONGER);
            case CANNOT_TELL -> Optional.of(LeadKind.CANNOT_TELL);
            case RECEIVES, WITHOUT -> Optional.empty();
        };
    }
}
