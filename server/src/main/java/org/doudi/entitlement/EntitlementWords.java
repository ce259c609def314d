package org.doudi.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doudi.policy.questions.Answer;
import org.doudi.policy.questions.Answers;
import org.doudi.policy.questions.Choice;
import org.doudi.policy.questions.Field;
import org.doudi.policy.questions.Question;
import org.doudi.policy.questions.Questions;
import org.doudi.policy.questions.Words;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Says questions, members and answers in a language. */
@Component
class EntitlementWords {
    private static final String RELATION = "relation";

    private final Texts texts;

    EntitlementWords(Texts texts) {
        this.texts = texts;
    }

    /** A question that was answered, and what was said. */
    record Answered(String question, String name, List<String> lines) {}

    String text(Language language, String key, Object... values) {
        return texts.text(language, "entitlement." + key, values);
    }

    static String say(Language language, Words words) {
        return language == Language.ENGLISH ? words.english() : words.chinese();
    }

    /** Who a member is: relation and age as far as told. */
    String person(Language language, Questions questions, Answers answers, Answers.Person person) {
        var relation = answers.of(Questions.PEOPLE).stream()
                .map(told -> told.value(person.id(), RELATION))
                .flatMap(chosen -> questions.question(Questions.PEOPLE).stream()
                        .flatMap(question -> question.field(RELATION).stream())
                        .flatMap(field -> field.choice(chosen).stream()))
                .map(choice -> say(language, choice.label()))
                .findFirst()
                .orElseGet(() -> isFirst(person)
                        ? text(language, "me")
                        : text(language, "member", person.id().substring(1)));
        return person.age().map(age -> text(language, "aged", relation, age)).orElse(relation);
    }

    private static boolean isFirst(Answers.Person person) {
        return person.id().equals(Answers.lines().getFirst());
    }

    /** Everything that was answered, in the order in which it was. */
    List<Answered> answered(Language language, Questions questions, Answers answers) {
        return answers.byQuestion().keySet().stream()
                .flatMap(id -> questions.question(id).stream())
                .map(question -> new Answered(
                        question.id(), say(language, question.name()), lines(language, questions, question, answers)))
                .toList();
    }

    private List<String> lines(Language language, Questions questions, Question question, Answers answers) {
        var answer = answers.of(question.id()).orElse(Answer.UNKNOWN);
        return switch (answer.kind()) {
            case UNKNOWN -> List.of(text(language, "unknown"));
            case DECLINED -> List.of(text(language, "declined"));
            case GIVEN -> {
                var lines = new ArrayList<String>();
                line(lines, "", said(language, question, answer, ""));
                for (var person : answers.people()) {
                    line(
                            lines,
                            person(language, questions, answers, person),
                            question.id().equals(Questions.PEOPLE)
                                    ? List.of("")
                                    : said(language, question, answer, person.id()));
                }
                yield lines.isEmpty() ? List.of(text(language, "nothingSpecial")) : List.copyOf(lines);
            }
        };
    }

    private static void line(List<String> lines, String who, List<String> said) {
        if (!said.isEmpty()) {
            lines.add(String.join(" · ", said.equals(List.of("")) ? List.of(who) : joined(who, said)));
        }
    }

    private static List<String> joined(String who, List<String> said) {
        return who.isEmpty()
                ? said
                : Stream.concat(Stream.of(who), said.stream()).toList();
    }

    private List<String> said(Language language, Question question, Answer answer, String member) {
        if (!answer.value(member, Answer.OPEN).isEmpty() && !member.isEmpty()) {
            return List.of(text(language, "unknown"));
        }
        return question.fields().stream()
                .filter(field -> field.ofMembers() != member.isEmpty())
                .filter(field -> !answer.value(member, field.id()).isEmpty()
                        && !answer.value(member, field.id()).equals(field.standard()))
                .map(field -> say(language, field.label())
                        + text(language, "colon")
                        + value(language, field, answer.value(member, field.id())))
                .toList();
    }

    private static String value(Language language, Field field, String value) {
        return field.choice(value)
                .map(Choice::label)
                .map(label -> say(language, label))
                .orElse(value);
    }
}
