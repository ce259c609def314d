package org.doudi.policy.questions;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was chosen and typed on a screen, field by field: what is fit to be kept, and what must be typed again. */
public final class AnswerCheck {
    private final Question question;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final Set<String> unfit = new LinkedHashSet<>();

    private AnswerCheck(Question question) {
        this.question = question;
    }

    /**
     * Checks a screen.
     *
     * @param typed by {@code field} or {@code m2.field}; other names are passed over
     */
    public static AnswerCheck of(Question question, Map<String, String> typed) {
        var check = new AnswerCheck(question);
        for (var field : question.fields()) {
            for (var member : field.ofMembers() ? Answers.lines() : List.of("")) {
                check.check(
                        member,
                        field,
                        typed.getOrDefault(Answer.key(member, field.id()), "").strip());
            }
        }
        if (question.hasSumsOfMembers()) {
            Answers.lines().stream()
                    .map(member -> Answer.key(member, Answer.OPEN))
                    .filter(key -> !typed.getOrDefault(key, "").isBlank())
                    .forEach(key -> check.kept.put(key, "yes"));
        }
        return check;
    }

    private void check(String member, Field field, String typed) {
        if (typed.isEmpty()) {
            return;
        }
        var key = Answer.key(member, field.id());
        TypedValues.plain(field, typed).ifPresentOrElse(plain -> kept.put(key, plain), () -> unfit.add(key));
    }

    /** What is fit, as an answer. */
    public Answer answer() {
        return Answer.given(kept);
    }

    /** Names of the fields that must be typed again. */
    public Set<String> unfit() {
        return Set.copyOf(unfit);
    }

    /** Which question was asked. */
    public Question question() {
        return question;
    }
}
