package org.doudi.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.entitlement.EntitlementWords.Answered;
import org.doudi.policy.questions.Answer;
import org.doudi.policy.questions.AnswerSheet;
import org.doudi.policy.questions.Answers;
import org.doudi.policy.questions.Field;
import org.doudi.policy.questions.Question;
import org.doudi.policy.questions.Questions;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;

/** One question as a form. */
@Component
class QuestionScreen {
    private static final int FIRST_LINES = 4;
    private static final int MORE_LINES = 3;
    private static final int MOST_BUTTONS = 7;
    private static final String MYSELF = "self";

    private final Interviews interviews;
    private final EntitlementWords words;

    QuestionScreen(Interviews interviews, EntitlementWords words) {
        this.interviews = interviews;
        this.words = words;
    }

    /** One of the choices. */
    record Option(String id, String label, boolean chosen) {}

    /**
     * A field.
     *
     * @param how buttons, list or digits
     * @param isUnfit whether what was typed must be typed again
     */
    record Input(String name, String how, String label, String value, List<Option> options, boolean isUnfit) {}

    /** The fields of a member; {@code open} names the box "I do not know this one's", and is empty if there is none. */
    record Line(String label, List<Input> inputs, String open, boolean isOpen) {}

    /** What must be typed again, and where. */
    record Problem(String name, String text) {}

    /**
     * What is shown.
     *
     * @param number how many have been answered before, and one
     * @param previous id of the question before, empty on the first
     * @param mayAddLines whether there is room for more members
     */
    record View(
            String sheet,
            String id,
            int number,
            int most,
            String title,
            String hint,
            List<Input> inputs,
            List<Line> lines,
            boolean mayAddLines,
            int shownLines,
            String previous,
            List<Problem> problems,
            List<Answered> answered) {}

    /** What was typed and is shown again, with the names of the fields that are unfit. */
    record Typed(Map<String, String> values, Set<String> unfit, int lines) {
        static Typed of(Answer answer) {
            return new Typed(answer.values(), Set.of(), 0);
        }

        String value(String name) {
            return values.getOrDefault(name, "");
        }
    }

    View view(Language language, AnswerSheet sheet, Question question, Typed typed) {
        var answers = sheet.answers();
        var asksPeople = question.id().equals(Questions.PEOPLE);
        var shownLines = asksPeople ? shownLines(typed) : 0;
        var lines = asksPeople
                ? Answers.lines().subList(0, shownLines).stream()
                        .map(line -> personLine(language, question, line, typed))
                        .toList()
                : memberLines(language, question, answers, typed);
        var inputs = question.fields().stream()
                .filter(field -> !field.ofMembers())
                .map(field -> input(language, field, "", typed))
                .toList();
        return new View(
                Interviews.carried(sheet),
                question.id(),
                number(answers, question),
                Questions.MOST,
                EntitlementWords.say(language, question.title()),
                EntitlementWords.say(language, question.hint()),
                inputs,
                lines,
                asksPeople && shownLines < Answers.MOST_MEMBERS,
                shownLines,
                previous(answers, question),
                problems(language, inputs, lines),
                words.answered(language, interviews.questions(), answers));
    }

    private static int number(Answers answers, Question question) {
        var order = new ArrayList<>(answers.byQuestion().keySet());
        return 1 + (order.contains(question.id()) ? order.indexOf(question.id()) : order.size());
    }

    private static String previous(Answers answers, Question question) {
        var order = new ArrayList<>(answers.byQuestion().keySet());
        int at = order.contains(question.id()) ? order.indexOf(question.id()) : order.size();
        return at == 0 ? "" : order.get(at - 1);
    }

    /** At least four, and two more than are filled. */
    private static int shownLines(Typed typed) {
        int filled = 0;
        for (var line : Answers.lines()) {
            if (typed.values.keySet().stream()
                    .anyMatch(key ->
                            key.startsWith(line + ".") && !typed.value(key).isEmpty())) {
                filled = Integer.parseInt(line.substring(1));
            }
        }
        int wanted = Math.max(Math.max(FIRST_LINES, filled + 1), typed.lines);
        return Math.min(Answers.MOST_MEMBERS, wanted);
    }

    static int moreLines(int shown) {
        return Math.clamp(shown + MORE_LINES, FIRST_LINES, Answers.MOST_MEMBERS);
    }

    private Line personLine(Language language, Question question, String line, Typed typed) {
        var isFirst = line.equals(Answers.lines().getFirst());
        var label = isFirst ? words.text(language, "me") : words.text(language, "member", line.substring(1));
        var inputs = question.fields().stream()
                .map(field -> input(language, field, line, typed))
                .map(input -> isFirst && input.value.isEmpty() ? chosen(input, MYSELF) : input)
                .toList();
        return new Line(label, inputs, "", false);
    }

    private static Input chosen(Input input, String id) {
        var options = input.options.stream()
                .map(option -> new Option(option.id, option.label, option.id.equals(id)))
                .toList();
        return new Input(input.name, input.how, input.label, input.value, options, input.isUnfit);
    }

    private List<Line> memberLines(Language language, Question question, Answers answers, Typed typed) {
        var lines = new ArrayList<Line>();
        for (var person : answers.people()) {
            var inputs = question.fields().stream()
                    .filter(field -> field.ofMembers() && field.concerns(person))
                    .map(field -> input(language, field, person.id(), typed))
                    .toList();
            if (!inputs.isEmpty()) {
                var open = question.hasSumsOfMembers() ? Answer.key(person.id(), Answer.OPEN) : "";
                lines.add(new Line(
                        words.person(language, interviews.questions(), answers, person),
                        inputs,
                        open,
                        !open.isEmpty() && !typed.value(open).isEmpty()));
            }
        }
        return lines;
    }

    private static Input input(Language language, Field field, String member, Typed typed) {
        var name = Answer.key(member, field.id());
        var value = typed.value(name);
        var chosen = value.isEmpty() ? field.standard() : value;
        var options = field.choices().stream()
                .map(choice -> new Option(
                        choice.id(),
                        EntitlementWords.say(language, choice.label()),
                        choice.id().equals(chosen)))
                .toList();
        return new Input(
                name,
                how(field),
                EntitlementWords.say(language, field.label()),
                value,
                options,
                typed.unfit.contains(name));
    }

    private static String how(Field field) {
        if (field.kind() != Field.Kind.CHOICE) {
            return "digits";
        }
        return field.ofMembers() || field.choices().size() > MOST_BUTTONS ? "list" : "buttons";
    }

    private List<Problem> problems(Language language, List<Input> inputs, List<Line> lines) {
        var problems = new ArrayList<Problem>();
        inputs.stream()
                .filter(Input::isUnfit)
                .forEach(input -> problems.add(new Problem(input.name, words.text(language, "unfit", input.label))));
        lines.forEach(line -> line.inputs.stream()
                .filter(Input::isUnfit)
                .forEach(input -> problems.add(
                        new Problem(input.name, words.text(language, "unfit", line.label + " " + input.label)))));
        return problems;
    }
}
