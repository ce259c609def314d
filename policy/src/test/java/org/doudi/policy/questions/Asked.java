package org.doudi.policy.questions;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.book.BookReader;

/** Interviews as people have them. */
final class Asked {
    private static final Pattern PARTS = Pattern.compile("\\s*;\\s*");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    static final Book BOOK = BookReader.published();
    static final Questions QUESTIONS = QuestionReader.published(BOOK.items());
    static final Interview INTERVIEW = new Interview(BOOK, QUESTIONS);
    static final YearMonth MONTH = YearMonth.of(2026, 11);
    static final DivisionCode PLACE = DivisionCode.of("320400000000");

    /**
     * An interview to its end.
     *
     * @param asked ids of the questions in the order in which they came
     */
    record Conversation(List<String> asked, Answers answers, Interview.Step end) {
        Finding finding(String programme) {
            return end.findings().stream()
                    .filter(finding -> finding.programme().equals(programme))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Asked() {}

    /** Answers every question that comes as this person would; all that is not said is left as it stands. */
    static Conversation person(Map<String, Answer> ready) {
        var answers = Answers.NONE;
        var asked = new ArrayList<String>();
        while (true) {
            var step = INTERVIEW.step(answers, MONTH, PLACE);
            if (step.next().isEmpty()) {
                return new Conversation(asked, answers, step);
            }
            var id = step.next().get().id();
            asked.add(id);
            answers = answers.with(id, ready.getOrDefault(id, Answer.given(Map.of())));
        }
    }

    /** Reads {@code people m1.age=45 m1.sex=male; income m1.work=500; care unknown}. */
    static Map<String, Answer> answers(String told) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var part : PARTS.splitAsStream(told.strip()).toList()) {
            var words = SPACES.splitAsStream(part.strip()).toList();
            answers.merge(words.getFirst(), answer(words), (one, other) -> {
                var both = new LinkedHashMap<>(one.values());
                both.putAll(other.values());
                return Answer.given(both);
            });
        }
        return answers;
    }

    private static Answer answer(List<String> words) {
        if (words.contains("unknown")) {
            return Answer.UNKNOWN;
        }
        if (words.contains("declined")) {
            return Answer.DECLINED;
        }
        var question = QUESTIONS.question(words.getFirst()).orElseThrow();
        var typed = new LinkedHashMap<String, String>();
        for (var word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            typed.put(word.substring(0, equals), word.substring(equals + 1));
        }
        var check = AnswerCheck.of(question, typed);
        if (!check.unfit().isEmpty() || !check.answer().values().equals(typed)) {
            throw new IllegalArgumentException("nobody can answer " + words);
        }
        return check.answer();
    }
}
