package org.doudi.city;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What a family in difficulty owns, and what that means for dibao (Jiangsu's property rules for it). */
enum Holding {
    // The order matters: slices of all families follow each other.
    /** Nothing that an office registers. */
    NOTHING(0, Effect.NONE),
    /** The home they live in. */
    ONE_HOME(350, Effect.NONE),
    /** The vehicle of a disabled member, which does not count. */
    MOBILITY_VEHICLE(15, Effect.NONE),
    /** A private car: no dibao. */
    CAR(15, Effect.FAILS),
    /** Two homes, more than twice the security area a head: no dibao. */
    TWO_LARGE_HOMES(15, Effect.FAILS),
    /** A member is legal representative of a company that works: no dibao. */
    ENTERPRISE(15, Effect.FAILS),
    /** A small vehicle for trade: no dibao, unless it is their only livelihood, which only a visit finds. */
    VAN(15, Effect.DEPENDS);

    /** What owning it means for dibao. */
    enum Effect {
        NONE,
        FAILS,
        DEPENDS
    }

    private static final int ROUND = 1_000_000;
    private static final long STEP = 618_033;

    private final int perMille;
    private final Effect effect;

    Holding(int perMille, Effect effect) {
        this.perMille = perMille;
        this.effect = effect;
    }

    /** What the family of that number owns; only adults own. */
    static Holding of(long seed, int number, Kin kin, LocalDate day) {
        if (owner(kin, day).isEmpty()) {
            return NOTHING;
        }
        long place = (new Dice(seed, "holding", 0).below(ROUND) + number * STEP) % ROUND;
        for (var holding : values()) {
            long slice = holding.perMille * (ROUND / 1_000L);
            if (place < slice) {
                return holding == MOBILITY_VEHICLE && disabled(kin, day).isEmpty() ? NOTHING : holding;
            }
            place -= slice;
        }
        return NOTHING;
    }

    /** The first adult who lives. */
    static Optional<Member> owner(Kin kin, LocalDate day) {
        return kin.members().stream()
                .filter(member ->
                        member.person().livesOn(day) && member.person().ageOn(day) >= 18)
                .findFirst();
    }

    /** The first adult who lives and has a disability card. */
    static Optional<Member> disabled(Kin kin, LocalDate day) {
        return kin.members().stream()
                .filter(member ->
                        member.person().livesOn(day) && member.person().ageOn(day) >= 18)
                .filter(member -> member.disability().isPresent())
                .findFirst();
    }

    Effect effect() {
        return effect;
    }

    /** The holding as the truth files write it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
