package org.doudi.search;

/** How somebody was found, the surest first: results come in this order. */
enum Way {
    /** The register number, or its start. */
    REGISTER_NO,
    /** The end of an identity number. */
    ID_TAIL,
    /** The end of a telephone number. */
    PHONE_TAIL,
    /** The whole name. */
    NAME,
    /** The start of the name. */
    NAME_START,
    /** The whole name in pinyin. */
    PINYIN,
    /** The first letters of the pinyin. */
    INITIALS,
    /** The end of the name. */
    NAME_PART,
    /** The start of the name in pinyin. */
    PINYIN_START,
    /** The first letters of the start of the name. */
    INITIALS_START,
    /** A name that sounds the same. */
    SOUND,
    /** A name with one character more, less or other. */
    ONE_OFF,
    /** The address, or what follows in it. */
    ADDRESS,
    /** Parts of the address. */
    ADDRESS_PARTS;

    /** Key of the text that says so. */
    String textKey() {
        return "search.way." + name();
    }
}
