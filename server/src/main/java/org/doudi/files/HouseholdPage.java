package org.doudi.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.access.Forbidden;
import org.doudi.access.Role;
import org.doudi.access.Sensitivity;
import org.doudi.audit.Audit;
import org.doudi.shell.BadRequest;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The file of one family. */
@Controller
class HouseholdPage {
    private static final String READ = "household-file.read";
    private static final String REVEAL = "household-file.reveal";

    private final FileWriter writer;
    private final Reveals reveals;
    private final Pages pages;
    private final Audit audit;

    HouseholdPage(FileWriter writer, Reveals reveals, Pages pages, Audit audit) {
        this.writer = writer;
        this.reveals = reveals;
        this.pages = pages;
        this.audit = audit;
    }

    @AllowedToSeeFamilies(action = READ)
    @GetMapping("/households/{household}")
    @Transactional
    public ModelAndView read(HttpServletRequest request, Actor actor, @PathVariable UUID household) {
        audit.record(actor.id(), READ, "household", household.toString());
        var lifted = reveals.until(actor, household);
        return new ModelAndView(
                "files/household", "view", writer.write(household, actor, pages.language(request), lifted));
    }

    @Allowed(
            action = REVEAL,
            roles = {Role.TOWN_OFFICER, Role.DISTRICT_OFFICER, Role.CITY_OFFICER})
    @PostMapping("/households/{household}/reveal")
    @Transactional
    public String reveal(
            HttpServletResponse response,
            Actor actor,
            @PathVariable UUID household,
            @RequestParam(defaultValue = "") String reason) {
        if (!actor.role().mayReveal(Sensitivity.L3)) {
            throw new Forbidden(REVEAL);
        }
        var stated = reason.strip();
        if (stated.length() < Reveals.SHORTEST_REASON || stated.length() > Reveals.LONGEST_REASON) {
            throw new BadRequest("files.reveal.reasonLength");
        }
        if (!reveals.begin(actor, household, stated)) {
            throw new NotFound("household");
        }
        audit.record(actor.id(), REVEAL, "household", household.toString(), stated);
        pages.leaveMessage(response, "files.reveal.done");
        return "redirect:/households/" + household;
    }
}
