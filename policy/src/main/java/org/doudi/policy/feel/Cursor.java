package org.doudi.policy.feel;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the parser stands in the tokens of one expression. */
final class Cursor {
    /** Bounds the height of the tree, so that walking it never exhausts the stack: a bracket counts 8, a link 1. */
    private static final int DEEPEST = 1_000;

    private static final int BRACKET = 8;
    private static final Set<String> RESERVED = Set.of(
            "if",
            "then",
            "else",
            "for",
            "return",
            "some",
            "every",
            "in",
            "satisfies",
            "and",
            "or",
            "between",
            "instance",
            "null",
            "true",
            "false",
            "function");

    private final List<Token> tokens;
    private final Places places;
    private final Names names;
    private int index;
    private int depth;

    Cursor(String text, Position origin, Names names) {
        this.places = new Places(text, origin);
        this.tokens = Lexer.tokens(text, places);
        this.names = names;
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(index + ahead, tokens.size() - 1));
    }

    boolean at(String wordOrSign) {
        return peek().is(wordOrSign);
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    Token advance() {
        var token = peek();
        if (!atEnd()) {
            index++;
        }
        return token;
    }

    boolean accept(String wordOrSign) {
        boolean found = at(wordOrSign);
        if (found) {
            index++;
        }
        return found;
    }

    void expect(String wordOrSign) {
        if (!accept(wordOrSign)) {
            throw error("'" + wordOrSign + "' is missing before " + found(), "");
        }
    }

    Position position() {
        return places.at(peek().start());
    }

    SyntaxError error(String problem, String hint) {
        return new SyntaxError(position(), problem, hint);
    }

    String found() {
        return atEnd() ? "the end" : "'" + shortened(peek().text()) + "'";
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** Whether a name can start here. */
    boolean atName() {
        return peek().kind() == Token.Kind.WORD && !RESERVED.contains(peek().text());
    }

    /** The name that starts here: the longest known one, else the single word. */
    String name() {
        if (peek().kind() != Token.Kind.WORD) {
            throw error("a name is missing before " + found(), "");
        }
        Optional<Names.Match> known = names.longestMatch(tokens, index);
        if (known.isPresent()) {
            index += known.get().tokens();
            return known.get().name();
        }
        return advance().text();
    }

    /** A new name, up to the sign that ends it; it is known from then on. */
    String newName(String end) {
        int start = index;
        while (!atEnd() && !at(end)) {
            var kind = peek().kind();
            if (kind == Token.Kind.STRING || kind == Token.Kind.TEMPORAL || (kind == Token.Kind.SIGN && isBracket())) {
                throw error("a name is missing before " + found(), "");
            }
            index++;
        }
        if (start == index) {
            throw error("a name is missing before " + found(), "");
        }
        var name = Names.normal(
                places.text(tokens.get(start).start(), tokens.get(index - 1).end()));
        names.add(name);
        return name;
    }

    private boolean isBracket() {
        return Set.of("(", ")", "[", "]", "{", "}", ",", ":").contains(peek().text());
    }

    void declare(String name) {
        names.add(name);
    }

    /** Whether, read as the name of an argument, the next words end in a colon. */
    boolean atNamedArgument() {
        for (int i = 0; peek(i).kind() == Token.Kind.WORD || (i > 0 && peek(i).kind() == Token.Kind.NUMBER); i++) {
            if (peek(i + 1).is(":")) {
                return true;
            }
        }
        return false;
    }

    void deeper() {
        deeper(BRACKET);
    }

    void shallower() {
        shallower(BRACKET);
    }

    /** One more operand in a chain such as {@code a + b + c}. */
    void link() {
        deeper(1);
    }

    private void deeper(int by) {
        depth += by;
        if (depth > DEEPEST) {
            throw error("the expression is nested too deeply", "give parts of it a name of their own");
        }
    }

    /** Leaves brackets or a chain. */
    void shallower(int by) {
        depth -= by;
    }
}
