package org.doudi.policy.questions;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.Evaluator;
import org.doudi.policy.Policy;
import org.doudi.policy.Situation;
import org.doudi.policy.questions.Finding.Share;

/**
 * Asks what still decides. After every answer all programmes are asked with what is known, and of the questions left
 * the next is the one whose items most programmes still depend on; a question on which none depends is not asked.
 */
public final class Interview {
    private final Book book;
    private final Evaluator evaluator;
    private final Questions questions;
    private final Circumstances circumstances;
    private final Map<String, String> questionOf = new HashMap<>();

    /** Asks the programmes of a book. */
    public Interview(Book book, Questions questions) {
        this.book = book;
        this.evaluator = book.evaluator();
        this.questions = questions;
        this.circumstances = new Circumstances(questions, book.items());
        questions.list().forEach(question -> question.items().forEach(item -> questionOf.put(item, question.id())));
    }

    /**
     * Where it stands after some answers.
     *
     * @param findings of every programme, in the order of their codes
     * @param next the question to ask; empty when no further one can change an answer
     */
    public record Step(Situation situation, List<Finding> findings, Optional<Question> next) {}

    /** Where it stands after these answers, in a month at a place. */
    public Step step(Answers answers, YearMonth month, DivisionCode place) {
        var situation = circumstances.situation(answers, month, place);
        var findings = book.policies().all().stream()
                .sorted(Comparator.comparing(Policy::code))
                .map(policy -> finding(policy, situation))
                .toList();
        return new Step(situation, findings, next(answers, findings));
    }

    private Finding finding(Policy policy, Situation situation) {
        var shares = shares(policy, situation);
        return Finding.of(policy.code(), shares, deciding(shares));
    }

    private List<Share> shares(Policy policy, Situation situation) {
        var shares = new ArrayList<Share>();
        if (!policy.isForPersons()) {
            shares.add(new Share("", evaluator.screen(policy.code(), situation)));
        }
        var isSettled = shares.stream().anyMatch(Share::isLikely);
        if (policy.isForPersons() || (policy.hasSingleResults() && !isSettled)) {
            for (var member : situation.members()) {
                shares.add(new Share(member.id(), evaluator.screen(policy.code(), situation, member.id())));
            }
        }
        return shares;
    }

    private List<String> deciding(List<Share> shares) {
        var told = shares.stream()
                .flatMap(share -> share.outcome().needs().stream())
                .flatMap(need -> Stream.ofNullable(questionOf.get(need.item())))
                .collect(Collectors.toSet());
        return questions.list().stream()
                .map(Question::id)
                .filter(told::contains)
                .toList();
    }

    private Optional<Question> next(Answers answers, List<Finding> findings) {
        if (answers.of(Questions.PEOPLE).isEmpty()) {
            return questions.question(Questions.PEOPLE);
        }
        if (answers.byQuestion().size() >= Questions.MOST) {
            return Optional.empty();
        }
        var people = answers.people();
        return questions.list().stream()
                .filter(question -> answers.of(question.id()).isEmpty() && question.concerns(people))
                .filter(question -> weight(question, findings) > 0)
                .max(Comparator.<Question>comparingLong(question -> weight(question, findings))
                        .thenComparingInt(question -> -questions.list().indexOf(question)));
    }

    /** Programmes with no answer yet count before those that are only open for a further member. */
    private static long weight(Question question, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.deciding().contains(question.id()))
                .mapToLong(
                        finding -> finding.likelihood() == Finding.Likelihood.WORTH_ASKING ? Questions.MOST * 10L : 1)
                .sum();
    }
}
