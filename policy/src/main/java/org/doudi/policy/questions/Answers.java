package org.doudi.policy.questions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What has been answered so far. The order in which it was answered or changed does not matter.
 *
 * @param byQuestion answers by the question's id
 */
public record Answers(Map<String, Answer> byQuestion) {
    /** Nothing answered yet. */
    public static final Answers NONE = new Answers(Map.of());

    /** So many members can be told of. */
    public static final int MOST_MEMBERS = 12;

    private static final String AGE = "age";

    /**
     * A member as told of.
     *
     * @param id {@code m1} to {@code m12}: the line
     */
    public record Person(String id, Optional<Integer> age) {}

    /** The answers are copied. */
    public Answers {
        byQuestion = Collections.unmodifiableMap(new LinkedHashMap<>(byQuestion));
    }

    /** These and one more, or another one. */
    public Answers with(String question, Answer answer) {
        var changed = new LinkedHashMap<>(byQuestion);
        changed.put(question, answer);
        return new Answers(changed);
    }

    /**
     * These after a question was answered or changed. Where a member was added or has another age, what was said of the
     * members one by one no longer covers all: those questions are open again.
     */
    public Answers answering(Questions questions, String question, Answer answer) {
        var changed = with(question, answer);
        if (!question.equals(Questions.PEOPLE) || people().containsAll(changed.people())) {
            return changed;
        }
        var kept = new LinkedHashMap<>(changed.byQuestion);
        kept.keySet()
                .removeIf(id -> !id.equals(Questions.PEOPLE)
                        && questions.question(id).stream()
                                .flatMap(other -> other.fields().stream())
                                .anyMatch(Field::ofMembers));
        return new Answers(kept);
    }

    /** These without one. */
    public Answers without(String question) {
        var changed = new LinkedHashMap<>(byQuestion);
        changed.remove(question);
        return new Answers(changed);
    }

    /** The answer to a question. */
    public Optional<Answer> of(String question) {
        return Optional.ofNullable(byQuestion.get(question));
    }

    /** The lines members are told in. */
    public static List<String> lines() {
        return IntStream.rangeClosed(1, MOST_MEMBERS)
                .mapToObj(number -> "m" + number)
                .toList();
    }

    /** The members; whoever asks is one, even if nothing was said. */
    public List<Person> people() {
        var told = of(Questions.PEOPLE).orElse(Answer.UNKNOWN);
        var people = lines().stream()
                .filter(line -> told.values().keySet().stream().anyMatch(key -> key.startsWith(line + ".")))
                .map(line -> new Person(line, age(told.value(line, AGE))))
                .toList();
        return people.isEmpty() ? List.of(new Person(lines().getFirst(), Optional.empty())) : people;
    }

    private static Optional<Integer> age(String typed) {
        return typed.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(typed));
    }
}
