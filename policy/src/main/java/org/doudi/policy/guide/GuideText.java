package org.doudi.policy.guide;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A programme in the words of one language.
 *
 * @param department who is in charge
 * @param sections the answers; every section has at least one sentence
 * @param needs what people say who need it, for the search
 */
public record GuideText(String name, String department, Map<Section, List<Sentence>> sections, List<String> needs) {
    /** The sentences that answer a question. */
    public List<Sentence> section(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    /** Every sentence. */
    public Stream<Sentence> sentences() {
        return sections.values().stream().flatMap(List::stream);
    }
}
