package org.doudi.programmes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.doudi.policy.guide.GuideEntry;
import org.doudi.programmes.GuideIndex.Phrase;
import org.doudi.programmes.GuideIndex.Target;
import org.doudi.search.Fold;
import org.doudi.search.Pinyin;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Finds programmes by what people say they need: in Chinese, pinyin, initials or English, also with a slip. */
@Component
final class GuideSearch {
    private static final int LONGEST = 40;
    private static final int MOST_READINGS = 4;
    private static final double LEAST = 25;
    private static final double LEAST_SHARE_OF_BEST = 0.45;
    private static final double LEAST_OVERLAP = 0.4;
    private static final double LEAST_WORDS = 0.5;
    private static final double MUCH_ALIKE = 70;
    private static final int ONE_LETTER = 8;
    private static final int TWO_SYLLABLES = 6;
    private static final double WORDS_BEFORE_PINYIN = 1.2;

    private final GuideIndex index;

    GuideSearch(BookInUse book, Texts texts) {
        this.index = new GuideIndex(
                book.book().guide().entries(),
                entry -> texts.text(
                        Language.CHINESE, "guide.need." + entry.need().name().toLowerCase(Locale.ROOT)));
    }

    private record Scored(GuideEntry entry, double score) {}

    /** The programmes that fit, the best first; none if nothing is typed. */
    List<GuideEntry> find(String typed) {
        var cut = typed.codePoints().limit(LONGEST).toArray();
        var shortened = new String(cut, 0, cut.length);
        var folded = Fold.text(shortened);
        if (folded.isEmpty()) {
            return List.of();
        }
        boolean chinese = folded.codePoints().anyMatch(Character::isIdeographic);
        var scored = index.targets().stream()
                .map(target ->
                        new Scored(target.entry(), chinese ? written(folded, target) : lettered(shortened, target)))
                .filter(found -> found.score >= LEAST)
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(found -> found.entry.code()))
                .toList();
        return scored.stream()
                .filter(found -> found.score >= scored.getFirst().score * LEAST_SHARE_OF_BEST)
                .map(Scored::entry)
                .toList();
    }

    private double written(String folded, Target target) {
        double best = overlap(GuideLikeness.pairs(folded), target.pairs(), LEAST_OVERLAP);
        var sounds = Pinyin.spellings(folded).stream()
                .limit(MOST_READINGS)
                .map(Fold::sound)
                .toList();
        boolean several = folded.codePointCount(0, folded.length()) > 1;
        for (var phrase : target.phrases()) {
            best = Math.max(best, contained(folded, phrase));
            if (several) {
                for (var sound : sounds) {
                    best = Math.max(best, heard(sound, phrase, MUCH_ALIKE - ONE_LETTER));
                }
            }
        }
        return best;
    }

    private static double contained(String folded, Phrase phrase) {
        if (phrase.text().equals(folded)) {
            return 100;
        }
        if (phrase.text().contains(folded)) {
            return 85;
        }
        boolean several = phrase.text().codePointCount(0, phrase.text().length()) > 1;
        boolean part = several && folded.contains(phrase.text());
        return part ? 20 + 55.0 * phrase.text().length() / folded.length() : 0;
    }

    /** Pinyin first; then initials and English words, whichever fits best. */
    private double lettered(String typed, Target target) {
        var letters = Fold.pinyin(typed);
        var sound = Fold.sound(letters);
        double best = Math.max(
                WORDS_BEFORE_PINYIN * overlap(GuideLikeness.words(typed), target.words(), LEAST_WORDS),
                heardApart(typed, target));
        boolean enough = letters.length() > 1;
        for (var phrase : target.phrases()) {
            if (enough) {
                best = Math.max(best, heard(sound, phrase, MUCH_ALIKE));
                best = Math.max(best, initials(letters, phrase));
            }
        }
        return best;
    }

    /** Several words of pinyin that stand in different places of what the programme says. */
    private static double heardApart(String typed, Target target) {
        var parts = Stream.of(typed.strip().split("\\s+", -1)).map(Fold::pinyin).toList();
        if (parts.size() < 2 || parts.stream().anyMatch(part -> part.length() < TWO_SYLLABLES)) {
            return 0;
        }
        double heard = 0;
        for (var part : parts) {
            var sound = Fold.sound(part);
            heard += target.phrases().stream()
                    .mapToDouble(phrase -> heard(sound, phrase, MUCH_ALIKE - ONE_LETTER))
                    .max()
                    .orElse(0);
        }
        return heard / parts.size();
    }

    private static double heard(String sound, Phrase phrase, double whenWhole) {
        if (sound.length() < 3) {
            return 0;
        }
        int allowed = GuideLikeness.errorsAllowed(sound.length());
        double best = 0;
        for (var spelling : phrase.sounds()) {
            int errors = GuideLikeness.errorsInside(sound, spelling);
            if (errors <= allowed) {
                best = Math.max(best, whenWhole - errors * ONE_LETTER);
            }
        }
        return best;
    }

    private static double initials(String letters, Phrase phrase) {
        if (phrase.initials().contains(letters)) {
            return 65;
        }
        boolean begins = phrase.initials().stream().anyMatch(initial -> initial.startsWith(letters));
        return begins ? 50 : 0;
    }

    /** The share of what is typed that the programme has, weighed by how much each part says. */
    private double overlap(Set<String> typed, Set<String> having, double least) {
        double all = 0;
        double shared = 0;
        for (var part : typed) {
            double weight = index.weight(part);
            all += weight;
            if (having.contains(part) || isNearWord(part, having)) {
                shared += weight;
            }
        }
        double share = all == 0 ? 0 : shared / all;
        return share < least ? 0 : MUCH_ALIKE * share;
    }

    private static boolean isNearWord(String typed, Set<String> having) {
        return typed.length() > 3
                && having.stream()
                        .anyMatch(word -> word.startsWith(typed)
                                || (Math.abs(word.length() - typed.length()) <= 1
                                        && typed.length() > 4
                                        && GuideLikeness.errorsInside(typed, word) <= 1));
    }
}
