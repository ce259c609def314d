package org.doudi.search;

import java.util.Optional;
import java.util.UUID;

/**
 * By what a family is found.
 *
 * @param text for the tail of a number its keyed hash
 * @param person empty where it is about the family as a whole
 */
record Token(Kind kind, String text, UUID household, Optional<UUID> person) {
    /** What of the family a token is. */
    enum Kind {
        /** Whole name of a member. */
        NAME,
        /** End of a name from a later character on. */
        NAME_PART,
        /** Name of three characters or more without one of them. */
        NAME_LESS_ONE,
        /** Name in pinyin. */
        PINYIN,
        /** First letters of the pinyin. */
        INITIALS,
        /** Pinyin as it is heard. */
        SOUND,
        /** Number of the family in the register. */
        REGISTER_NO,
        /** Address from the start of one of its parts on. */
        ADDRESS,
        /** Last 4 or 6 characters of an identity number. */
        ID_TAIL,
        /** Last 4 or 6 digits of a telephone number. */
        PHONE_TAIL;

        /** As the table writes it. */
        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
