package org.doudi.city;

import java.util.Locale;
import java.util.Map;
import org.doudi.city.Family.Register;

/** What happened to a family, and how often. */
enum Story {
    // The order matters: slices of a register follow each other, and neighbours show the same state.
    /** Still below the line. */
    POOR_AS_BEFORE(Register.DIBAO, 0, Consent.HOLDS),
    /** An able member works since some months: income is above the line. */
    FOUND_WORK(Register.DIBAO, 32, Consent.HOLDS),
    /** A member draws a worker's pension since some months: income is above the line. */
    PENSION_BEGAN(Register.DIBAO, 28, Consent.HOLDS),
    /** Consent to checks expired or was never given. */
    DIBAO_WITHOUT_CONSENT(Register.DIBAO, 50, Consent.LACKING),
    /** The case is closed, and consent ended with it. */
    CLOSED(Register.DIBAO, 140, Consent.LACKING),
    /** The case was closed lately, and consent still holds: lives on its own income. */
    CLOSED_LATELY(Register.DIBAO, 35, Consent.HOLDS),
    /** The case was closed lately, consent still holds, and income is below the line again. */
    POOR_AGAIN(Register.DIBAO, 20, Consent.HOLDS),

    /** Still between one and two standards a head. */
    MARGINAL_AS_BEFORE(Register.EDGE, 0, Consent.HOLDS),
    /** The wage ended: income is below the line. */
    WAGE_ENDED(Register.EDGE, 90, Consent.HOLDS),
    /** The pensioner died: income of those who stay is below the line. */
    PENSIONER_DIED(Register.EDGE, 50, Consent.HOLDS),
    /** Consent to checks expired or was never given. */
    EDGE_WITHOUT_CONSENT(Register.EDGE, 55, Consent.LACKING),
    /** The recognition is a year old and over. */
    EDGE_EXPIRED(Register.EDGE, 110, Consent.LACKING),
    /** Income is the line to the cent, so not below it. */
    ON_THE_LINE(Register.EDGE, 20, Consent.HOLDS),

    /** Alone or with others like them, without strength to work, income or anybody obliged to keep them: 特困. */
    TEKUN(Register.OTHER, 440, Consent.NEVER_ASKED),
    /** Illness or study eats the income: recognised for a year as a family with rigid expenditure. */
    RIGID(Register.OTHER, 330, Consent.NEVER_ASKED),
    /** In another category of difficulty; never asked for dibao, so never gave consent. */
    NEVER_APPLIED(Register.OTHER, 0, Consent.NEVER_ASKED);

    /** Consent to checks of income and assets. */
    enum Consent {
        HOLDS,
        LACKING,
        NEVER_ASKED
    }

    /** The story of those whom no slice takes. */
    private static final Map<Register, Story> USUAL =
            Map.of(Register.DIBAO, POOR_AS_BEFORE, Register.EDGE, MARGINAL_AS_BEFORE, Register.OTHER, NEVER_APPLIED);

    private static final int ROUND = 1_000_000;
    /** The golden section of the round: so few families, too, are spread evenly over all stories. */
    private static final long STEP = 618_033;

    private final Register register;
    private final int perMille;

    private final Consent consent;

    Story(Register register, int perMille, Consent consent) {
        this.register = register;
        this.perMille = perMille;
        this.consent = consent;
    }

    /** The story of the register's family of that number. */
    static Story of(Register register, long seed, int number) {
        long place = (new Dice(seed, "story", 0).below(ROUND) + number * STEP) % ROUND;
        for (var story : values()) {
            if (story.register == register) {
                long slice = story.perMille * (ROUND / 1_000L);
                if (place < slice) {
                    return story;
                }
                place -= slice;
            }
        }
        return USUAL.getOrDefault(register, NEVER_APPLIED);
    }

    Consent consent() {
        return consent;
    }

    /** The story as the truth files write it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
