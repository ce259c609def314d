package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Conflict;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the administrator makes and revokes tokens of departments' systems. */
@Controller
class TokensPage {
    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_NAME = 60;

    private final Catalogue catalogue;
    private final ApiTokens tokens;
    private final Audit audit;
    private final Pages pages;
    private final Clock clock;

    TokensPage(Catalogue catalogue, ApiTokens tokens, Audit audit, Pages pages, Clock clock) {
        this.catalogue = catalogue;
        this.tokens = tokens;
        this.audit = audit;
        this.pages = pages;
        this.clock = clock;
    }

    record Line(
            String id,
            String name,
            List<String> datasets,
            boolean mayDeliver,
            boolean mayRead,
            String validUntil,
            String maker,
            String madeAt,
            String lastUsed,
            boolean isLive) {}

    record Choice(String code, String name) {}

    /** @param made the token just made, empty otherwise */
    record View(List<Line> tokens, List<Choice> datasets, String latest, String made) {}

    @GetMapping("/tokens")
    @Allowed(action = "token.manage", roles = Role.SYSTEM_ADMINISTRATOR)
    @Transactional(readOnly = true)
    public ModelAndView list(HttpServletRequest request) {
        return page(request, "");
    }

    /** Makes a token and shows it, this once. */
    @PostMapping("/tokens")
    @Allowed(action = "token.make", roles = Role.SYSTEM_ADMINISTRATOR)
    @Transactional
    public ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> datasets,
            @RequestParam(defaultValue = "false") boolean deliver,
            @RequestParam(defaultValue = "false") boolean read,
            @RequestParam(defaultValue = "") String validUntil,
            Actor actor,
            HttpServletRequest request) {
        var stated = name.strip();
        if (stated.length() < 2 || stated.length() > LONGEST_NAME) {
            throw new BadRequest("exchange.tokens.noName");
        }
        if (datasets.isEmpty()
                || datasets.stream().anyMatch(code -> catalogue.find(code).isEmpty())) {
            throw new BadRequest("exchange.tokens.noDataset");
        }
        if (!deliver && !read) {
            throw new BadRequest("exchange.tokens.forNothing");
        }
        var made = tokens.make(new ApiTokens.Scope(stated, datasets, deliver, read, day(validUntil)), actor);
        audit.record(actor.id(), "token.make", "token", stated, String.join(",", datasets));
        return page(request, made);
    }

    @PostMapping("/tokens/{id}/revoke")
    @Allowed(action = "token.revoke", roles = Role.SYSTEM_ADMINISTRATOR)
    @Transactional
    public String revoke(@PathVariable UUID id, Actor actor, HttpServletResponse response) {
        if (!tokens.revoke(id, actor)) {
            throw new Conflict("exchange.tokens.revokedAlready");
        }
        audit.record(actor.id(), "token.revoke", "token", id.toString());
        pages.leaveMessage(response, "exchange.tokens.revoked");
        return "redirect:/tokens";
    }

    private ModelAndView page(HttpServletRequest request, String made) {
        boolean english = pages.language(request) == Language.ENGLISH;
        var today = LocalDate.now(clock);
        var lines = tokens.list().stream()
                .map(token -> new Line(
                        token.id().toString(),
                        token.scope().name(),
                        token.scope().datasets(),
                        token.scope().mayDeliver(),
                        token.scope().mayRead(),
                        token.scope().validUntil().toString(),
                        token.maker(),
                        token.madeAt(),
                        token.lastUsed(),
                        !token.isRevoked() && !token.scope().validUntil().isBefore(today)))
                .toList();
        var choices = catalogue.datasets().stream()
                .map(dataset -> new Choice(dataset.code(), english ? dataset.nameEnglish() : dataset.name()))
                .toList();
        return new ModelAndView(
                "exchange/tokens",
                "view",
                new View(lines, choices, today.plusDays(LONGEST_DAYS).toString(), made));
    }

    private LocalDate day(String text) {
        var today = LocalDate.now(clock);
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(today) && !day.isAfter(today.plusDays(LONGEST_DAYS))) {
                return day;
            }
        } catch (DateTimeException noDay) {
            throw new BadRequest("exchange.tokens.noDay");
        }
        throw new BadRequest("exchange.tokens.noDay");
    }
}
