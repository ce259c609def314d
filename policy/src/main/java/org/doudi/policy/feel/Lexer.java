package org.doudi.policy.feel;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens. Names of several words are put together by the parser, who knows which names exist. */
final class Lexer {
    private static final int LONGEST_TEXT = 100_000;
    private static final List<String> SIGNS = List.of(
            "..", "**", "<=", ">=", "!=", "->", "(", ")", "[", "]", "{", "}", ",", ":", ".", "+", "-", "*", "/", "=",
            "<", ">", "'");

    private final String text;
    private final Places places;
    private final List<Token> tokens = new ArrayList<>();
    private int offset;

    private Lexer(String text, Places places) {
        this.text = text;
        this.places = places;
    }

    static List<Token> tokens(String text, Places places) {
        if (text.length() > LONGEST_TEXT) {
            throw new SyntaxError(places.at(0), "the expression is longer than 100 000 characters", "split it");
        }
        var lexer = new Lexer(text, places);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        skipBlanks();
        while (offset < text.length()) {
            next();
            skipBlanks();
        }
        tokens.add(new Token(Token.Kind.END, "", offset, offset));
    }

    private void next() {
        int letter = text.codePointAt(offset);
        if (letter == '"') {
            int start = offset;
            add(Token.Kind.STRING, string(), start);
        } else if (letter == '@') {
            temporal();
        } else if (isDigit(letter) || (letter == '.' && startsFraction())) {
            number();
        } else if (startsName(letter)) {
            word();
        } else {
            sign();
        }
    }

    private void add(Token.Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, start, offset));
    }

    private void temporal() {
        int start = offset++;
        skipBlanks();
        if (offset >= text.length() || text.charAt(offset) != '"') {
            throw new SyntaxError(places.at(start), "a string must follow @", "write @\"2026-07-01\"");
        }
        add(Token.Kind.TEMPORAL, string(), start);
    }

    private boolean startsFraction() {
        return offset + 1 < text.length() && isDigit(text.charAt(offset + 1)) && !afterValue();
    }

    /** Whether a dot here continues what stands before it, as in {@code a.b}. */
    private boolean afterValue() {
        if (tokens.isEmpty() || tokens.getLast().end() != offset) {
            return false;
        }
        var last = tokens.getLast();
        return last.kind() != Token.Kind.SIGN || last.is(")") || last.is("]") || last.is("}");
    }

    private void number() {
        int start = offset;
        skipDigits();
        boolean fraction = offset + 1 < text.length() && text.charAt(offset) == '.' && isDigit(text.charAt(offset + 1));
        if (fraction) {
            offset++;
            skipDigits();
        }
        exponent();
        add(Token.Kind.NUMBER, text.substring(start, offset), start);
    }

    private void exponent() {
        int mark = offset;
        if (offset < text.length() && (text.charAt(offset) == 'e' || text.charAt(offset) == 'E')) {
            offset++;
            if (offset < text.length() && (text.charAt(offset) == '+' || text.charAt(offset) == '-')) {
                offset++;
            }
            int digits = offset;
            skipDigits();
            if (digits == offset) {
                offset = mark;
            }
        }
    }

    private void skipDigits() {
        while (offset < text.length() && isDigit(text.charAt(offset))) {
            offset++;
        }
    }

    private void word() {
        int start = offset;
        while (offset < text.length() && continuesName(text.codePointAt(offset))) {
            offset += Character.charCount(text.codePointAt(offset));
        }
        add(Token.Kind.WORD, text.substring(start, offset), start);
    }

    private void sign() {
        int start = offset;
        for (var sign : SIGNS) {
            if (text.startsWith(sign, offset)) {
                offset += sign.length();
                add(Token.Kind.SIGN, sign, start);
                return;
            }
        }
        throw new SyntaxError(places.at(start), "this character has no meaning here: " + quoted(start), "");
    }

    private String quoted(int at) {
        return "'" + Character.toString(text.codePointAt(at)) + "'";
    }

    private String string() {
        int start = offset++;
        var value = new StringBuilder();
        while (offset < text.length() && text.charAt(offset) != '"') {
            if (text.charAt(offset) == '\\' && offset + 1 < text.length()) {
                offset++;
                escape(value);
            } else {
                value.append(text.charAt(offset++));
            }
        }
        if (offset >= text.length()) {
            throw new SyntaxError(places.at(start), "the string has no closing quote", "add \" at its end");
        }
        offset++;
        return value.toString();
    }

    private void escape(StringBuilder value) {
        char letter = text.charAt(offset++);
        switch (letter) {
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case '"', '\\', '\'' -> value.append(letter);
            case 'u' -> value.appendCodePoint(codePoint(4));
            case 'U' -> value.appendCodePoint(codePoint(6));
            default -> value.append('\\').append(letter);
        }
    }

    private int codePoint(int digits) {
        int start = offset;
        if (start + digits <= text.length()) {
            var hex = text.substring(start, start + digits);
            if (hex.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
                int value = Integer.parseInt(hex, 16);
                if (Character.isValidCodePoint(value)) {
                    offset += digits;
                    return value;
                }
            }
        }
        throw new SyntaxError(places.at(start), "not a character number", "write \\u and four hexadecimal digits");
    }

    private void skipBlanks() {
        while (offset < text.length()) {
            if (isBlank(text.charAt(offset))) {
                offset++;
            } else if (text.startsWith("//", offset)) {
                int end = text.indexOf('\n', offset);
                offset = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", offset)) {
                int end = text.indexOf("*/", offset + 2);
                if (end < 0) {
                    throw new SyntaxError(places.at(offset), "the comment has no end", "add */");
                }
                offset = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || letter == '\u0085'
                || letter == '\u180E'
                || letter == '\u200B'
                || letter == '\uFEFF';
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    /** The name start characters of the specification (10.3.1.2, rule 28). */
    static boolean startsName(int letter) {
        return letter == '?'
                || letter == '_'
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || (letter >= 0xC0 && letter <= 0x2FF && letter != 0xD7 && letter != 0xF7)
                || (letter >= 0x370 && letter <= 0x1FFF && letter != 0x37E && letter != 0x180E && letter != 0x1680)
                || (letter >= 0x200C && letter <= 0x200D)
                || (letter >= 0x2070 && letter <= 0x218F)
                || (letter >= 0x2C00 && letter <= 0x2FEF)
                || (letter >= 0x3001 && letter <= 0xD7FF)
                || (letter >= 0xF900 && letter <= 0xFDCF)
                || (letter >= 0xFDF0 && letter <= 0xFFFD && letter != 0xFEFF)
                || (letter >= 0x10000 && letter <= 0xEFFFF);
    }

    private static boolean continuesName(int letter) {
        return startsName(letter)
                || isDigit(letter)
                || letter == 0xB7
                || (letter >= 0x300 && letter <= 0x36F)
                || (letter >= 0x203F && letter <= 0x2040);
    }
}
