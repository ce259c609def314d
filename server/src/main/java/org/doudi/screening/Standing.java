package org.doudi.screening;

import java.util.Locale;
import java.util.Optional;
import org.doudi.policy.Outcome.Answer;
import org.doudi.work.LeadKind;

/** Where a family, or a member, stands with a programme. */
enum Standing {
    /** 已享受: receives, and nothing known speaks against it. */
    RECEIVES,
    /** 应享未享. */
    MISSING,
    /** 符合: no register tells whether it is received. */
    QUALIFIES,
    /** 不再符合: receives, and a known condition fails. */
    NO_LONGER,
    /** 待补. */
    CANNOT_TELL,
    /** 不符合也未享受. */
    WITHOUT;

    /**
     * The standing that follows.
     *
     * @param answer what the policy says
     * @param isExpected whether the presumed would be entitled if verification found nothing more: a limit below which an
     *     income must not lie is not passed by what might be found
     * @param receives whether a register says that it is received now
     * @param isTold whether the registers name everybody who receives it
     */
    static Standing of(Answer answer, boolean isExpected, boolean receives, boolean isTold) {
        return switch (answer) {
            case ENTITLED, PRESUMED -> receives ? RECEIVES : !isExpected ? CANNOT_TELL : isTold ? MISSING : QUALIFIES;
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
            case RECEIVES, QUALIFIES, WITHOUT -> Optional.empty();
        };
    }
}
