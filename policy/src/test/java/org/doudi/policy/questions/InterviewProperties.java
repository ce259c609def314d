package org.doudi.policy.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.doudi.policy.Outcome;

/** What holds of every interview, whatever is answered. */
class InterviewProperties {
    @Property(tries = 12)
    void never_more_than_fifteen_questions_are_asked_and_none_twice(@ForAll Random random) {
        var end = Asked.person(anything(random));

        assertThat(end.asked())
                .hasSizeLessThanOrEqualTo(15)
                .doesNotHaveDuplicates()
                .startsWith("people");
        assertThat(end.end().findings()).hasSize(32);
    }

    @Property(tries = 200)
    void the_order_of_answering_and_of_changing_does_not_matter(@ForAll Random random) {
        var wanted = anything(random);
        var straight = new Answers(wanted);
        var order = new ArrayList<>(wanted.keySet());
        Collections.shuffle(order, random);
        var changed = new Answers(anything(random));
        for (var id : order) {
            changed = changed.without(id).with(id, wanted.getOrDefault(id, Answer.UNKNOWN));
        }

        var circumstances = new Circumstances(Asked.QUESTIONS, Asked.BOOK.items());

        assertThat(circumstances.situation(changed, Asked.MONTH, Asked.PLACE))
                .isEqualTo(circumstances.situation(straight, Asked.MONTH, Asked.PLACE));
    }

    @Property(tries = 8)
    void the_findings_are_what_the_programmes_say_of_the_household_told_of(@ForAll Random random) {
        var answers = new Answers(anything(random));
        var step = Asked.INTERVIEW.step(answers, Asked.MONTH, Asked.PLACE);

        for (var finding : step.findings()) {
            for (var share : finding.shares()) {
                var asked = Asked.BOOK.evaluator().screen(finding.programme(), step.situation(), share.member());

                assertThat(share.outcome().answer()).isEqualTo(asked.answer());
                assertThat(share.outcome().amount()).isEqualTo(asked.amount());
                assertThat(share.isLikely())
                        .isEqualTo(
                                asked.answer() == Outcome.Answer.ENTITLED || asked.answer() == Outcome.Answer.PRESUMED);
            }
        }
    }

    @Property(tries = 100)
    void a_sheet_comes_back_as_it_was_written(@ForAll Random random) {
        var answers = new Answers(anything(random));
        var told = new Circumstances(Asked.QUESTIONS, Asked.BOOK.items()).told(answers, Asked.MONTH);
        var sheet = new AnswerSheet(Asked.MONTH, Asked.PLACE, answers, told);

        var back = new SheetReader(Asked.QUESTIONS, Asked.BOOK.items()).read(SheetWriter.write(sheet));

        assertThat(back).isEqualTo(sheet);
    }

    /** Any answer to any question, of up to four members. */
    private static Map<String, Answer> anything(Random random) {
        var answers = new LinkedHashMap<String, Answer>();
        int members = 1 + random.nextInt(4);
        for (var question : Asked.QUESTIONS.list()) {
            answers.put(
                    question.id(),
                    switch (random.nextInt(10)) {
                        case 0 -> Answer.UNKNOWN;
                        case 1 -> Answer.DECLINED;
                        default -> given(question, members, random);
                    });
        }
        return answers;
    }

    private static Answer given(Question question, int members, Random random) {
        var values = new LinkedHashMap<String, String>();
        for (var field : question.fields()) {
            for (int line = 1; line <= (field.ofMembers() ? members : 1); line++) {
                if (random.nextInt(6) > 0) {
                    values.put(Answer.key(field.ofMembers() ? "m" + line : "", field.id()), value(field, random));
                }
            }
        }
        return Answer.given(values);
    }

    private static String value(Field field, Random random) {
        return switch (field.kind()) {
            case CHOICE ->
                field.choices().get(random.nextInt(field.choices().size())).id();
            case AMOUNT -> String.valueOf(random.nextInt(3) == 0 ? 0 : random.nextInt(40_000));
            case COUNT -> String.valueOf(random.nextInt(60));
            case AGE -> String.valueOf(random.nextInt(100));
        };
    }
}
