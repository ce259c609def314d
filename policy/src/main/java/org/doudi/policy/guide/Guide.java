package org.doudi.policy.guide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All programmes in plain words.
 *
 * @param entries in the order of their codes
 * @param rights what everybody may do who does not agree, by who decides
 */
public record Guide(List<GuideEntry> entries, Map<DecidedBy, Rights> rights) {
    /** A guide without programmes. */
    public static final Guide EMPTY = new Guide(List.of(), Map.of());

    /** What a person may do, in both languages. */
    public record Rights(List<Sentence> chinese, List<Sentence> english) {
        /** Nothing said. */
        public static final Rights NONE = new Rights(List.of(), List.of());
    }

    /** The entry of a programme. */
    public Optional<GuideEntry> entry(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    /** What a person may do about a decision. */
    public Rights rightsAgainst(DecidedBy decider) {
        return rights.getOrDefault(decider, Rights.NONE);
    }

    /** Every sentence of every language. */
    public Stream<Sentence> sentences() {
        var told = entries.stream().flatMap(entry -> Stream.of(entry.chinese(), entry.english()));
        return Stream.concat(
                told.flatMap(GuideText::sentences),
                rights.values().stream()
                        .flatMap(right -> Stream.concat(right.chinese().stream(), right.english().stream())));
    }
}
