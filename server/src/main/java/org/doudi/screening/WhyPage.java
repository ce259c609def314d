package org.doudi.screening;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.audit.Audit;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.doudi.work.LeadStory;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why a programme is, or is not, for a family or a member of it, judged anew. */
@Controller
class WhyPage {
    private final StoryTeller stories;
    private final Programmes programmes;
    private final Pages pages;
    private final Audit audit;

    WhyPage(StoryTeller stories, Programmes programmes, Pages pages, Audit audit) {
        this.stories = stories;
        this.programmes = programmes;
        this.pages = pages;
        this.audit = audit;
    }

    record View(String programme, String code, String family, String back, LeadStory.Story story) {}

    @AllowedToSeeFamilies(action = "household.why")
    @GetMapping("/households/{id}/programmes/{code}")
    @Transactional
    ModelAndView why(
            HttpServletRequest request,
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String person) {
        if (!programmes.codes().contains(code)) {
            throw new NotFound("programme");
        }
        var story = stories.ofHousehold(id, code, person, actor, pages.language(request))
                .orElseThrow(() -> new NotFound("household"));
        audit.record(actor.id(), "household.why", "household", id.toString(), code);
        return new ModelAndView(
                "screening/why",
                "view",
                new View(story.programme(), code, stories.subject(id, person), "/households/" + id, story));
    }
}
