package org.doudi.policydesk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.policy.cases.CaseReport;
import org.doudi.policy.cases.CaseRunner;
import org.doudi.programmes.BookInUse;
import org.doudi.screening.CityPopulation;
import org.doudi.screening.Comparison.Effect;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a draft would do: to all families, alone or beside another draft, and to the worked cases. */
@Controller
class ImpactPage {
    private final DraftRows drafts;
    private final DraftImpact impact;
    private final Touched touched;
    private final TrialFamilies families;
    private final Surroundings surroundings;

    ImpactPage(
            DraftRows drafts, DraftImpact impact, Touched touched, TrialFamilies families, Surroundings surroundings) {
        this.drafts = drafts;
        this.impact = impact;
        this.touched = touched;
        this.families = families;
        this.surroundings = surroundings;
    }

    /** Language, the day, the record, the book, and all families. */
    @Component("impactSurroundings")
    record Surroundings(Pages pages, Clock clock, Audit audit, BookInUse book, CityPopulation city) {}

    record Other(String id, String title, boolean chosen) {}

    record View(
            String id, String title, String month, int families, List<Other> others, List<DraftImpact.Side> sides) {}

    record CasesView(String id, String title, int passed, List<CaseReport.Failure> failures, List<String> programmes) {}

    @Allowed(
            action = "draft.impact",
            roles = {Role.CITY_OFFICER})
    @GetMapping("/drafts/{id}/impact")
    @Transactional(readOnly = true)
    public ModelAndView impact(
            HttpServletRequest request,
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String with) {
        var language = surroundings.pages.language(request);
        var draft = found(id);
        var asked = month(draft, month);
        var other = with.isEmpty() ? Optional.<PolicyDraft>empty() : Optional.of(found(uuid(with)));
        var sides = new java.util.ArrayList<DraftImpact.Side>();
        sides.add(impact.side(language, actor, draft, asked));
        other.ifPresent(second -> sides.add(impact.side(language, actor, second, asked)));
        var others = drafts.all().stream()
                .filter(one ->
                        !one.id().equals(id) && (one.state().isOpen() || one.state() == PolicyDraft.State.SUBMITTED))
                .map(one -> new Other(
                        one.id().toString(), one.title(), one.id().toString().equals(with)))
                .toList();
        var view = new View(
                id.toString(),
                draft.title(),
                asked.toString(),
                surroundings.city.in(actor.area()).families(),
                others,
                sides);
        return new ModelAndView("policydesk/impact", "view", view);
    }

    @Allowed(
            action = "draft.families",
            roles = {Role.CITY_OFFICER})
    @GetMapping("/drafts/{id}/families")
    @Transactional
    public ModelAndView families(
            HttpServletRequest request,
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String programme,
            @RequestParam String effect,
            @RequestParam(defaultValue = "") String month) {
        var draft = found(id);
        if (!touched.by(draft.change()).contains(programme) || !surroundings.city.canTry(programme)) {
            throw new NotFound("programme");
        }
        var asked = month(draft, month);
        var lines = impact.compare(actor, draft, programme, asked).lines().stream()
                .filter(line -> line.effect().name().equals(effect) && line.effect() != Effect.NEVER)
                .toList();
        surroundings.audit.record(actor.id(), "draft.families", "draft", id.toString());
        return new ModelAndView(
                "policydesk/families",
                "view",
                new TrialPage.FamiliesView(
                        programme,
                        impact.title(surroundings.pages.language(request), programme),
                        lines.isEmpty() ? "policydesk.effect.SAME" : "policydesk.effect." + effect,
                        "/drafts/" + id + "/impact?month=" + asked,
                        lines.size(),
                        families.lines(lines)));
    }

    /** Runs the worked cases of the programmes the draft touches; one that states an old value fails lawfully. */
    @Allowed(
            action = "draft.cases",
            roles = {Role.CITY_OFFICER, Role.AUDITOR})
    @GetMapping("/drafts/{id}/cases")
    @Transactional(readOnly = true)
    public ModelAndView cases(HttpServletRequest request, @PathVariable UUID id) {
        var language = surroundings.pages.language(request);
        var draft = found(id);
        var codes = touched.by(draft.change());
        var texts = new TreeMap<String, String>();
        surroundings.book.cases().forEach((file, text) -> {
            if (codes.stream().anyMatch(code -> file.endsWith("/" + code + ".yaml"))) {
                texts.put(file, text);
            }
        });
        var book = surroundings.book.with(draft.change(), DraftPage.month(draft, surroundings.clock));
        var report = CaseRunner.run(book, texts);
        var view = new CasesView(
                id.toString(),
                draft.title(),
                report.passed(),
                report.failures(),
                codes.stream()
                        .map(code -> code + " " + impact.title(language, code))
                        .toList());
        return new ModelAndView("policydesk/cases", "view", view);
    }

    private YearMonth month(PolicyDraft draft, String typed) {
        return typed.isBlank() ? DraftPage.month(draft, surroundings.clock) : DraftFields.month(typed);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("draft");
        }
    }

    private PolicyDraft found(UUID id) {
        return drafts.find(id).orElseThrow(() -> new NotFound("draft"));
    }
}
