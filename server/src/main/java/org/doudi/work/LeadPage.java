package org.doudi.work;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Conflict;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One lead: what was found, why, what to do at the door, and what came of it. */
@Controller
class LeadPage {
    private static final int LONGEST_NOTE = 500;

    private final LeadReader leads;
    private final LeadOutcomes outcomes;
    private final LeadSheet sheet;
    private final Pages pages;
    private final Audit audit;

    LeadPage(LeadReader leads, LeadOutcomes outcomes, LeadSheet sheet, Pages pages, Audit audit) {
        this.leads = leads;
        this.outcomes = outcomes;
        this.sheet = sheet;
        this.pages = pages;
        this.audit = audit;
    }

    /** What the form says: an outcome of the closed list, a note, and the day until which to watch. */
    record Answer(String outcome, String note, String watchUntil) {
        Answer(@Nullable String outcome, @Nullable String note, @Nullable String watchUntil) {
            this.outcome = Objects.requireNonNullElse(outcome, "");
            this.note = Objects.requireNonNullElse(note, "");
            this.watchUntil = Objects.requireNonNullElse(watchUntil, "");
        }
    }

    /** An outcome to choose. */
    record Choice(String code, String text) {}

    /** Outcomes of a kind. */
    record Choices(String title, List<Choice> choices) {}

    /** What somebody recorded or took back. */
    record Entry(String when, String who, String what, String note) {}

    /** The family in a line, with the link to its file. */
    record Family(String href, String head, String registerNo, String members, String place) {}

    /** Urgency, days and state. */
    record Course(String urgency, String mark, String opened, String due, String left, boolean overdue, String state) {}

    /**
     * @param mayRecord whether the form is shown
     * @param mayUndo whether the actor can still take back what was recorded
     */
    record Handling(
            boolean mayRecord, boolean mayUndo, List<Choices> choices, String earliestWatch, List<Entry> history) {}

    record View(
            String address,
            String programme,
            String finding,
            Family family,
            Course course,
            List<String> atTheDoor,
            Optional<LeadStory.Story> story,
            List<LeadOrigin.Delivery> origins,
            Handling handling) {}

    @AllowedToSeeFamilies(action = "lead.read")
    @GetMapping("/leads/{id}")
    @Transactional
    ModelAndView show(HttpServletRequest request, Actor actor, @PathVariable("id") UUID id) {
        var lead = leads.find(actor, id).orElseThrow(() -> new NotFound("lead"));
        audit.record(actor.id(), "lead.read", "lead", id.toString());
        return new ModelAndView("work/lead", "view", sheet.view(pages.language(request), actor, lead));
    }

    @Allowed(
            action = "lead.handle",
            roles = {Role.VILLAGE_CLERK, Role.TOWN_OFFICER})
    @PostMapping("/leads/{id}/outcome")
    @Transactional
    String record(
            HttpServletResponse response, Actor actor, @PathVariable("id") UUID id, @ModelAttribute Answer answer) {
        var outcome =
                HandleOutcome.ofCode(answer.outcome()).orElseThrow(() -> new BadRequest("work.lead.chooseOutcome"));
        var note = answer.note().strip();
        if (note.length() > LONGEST_NOTE) {
            throw new BadRequest("work.lead.noteTooLong");
        }
        switch (outcomes.record(id, outcome, note, watchUntil(outcome, answer.watchUntil()))) {
            case RECORDED -> audit.record(actor.id(), "lead.handle", "lead", id.toString());
            case NOT_OPEN -> throw new Conflict("work.lead.alreadyHandled");
            case NOT_FOUND -> throw new NotFound("lead");
        }
        pages.leaveMessage(response, "work.lead.recorded");
        return "redirect:/leads/" + id;
    }

    @Allowed(
            action = "lead.handle",
            roles = {Role.VILLAGE_CLERK, Role.TOWN_OFFICER})
    @PostMapping("/leads/{id}/undo")
    @Transactional
    String undo(HttpServletResponse response, Actor actor, @PathVariable("id") UUID id) {
        switch (outcomes.undo(id)) {
            case UNDONE -> audit.record(actor.id(), "lead.undo", "lead", id.toString());
            case TOO_LATE -> throw new Conflict("work.lead.undoTooLate");
            case NOT_FOUND -> throw new NotFound("lead");
        }
        pages.leaveMessage(response, "work.lead.undone");
        return "redirect:/leads/" + id;
    }

    /** Only an outcome that keeps watching has a day, and it must lie ahead. */
    private Optional<LocalDate> watchUntil(HandleOutcome outcome, String day) {
        if (outcome != HandleOutcome.MONITOR) {
            return Optional.empty();
        }
        try {
            var until = LocalDate.parse(day);
            if (until.isBefore(sheet.earliestWatch()) || until.isAfter(sheet.latestWatch())) {
                throw new BadRequest("work.lead.watchDay");
            }
            return Optional.of(until);
        } catch (DateTimeParseException noDay) {
            throw new BadRequest("work.lead.watchDay");
        }
    }

    static List<Choices> choices(Language language, LeadTexts texts) {
        return Stream.of(HandleOutcome.Group.values())
                .map(group -> new Choices(
                        texts.text(language, "work.outcomeGroup." + group.name()),
                        Stream.of(HandleOutcome.values())
                                .filter(outcome -> outcome.group() == group)
                                .map(outcome -> new Choice(outcome.code(), texts.text(language, outcome.textKey())))
                                .toList()))
                .toList();
    }
}
