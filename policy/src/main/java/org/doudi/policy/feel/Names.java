package org.doudi.policy.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that exist where an expression stands. FEEL names may consist of several words and signs ({@code string
 * length}, {@code pre-tax income}); which words belong together is known only from this list: the longest known name
 * wins.
 */
public final class Names {
    /** A known name and how many tokens it covers. */
    record Match(String name, int tokens) {}

    private record Known(String name, List<String> words) {}

    private final Map<String, List<Known>> byFirstWord = new HashMap<>();
    private final Set<String> whole = new HashSet<>();

    private Names() {}

    /** Names of inputs, decisions, functions and members of contexts. */
    public static Names of(Iterable<String> known) {
        var names = new Names();
        known.forEach(names::add);
        return names;
    }

    /** Makes one more name known. */
    public void add(String name) {
        if (whole.add(name)) {
            var words = words(name);
            if (words.size() > 1) {
                byFirstWord
                        .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                        .add(new Known(name, words));
            }
        }
    }

    /** A copy that may grow by itself. */
    public Names copy() {
        return of(whole);
    }

    /** The longest known name of several words that the tokens form from {@code index} on. */
    Optional<Match> longestMatch(List<Token> tokens, int index) {
        Optional<Match> longest = Optional.empty();
        for (var known : byFirstWord.getOrDefault(tokens.get(index).text(), List.of())) {
            int size = known.words.size();
            if (size > longest.map(Match::tokens).orElse(1) && matches(known.words, tokens, index)) {
                longest = Optional.of(new Match(known.name, size));
            }
        }
        return longest;
    }

    private static boolean matches(List<String> words, List<Token> tokens, int index) {
        if (index + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            var token = tokens.get(index + i);
            if (token.kind() == Token.Kind.STRING || !token.text().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The words of a name; none if it holds signs FEEL does not know, so that no expression can speak of it. */
    private static List<String> words(String name) {
        try {
            return Lexer.tokens(name, new Places(name, Position.START)).stream()
                    .filter(token -> token.kind() != Token.Kind.END)
                    .map(Token::text)
                    .toList();
        } catch (SyntaxError notAName) {
            return List.of();
        }
    }

    /** A name with single spaces, as it is stored: {@code first  name} becomes {@code first name}. */
    public static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }
}
