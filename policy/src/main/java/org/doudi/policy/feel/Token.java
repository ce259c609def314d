package org.doudi.policy.feel;

/**
 * A word, number, string or sign.
 *
 * @param text as it counts: of a string the value with escapes resolved
 * @param start offset of its first character in the text
 * @param end offset after its last character
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        TEMPORAL,
        SIGN,
        END
    }

    boolean is(String wordOrSign) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(wordOrSign);
    }
}
