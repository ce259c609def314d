package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Persons set beside each other, merged, and the record of merges and splits with the way back. */
@Controller
class CorrectionsPage {
    private static final int SHOWN = 100;

    private final JdbcClient app;
    private final CorrectionDesk desk;
    private final Showing showing;
    private final Audit audit;

    /** What corrections are shown with. */
    @Component
    record Showing(PersonSides sides, MergeCandidates twins, Texts texts, Pages pages) {}

    CorrectionsPage(JdbcClient app, CorrectionDesk desk, Showing showing, Audit audit) {
        this.app = app;
        this.desk = desk;
        this.showing = showing;
        this.audit = audit;
    }

    /**
     * Persons found.
     *
     * @param with the person to set the one found beside
     * @param split the one whose rows shall be theirs
     */
    record FoundView(String query, String with, String split, List<PersonSides.Side> found, boolean searched) {}

    record Beside(PersonSides.Side person, List<PersonSides.Held> held) {}

    record CompareView(Beside one, Beside other, List<String> signs) {}

    record Line(UUID id, long number, String kind, String decider, String decidedAt, String reason, String state) {}

    record ListView(List<Line> corrections) {}

    record OneView(
            Line line,
            Optional<PersonSides.Side> from,
            Optional<PersonSides.Side> to,
            boolean mayUndo,
            String undo,
            Optional<UUID> byDelivery,
            Optional<UUID> byCorrection) {}

    @GetMapping("/persons")
    @Allowed(action = "person.find", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView persons(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(defaultValue = "") String split,
            Actor actor) {
        if (!query.isBlank()) {
            audit.record(actor.id(), "person.find", "person", "search");
        }
        var found = query.isBlank() ? List.<PersonSides.Side>of() : showing.sides.search(query);
        return new ModelAndView("exchange/persons", "view", new FoundView(query, with, split, found, !query.isBlank()));
    }

    @GetMapping("/corrections")
    @Allowed(action = "person.read-corrections", roles = Role.DATA_OFFICER)
    @Transactional(readOnly = true)
    public ModelAndView list(HttpServletRequest request) {
        var language = showing.pages.language(request);
        var lines = CorrectionRecords.newest(app, SHOWN).stream()
                .map(correction -> line(correction, language))
                .toList();
        return new ModelAndView("exchange/corrections", "view", new ListView(lines));
    }

    @GetMapping("/corrections/merge")
    @Allowed(action = "person.compare", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView compare(
            @RequestParam UUID one, @RequestParam UUID other, Actor actor, HttpServletRequest request) {
        var language = showing.pages.language(request);
        audit.record(actor.id(), "person.compare", "person", one.toString());
        audit.record(actor.id(), "person.compare", "person", other.toString());
        var first = beside(one, language);
        var second = beside(other, language);
        return new ModelAndView(
                "exchange/merge",
                "view",
                new CompareView(first, second, showing.sides.signs(first.person, second.person, language)));
    }

    private Beside beside(UUID person, Language language) {
        var side = showing.sides.find(person).orElseThrow(() -> new NotFound("person"));
        return new Beside(side, showing.sides.held(side.id(), language));
    }

    /** Says that the one person is the other. */
    @PostMapping("/corrections/merge")
    @Allowed(action = "person.merge", roles = Role.DATA_OFFICER)
    @Transactional
    public String merge(
            @RequestParam UUID one,
            @RequestParam UUID other,
            @RequestParam UUID stays,
            @RequestParam(defaultValue = "") String reason,
            Actor actor) {
        return "redirect:/corrections/" + desk.merge(stays.equals(one) ? other : one, stays, reason, actor);
    }

    /** Says that two persons are two humans, and no more to be proposed. */
    @PostMapping("/corrections/dismiss")
    @Allowed(action = "person.dismiss-candidate", roles = Role.DATA_OFFICER)
    @Transactional
    public String dismiss(@RequestParam UUID one, @RequestParam UUID other, Actor actor) {
        showing.twins.dismiss(one, other, actor.id());
        audit.record(actor.id(), "person.dismiss-candidate", "person", one.toString());
        return "redirect:/reviews";
    }

    @GetMapping("/corrections/{id}")
    @Allowed(action = "person.read-corrections", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView one(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        var language = showing.pages.language(request);
        var correction = CorrectionRecords.find(app, id).orElseThrow(() -> new NotFound("correction"));
        audit.record(actor.id(), "person.look-correction", "correction", id.toString());
        var undo = CorrectionRecords.lastUndo(app, id);
        boolean isUndoing = undo.filter(asked -> !asked.hasEnded()).isPresent();
        var view = new OneView(
                line(correction, language),
                correction.from().flatMap(showing.sides::own),
                correction.to().flatMap(showing.sides::own),
                correction.isDone() && !correction.isUndone() && !isUndoing,
                undo.map(asked -> words(asked, language)).orElse(""),
                undo.flatMap(CorrectionRecords.Undo::byDelivery),
                undo.flatMap(CorrectionRecords.Undo::byCorrection));
        return new ModelAndView("exchange/correction", "view", view);
    }

    private String words(CorrectionRecords.Undo undo, Language language) {
        boolean isBlocked = undo.byDelivery().isPresent() || undo.byCorrection().isPresent();
        var key = !undo.hasEnded() ? "running" : isBlocked ? "blocked" : "done";
        return showing.texts.text(language, "exchange.correction.undo." + key, undo.asker(), undo.reason());
    }

    @PostMapping("/corrections/{id}/undo")
    @Allowed(action = "person.undo-correction", roles = Role.DATA_OFFICER)
    @Transactional
    public String undo(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor) {
        desk.undo(id, reason, actor);
        return "redirect:/corrections/" + id;
    }

    private Line line(CorrectionRecords.Correction correction, Language language) {
        var state = correction.isUndone()
                ? "exchange.correction.state.undone"
                : correction.isDone() ? "exchange.correction.state.done" : "exchange.correction.state.planned";
        return new Line(
                correction.id(),
                correction.number(),
                showing.texts.text(
                        language,
                        switch (correction.kind()) {
                            case MERGE -> "exchange.correction.merge";
                            case SPLIT -> "exchange.correction.split";
                        }),
                correction.decider(),
                DeliveryPrint.TIME.format(correction.decidedAt()),
                correction.reason(),
                showing.texts.text(language, correction.refused().orElse(state)));
    }
}
