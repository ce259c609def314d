package org.doudi.policydesk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.programmes.Publication;
import org.doudi.shell.MenuEntry;
import org.doudi.shell.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Drafts of the book, and what became of them. */
@Controller
class DraftsPage {
    private final DraftRows drafts;
    private final Pages pages;

    DraftsPage(DraftRows drafts, Pages pages) {
        this.drafts = drafts;
        this.pages = pages;
    }

    /** Puts the drafts into the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        MenuEntry draftsEntry() {
            return new MenuEntry(42, "policydesk.drafts", "/drafts", "draft.read");
        }
    }

    record Line(String href, String title, String instrument, String opened, String state, String mark) {}

    record View(List<Line> lines) {}

    @Allowed(
            action = "draft.read",
            roles = {Role.CITY_OFFICER, Role.AUDITOR})
    @GetMapping("/drafts")
    @Transactional(readOnly = true)
    public ModelAndView show(HttpServletRequest request) {
        pages.language(request);
        var lines = drafts.all().stream()
                .map(draft -> new Line(
                        "/drafts/" + draft.id(),
                        draft.title(),
                        draft.instrument(),
                        day(draft.opened()),
                        stateKey(draft.state()),
                        mark(draft.state())))
                .toList();
        return new ModelAndView("policydesk/drafts", "view", new View(lines));
    }

    /** Who, and on which day. */
    static String day(Publication.Step step) {
        return step.name() + " "
                + step.at()
                        .atZoneSameInstant(java.time.ZoneId.of("Asia/Shanghai"))
                        .toLocalDate();
    }

    static String stateKey(PolicyDraft.State state) {
        return "policydesk.state." + state.name().toLowerCase(Locale.ROOT);
    }

    static String mark(PolicyDraft.State state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> "mark-grey";
            case SUBMITTED -> "mark-orange";
            case RETURNED -> "mark-yellow";
            case PUBLISHED -> "mark-green";
        };
    }
}
