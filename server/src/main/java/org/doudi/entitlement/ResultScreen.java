package org.doudi.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.doudi.divisions.Divisions;
import org.doudi.entitlement.EntitlementWords.Answered;
import org.doudi.policy.Programme;
import org.doudi.policy.guide.GuideText;
import org.doudi.policy.guide.Section;
import org.doudi.policy.questions.AnswerSheet;
import org.doudi.policy.questions.Finding;
import org.doudi.policy.questions.Finding.Likelihood;
import org.doudi.policy.questions.Finding.Share;
import org.doudi.policy.questions.Interview;
import org.doudi.policy.questions.Question;
import org.doudi.shell.Language;
import org.springframework.stereotype.Component;

/** What all programmes say after the answers: what is likely, what is worth asking for, and what not now, and why. */
@Component
class ResultScreen {
    private static final int MOST_DECIDING = 2;

    private final Interviews interviews;
    private final EntitlementWords words;
    private final ReasonWords reasons;
    private final Divisions divisions;

    ResultScreen(Interviews interviews, EntitlementWords words, ReasonWords reasons, Divisions divisions) {
        this.interviews = interviews;
        this.words = words;
        this.reasons = reasons;
        this.divisions = divisions;
    }

    /**
     * A programme.
     *
     * @param sums for whom and how much
     * @param notes what it still depends on, or why not now
     * @param mark said where figures behind it are not confirmed; empty if all are
     * @param where to go
     */
    record Line(
            String code,
            String name,
            String department,
            List<String> sums,
            List<String> notes,
            String mark,
            List<String> where) {}

    /** Programmes of one likelihood. */
    record Group(String id, String title, String text, List<Line> lines) {}

    /**
     * What is shown.
     *
     * @param isEarly whether questions are left that could still change something
     */
    record View(
            String sheet,
            List<Group> groups,
            List<Answered> answered,
            boolean isEarly,
            boolean hasUnconfirmed,
            String month,
            String placeName) {}

    View view(Language language, AnswerSheet sheet, Interview.Step step) {
        var groups = Stream.of(Likelihood.values())
                .map(likelihood -> group(language, sheet, likelihood, step.findings()))
                .filter(group -> !group.lines.isEmpty())
                .toList();
        return new View(
                Interviews.carried(sheet),
                groups,
                words.answered(language, interviews.questions(), sheet.answers()),
                step.next().isPresent(),
                groups.stream().flatMap(group -> group.lines.stream()).anyMatch(line -> !line.mark.isEmpty()),
                sheet.month().toString(),
                divisions.name(sheet.place()));
    }

    private Group group(Language language, AnswerSheet sheet, Likelihood likelihood, List<Finding> findings) {
        var id = likelihood.name().toLowerCase(Locale.ROOT);
        return new Group(
                id,
                words.text(language, "group." + id),
                words.text(language, "group." + id + ".text"),
                findings.stream()
                        .filter(finding -> finding.likelihood() == likelihood)
                        .map(finding -> line(language, sheet, finding))
                        .toList());
    }

    private Line line(Language language, AnswerSheet sheet, Finding finding) {
        var told = told(language, finding.programme());
        var programme = interviews.book().programmes().get(finding.programme());
        var sums = finding.likely().stream()
                .map(share -> sum(language, sheet, Optional.ofNullable(programme), share))
                .toList();
        return new Line(
                finding.programme(),
                told.map(GuideText::name).orElse(finding.programme()),
                told.map(GuideText::department).orElse(""),
                sums,
                notes(language, sheet, finding),
                reasons.mark(language, shown(finding)),
                told.map(text -> where(text)).orElse(List.of()));
    }

    private Optional<GuideText> told(Language language, String programme) {
        return interviews
                .book()
                .guide()
                .entry(programme)
                .map(entry -> language == Language.ENGLISH ? entry.english() : entry.chinese());
    }

    private static List<String> where(GuideText text) {
        return text.section(Section.WHERE).stream()
                .limit(1)
                .map(ReasonWords::plain)
                .filter(said -> !said.isEmpty())
                .toList();
    }

    private static List<Share> shown(Finding finding) {
        return switch (finding.likelihood()) {
            case LIKELY -> finding.likely();
            case WORTH_ASKING -> finding.open();
            case NOT_NOW -> finding.nearest().stream().toList();
        };
    }

    private String sum(Language language, AnswerSheet sheet, Optional<Programme> programme, Share share) {
        var pays = programme.map(Programme::pays).orElse("");
        var how = share.outcome()
                .amount()
                .filter(amount -> amount.cents() > 0 && !pays.equals("identity"))
                .map(amount -> words.text(language, "pays." + pays, reasons.yuan(amount)))
                .orElseGet(() -> words.text(language, pays.equals("identity") ? "pays.identity" : "pays.open"));
        return who(language, sheet, share) + how;
    }

    private String who(Language language, AnswerSheet sheet, Share share) {
        return sheet.answers().people().stream()
                .filter(person -> person.id().equals(share.member())
                        && sheet.answers().people().size() > 1)
                .map(person -> words.person(language, interviews.questions(), sheet.answers(), person)
                        + words.text(language, "colon"))
                .findFirst()
                .orElse("");
    }

    private List<String> notes(Language language, AnswerSheet sheet, Finding finding) {
        return switch (finding.likelihood()) {
            case LIKELY -> List.of();
            case WORTH_ASKING -> List.of(depends(language, sheet, finding));
            case NOT_NOW ->
                finding.nearest().stream()
                        .flatMap(share -> reasons.reason(language, share, who(language, sheet, share)).stream())
                        .toList();
        };
    }

    private String depends(Language language, AnswerSheet sheet, Finding finding) {
        var names = new ArrayList<String>();
        finding.deciding().stream()
                .flatMap(id -> interviews.questions().question(id).stream())
                .limit(MOST_DECIDING)
                .map(Question::name)
                .map(name -> EntitlementWords.say(language, name))
                .forEach(names::add);
        var whom = finding.open().stream()
                .map(share -> who(language, sheet, share))
                .findFirst()
                .orElse("");
        return names.isEmpty()
                ? whom + words.text(language, "depends.check")
                : whom + words.text(language, "depends", String.join(words.text(language, "and"), names));
    }
}
