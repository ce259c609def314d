package org.doudi.policy.questions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.value.Value;

/**
 * All questions.
 *
 * @param list in the order in which they are asked if they decide equally much; the first is about the members
 * @param granted items that are taken for granted without asking
 */
public record Questions(List<Question> list, Map<String, Value> granted) {
    /** So many questions are asked at most. */
    public static final int MOST = 15;

    /** The question about the members, which all others rest on. */
    public static final String PEOPLE = "people";

    /** The question of that id. */
    public Optional<Question> question(String id) {
        return list.stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
