package org.doudi.work;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doudi.access.Actor;
import org.doudi.access.Role;
import org.doudi.shell.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lays out one lead for the person who looks at it. */
@Component
class LeadSheet {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int STEPS_AT_THE_DOOR = 3;
    /** A family is looked at again within a year at the latest. */
    private static final int LONGEST_WATCH_DAYS = 366;

    private final LeadWords words;
    private final LeadTexts texts;
    private final LeadOutcomes outcomes;
    private final ObjectProvider<LeadStory> stories;
    private final ObjectProvider<LeadOrigin> origins;

    LeadSheet(
            LeadWords words,
            LeadTexts texts,
            LeadOutcomes outcomes,
            ObjectProvider<LeadStory> stories,
            ObjectProvider<LeadOrigin> origins) {
        this.words = words;
        this.texts = texts;
        this.outcomes = outcomes;
        this.stories = stories;
        this.origins = origins;
    }

    LocalDate earliestWatch() {
        return words.today().plusDays(1);
    }

    LocalDate latestWatch() {
        return words.today().plusDays(LONGEST_WATCH_DAYS);
    }

    LeadPage.View view(Language language, Actor actor, Lead lead) {
        return new LeadPage.View(
                "/leads/" + lead.leadId(),
                words.programme(language, lead),
                words.finding(language, actor, lead),
                family(language, actor, lead),
                course(language, lead),
                atTheDoor(language, lead.ground().kind()),
                Optional.ofNullable(stories.getIfAvailable())
                        .flatMap(story -> story.ofLead(
                                new LeadStory.Subject(lead.leadId(), lead.householdId(), lead.programme()),
                                actor,
                                language)),
                origins.stream()
                        .flatMap(origin -> origin.of(lead.leadId(), language).stream())
                        .toList(),
                handling(language, actor, lead));
    }

    private LeadPage.Family family(Language language, Actor actor, Lead lead) {
        return new LeadPage.Family(
                "/households/" + lead.householdId(),
                lead.headName(),
                lead.registerNo(),
                texts.text(language, "work.members", lead.members()),
                words.place(actor, lead.place()));
    }

    private LeadPage.Course course(Language language, Lead lead) {
        var urgency = lead.ground().urgency().code();
        return new LeadPage.Course(
                texts.text(language, "work.urgency." + urgency),
                urgency,
                lead.course().openedOn().toString(),
                lead.course().dueOn().toString(),
                words.left(language, lead),
                lead.course().isOverdue(words.today()),
                texts.text(language, "work.state." + lead.course().state().code()));
    }

    private List<String> atTheDoor(Language language, LeadKind kind) {
        return IntStream.rangeClosed(1, STEPS_AT_THE_DOOR)
                .mapToObj(step -> texts.text(language, "work.door." + kind.code() + "." + step))
                .toList();
    }

    private LeadPage.Handling handling(Language language, Actor actor, Lead lead) {
        var history = outcomes.history(lead.leadId());
        boolean handles = actor.role() == Role.VILLAGE_CLERK || actor.role() == Role.TOWN_OFFICER;
        return new LeadPage.Handling(
                handles && lead.course().state() == LeadState.OPEN,
                handles && lead.course().state() == LeadState.CLOSED && outcomes.canUndo(actor, history),
                LeadPage.choices(language, texts),
                earliestWatch().toString(),
                history.stream().map(row -> entry(language, row)).toList());
    }

    private LeadPage.Entry entry(Language language, LeadOutcomes.Row row) {
        var what = row.code()
                .map(outcome -> texts.text(language, outcome.textKey()))
                .orElseGet(() -> texts.text(language, "work.history.undone"));
        var until = row.watchUntil()
                .map(day -> texts.text(language, "work.history.watchUntil", day.toString()))
                .orElse("");
        return new LeadPage.Entry(MINUTE.format(row.at().atZoneSameInstant(CITY)), row.who(), what + until, row.note());
    }
}
