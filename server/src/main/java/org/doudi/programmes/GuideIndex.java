package org.doudi.programmes;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.policy.guide.GuideEntry;
import org.doudi.policy.guide.GuideText;
import org.doudi.policy.guide.Section;
import org.doudi.policy.guide.Sentence;
import org.doudi.search.Fold;
import org.doudi.search.Pinyin;

/** What the programmes can be found by: phrases as written and as spelt, pairs of characters, words. */
final class GuideIndex {
    /** English words that tell no programme from another. */
    static final Set<String> SILENT = Set.of(
            "the", "my", "me", "is", "am", "are", "was", "of", "for", "to", "in", "on", "at", "and", "or", "an", "it",
            "we", "our", "do", "have", "has", "had", "be", "get", "with", "help", "need", "what", "can", "how");

    /**
     * A phrase of the guide.
     *
     * @param text folded
     * @param sounds its spellings in pinyin, as they sound
     * @param initials the first letters of its spellings
     */
    record Phrase(String text, List<String> sounds, List<String> initials) {
        static Phrase of(String written) {
            var folded = Fold.text(written);
            return new Phrase(
                    folded,
                    Pinyin.spellings(folded).stream()
                            .map(Fold::sound)
                            .distinct()
                            .toList(),
                    Pinyin.initials(folded).stream().distinct().toList());
        }
    }

    /**
     * A programme as it is found.
     *
     * @param phrases its names and what people say
     * @param pairs neighbouring characters of the phrases and of what it says
     * @param words English words
     */
    record Target(GuideEntry entry, List<Phrase> phrases, Set<String> pairs, Set<String> words) {}

    private final List<Target> targets;
    private final Map<String, Integer> targetsOf = new HashMap<>();

    /** @param needs names of the needs of life, as the pages call them, by entry */
    GuideIndex(Collection<GuideEntry> entries, java.util.function.Function<GuideEntry, String> needs) {
        targets =
                entries.stream().map(entry -> target(entry, needs.apply(entry))).toList();
        for (var target : targets) {
            target.pairs().forEach(pair -> targetsOf.merge(pair, 1, Integer::sum));
            target.words().forEach(word -> targetsOf.merge(word, 1, Integer::sum));
        }
    }

    List<Target> targets() {
        return targets;
    }

    /** How much a pair or a word says: the fewer programmes have it, the more; one that none has says little. */
    double weight(String part) {
        var having = targetsOf.get(part);
        return having == null ? 1 : Math.log1p((double) targets.size() / having);
    }

    private static Target target(GuideEntry entry, String need) {
        var chinese = entry.chinese();
        var phrases = Stream.concat(Stream.of(chinese.name(), need), chinese.needs().stream())
                .map(Phrase::of)
                .toList();
        var pairs = new HashSet<String>();
        phrases.forEach(phrase -> pairs.addAll(GuideLikeness.pairs(phrase.text())));
        said(chinese).forEach(words -> pairs.addAll(GuideLikeness.pairs(Fold.text(words))));
        var english = entry.english();
        var words = Stream.of(Stream.of(english.name()), english.needs().stream(), said(english))
                .flatMap(texts -> texts)
                .flatMap(text -> GuideLikeness.words(text).stream())
                .collect(Collectors.toSet());
        return new Target(entry, phrases, pairs, words);
    }

    private static Stream<String> said(GuideText text) {
        return Stream.of(Section.WHO, Section.WHAT)
                .flatMap(section -> text.section(section).stream())
                .flatMap(Sentence::words);
    }
}
