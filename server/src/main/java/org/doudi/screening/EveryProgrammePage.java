package org.doudi.screening;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.audit.Audit;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Every programme about one family and each member: how it stands, and what fails or is open. */
@Controller
class EveryProgrammePage {
    private static final int MOST_REASONS = 3;

    private final StoryTeller stories;
    private final Titles titles;
    private final Pages pages;
    private final Audit audit;

    EveryProgrammePage(StoryTeller stories, Titles titles, Pages pages, Audit audit) {
        this.stories = stories;
        this.titles = titles;
        this.pages = pages;
        this.audit = audit;
    }

    /**
     * A programme about the household or a member.
     *
     * @param name of the member, empty for the household
     * @param reasons questions that fail or are open
     */
    record Row(String title, String name, String why, List<String> reasons) {}

    /** All that stand alike. */
    record Group(String title, boolean isOpen, List<Row> rows) {}

    record View(String family, String back, List<Group> groups) {}

    @AllowedToSeeFamilies(action = "household.why")
    @GetMapping("/households/{id}/programmes")
    @Transactional
    ModelAndView show(HttpServletRequest request, Actor actor, @PathVariable UUID id) {
        var language = pages.language(request);
        var everything = stories.everything(id);
        if (everything.isEmpty()) {
            throw new NotFound("household");
        }
        audit.record(actor.id(), "household.why", "household", id.toString());
        var groups = Stream.of(Standing.values())
                .map(standing -> new Group(
                        "screening.standing." + standing.code(),
                        standing != Standing.WITHOUT,
                        everything.stream()
                                .filter(said -> said.standing() == standing)
                                .map(said -> row(id, said, language))
                                .toList()))
                .filter(group -> !group.rows.isEmpty())
                .toList();
        return new ModelAndView(
                "screening/everything", "view", new View(stories.subject(id, ""), "/households/" + id, groups));
    }

    private Row row(UUID household, StoryTeller.InShort said, Language language) {
        return new Row(
                titles.title(language, said.programme()),
                said.name(),
                "/households/" + household + "/programmes/" + said.programme()
                        + (said.person().isEmpty() ? "" : "?person=" + said.person()),
                said.reasons().stream().limit(MOST_REASONS).toList());
    }
}
