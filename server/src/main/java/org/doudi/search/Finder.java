package org.doudi.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.crypto.Keys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds families in every way that a question allows, the surest first; the scope of the transaction decides which. */
@Component
class Finder {
    private static final int SHORTEST_SOUND = 4;
    private static final int MOST_ADDRESS_PARTS = 6;

    private final Tokens tokens;
    private final Keys keys;

    Finder(Tokens tokens, Keys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /**
     * A family found.
     *
     * @param best the surest way, by which it is placed
     * @param members the way of each member found
     */
    record Match(Hit best, Map<UUID, Way> members) {}

    /**
     * What was found.
     *
     * @param matches in order
     * @param isCut whether one way found more than is read
     */
    record Found(List<Match> matches, boolean isCut) {}

    /** Finds by name, pinyin, initials, register number and address, without the tails of numbers. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Found find(Question question) {
        return switch (question.shape()) {
            case NOTHING, TAIL, ID_NUMBER -> new Found(List.of(), false);
            case DIGITS -> found(register(question.text()));
            case LETTERS -> found(byLetters(question.text()));
            case WORDS -> found(byWords(question.text()));
        };
    }

    /** Finds by the last characters of an identity or telephone number. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    Found findTail(Question question) {
        var tails = new Tails(keys);
        var tail = question.text().toUpperCase(Locale.ROOT);
        var hits = new ArrayList<Hit>();
        hits.addAll(tokens.equal(Way.ID_TAIL, Token.Kind.ID_TAIL, List.of(tails.hash(Token.Kind.ID_TAIL, tail))));
        hits.addAll(
                tokens.equal(Way.PHONE_TAIL, Token.Kind.PHONE_TAIL, List.of(tails.hash(Token.Kind.PHONE_TAIL, tail))));
        return found(hits);
    }

    private List<Hit> byLetters(String text) {
        var pinyin = Fold.pinyin(text);
        var hits = new ArrayList<>(register(text));
        hits.addAll(tokens.equal(Way.PINYIN, Token.Kind.PINYIN, List.of(pinyin)));
        hits.addAll(tokens.starting(Way.PINYIN_START, Token.Kind.PINYIN, pinyin));
        hits.addAll(tokens.equal(Way.INITIALS, Token.Kind.INITIALS, List.of(pinyin)));
        if (pinyin.length() > 1) {
            hits.addAll(tokens.starting(Way.INITIALS_START, Token.Kind.INITIALS, pinyin));
        }
        if (pinyin.length() >= SHORTEST_SOUND) {
            hits.addAll(tokens.equal(Way.SOUND, Token.Kind.SOUND, List.of(Fold.sound(pinyin))));
        }
        return hits;
    }

    private List<Hit> byWords(String text) {
        var hits = new ArrayList<Hit>();
        hits.addAll(tokens.equal(Way.NAME, Token.Kind.NAME, List.of(text)));
        hits.addAll(tokens.starting(Way.NAME_START, Token.Kind.NAME, text));
        if (Names.length(text) > 1) {
            hits.addAll(tokens.equal(Way.NAME_PART, Token.Kind.NAME_PART, List.of(text)));
            hits.addAll(tokens.starting(Way.NAME_PART, Token.Kind.NAME_PART, text));
            hits.addAll(forgiving(text));
            hits.addAll(byAddress(text));
        }
        return hits;
    }

    /** Names that sound the same, and names that differ in one character. */
    private List<Hit> forgiving(String text) {
        var sounds = Pinyin.spellings(text).stream().map(Fold::sound).distinct().toList();
        var hits = new ArrayList<>(tokens.equal(Way.SOUND, Token.Kind.SOUND, sounds));
        var lessOne = new ArrayList<>(Names.lessOne(text));
        hits.addAll(tokens.equal(Way.ONE_OFF, Token.Kind.NAME, lessOne));
        lessOne.add(text);
        hits.addAll(tokens.equal(Way.ONE_OFF, Token.Kind.NAME_LESS_ONE, lessOne));
        return hits;
    }

    private List<Hit> byAddress(String text) {
        var hits = new ArrayList<>(tokens.equal(Way.ADDRESS, Token.Kind.ADDRESS, List.of(text)));
        hits.addAll(tokens.starting(Way.ADDRESS, Token.Kind.ADDRESS, text));
        var parts = Address.parts(text);
        if (parts.size() > 1) {
            var looked = parts.subList(0, Math.min(parts.size(), MOST_ADDRESS_PARTS));
            hits.addAll(tokens.withParts(Way.ADDRESS_PARTS, looked, Math.max(2, looked.size() - 1)));
        }
        return hits;
    }

    private List<Hit> register(String text) {
        var hits = new ArrayList<>(tokens.equal(Way.REGISTER_NO, Token.Kind.REGISTER_NO, List.of(text)));
        hits.addAll(tokens.starting(Way.REGISTER_NO, Token.Kind.REGISTER_NO, text));
        return hits;
    }

    private static Found found(List<Hit> hits) {
        Map<UUID, List<Hit>> byHousehold = hits.stream()
                .sorted(Hit.ORDER)
                .collect(Collectors.groupingBy(Hit::household, LinkedHashMap::new, Collectors.toList()));
        var matches = byHousehold.values().stream()
                .map(Finder::match)
                .sorted(Comparator.comparing(Match::best, Hit.ORDER))
                .toList();
        boolean cut = hits.stream().collect(Collectors.groupingBy(Hit::way, Collectors.counting())).values().stream()
                .anyMatch(count -> count >= Tokens.MOST);
        return new Found(matches, cut);
    }

    /** Each member with the surest way; the hits come surest first. */
    private static Match match(List<Hit> hits) {
        Map<UUID, Way> members = new LinkedHashMap<>();
        for (var hit : hits) {
            hit.person().ifPresent(person -> members.putIfAbsent(person, hit.way()));
        }
        return new Match(hits.getFirst(), members);
    }
}
