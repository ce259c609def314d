package org.doudi.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.IdNumber;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts results into words. */
@Component
class ResultWords {
    private final Texts texts;
    private final Divisions divisions;
    private final Cards cards;

    ResultWords(Texts texts, Divisions divisions, Cards cards) {
        this.texts = texts;
        this.divisions = divisions;
        this.cards = cards;
    }

    Spoken in(Language language) {
        return new Spoken(language);
    }

    /** The words of one language. */
    final class Spoken {
        private final Language language;

        private Spoken(Language language) {
            this.language = language;
        }

        /** Nothing was typed. */
        SearchPage.View help() {
            return new SearchPage.View("", "", "", true, List.of(), "");
        }

        /** A sentence and no family. */
        SearchPage.View nothing(String typed, String key, Object... values) {
            return new SearchPage.View(typed, "", texts.text(language, key, values), true, List.of(), "");
        }

        /** The families after a place in the order, as many as a page holds. */
        SearchPage.View found(String typed, Question question, Finder.Found found, String after) {
            if (found.matches().isEmpty()) {
                return nothing(typed, question.shape() == Question.Shape.DIGITS ? "search.digits" : "search.none");
            }
            var place = Place.of(after);
            var rest = found.matches().stream()
                    .filter(match -> place.map(ended -> ended.isBefore(match)).orElse(true))
                    .toList();
            var shown = rest.subList(0, Math.min(rest.size(), SearchPage.FAMILIES));
            return new SearchPage.View(
                    typed,
                    texts.text(
                            language,
                            found.isCut() ? "search.totalAtLeast" : "search.total",
                            found.matches().size()),
                    found.isCut() ? texts.text(language, "search.tooMany") : "",
                    false,
                    families(question, shown),
                    rest.size() > shown.size() ? next(typed, shown.getLast()) : "");
        }

        private List<SearchPage.Family> families(Question question, List<Finder.Match> matches) {
            Map<UUID, Cards.Card> known = cards.of(
                    matches.stream().map(match -> match.best().household()).toList(),
                    matches.stream()
                            .flatMap(match -> match.members().keySet().stream())
                            .toList());
            return matches.stream()
                    .flatMap(match -> Optional.ofNullable(known.get(match.best().household())).stream()
                            .map(card -> family(question, match, card)))
                    .toList();
        }

        private SearchPage.Family family(Question question, Finder.Match match, Cards.Card card) {
            boolean isPlace = match.best().person().isEmpty();
            return new SearchPage.Family(
                    "/households/" + card.id(),
                    texts.text(language, "search.family", card.head(), card.members()),
                    texts.text(language, "search.about", divisions.path(card.living()), card.registerNo()),
                    card.found().stream()
                            .map(person -> person(question, match, person))
                            .toList(),
                    isPlace ? Highlight.of(card.address(), question.text()) : new Highlight("", "", ""),
                    isPlace ? texts.text(language, match.best().way().textKey()) : "");
        }

        private SearchPage.Person person(Question question, Finder.Match match, Cards.Person person) {
            var way = Optional.ofNullable(match.members().get(person.id()))
                    .orElse(match.best().way());
            return new SearchPage.Person(
                    name(way, person.name(), question.text()),
                    texts.text(
                            language,
                            "search.person",
                            person.relation(),
                            String.valueOf(person.birth().getYear())),
                    person.number().map(IdNumber::masked).orElse(""),
                    texts.text(language, way.textKey()));
        }

        private String next(String typed, Finder.Match last) {
            return UriComponentsBuilder.fromPath("/search")
                    .queryParam("q", "{typed}")
                    .queryParam("after", "{after}")
                    .encode()
                    .buildAndExpand(typed, new Place(last.best()).link())
                    .toUriString();
        }
    }

    private static Highlight name(Way way, String name, String typed) {
        return switch (way) {
            case NAME, NAME_START, NAME_PART -> Highlight.of(name, typed);
            case PINYIN, INITIALS, PINYIN_START, INITIALS_START -> Highlight.whole(name);
            case REGISTER_NO, ID_TAIL, PHONE_TAIL, SOUND, ONE_OFF, ADDRESS, ADDRESS_PARTS ->
                new Highlight(name, "", "");
        };
    }
}
