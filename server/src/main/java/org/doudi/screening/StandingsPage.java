package org.doudi.screening;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.audit.Audit;
import org.doudi.divisions.Divisions;
import org.doudi.exchange.DeliverySection.Change;
import org.doudi.exchange.EffectsView;
import org.doudi.exchange.EffectsView.Cell;
import org.doudi.exchange.EffectsView.Chip;
import org.doudi.exchange.ListFile;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The families whose standing a delivery changed. */
@Controller
class StandingsPage {
    private static final int PAGE = 50;

    private final StandingChanges changes;
    private final StandingEffects effects;
    private final Print print;
    private final Audit audit;

    /** What is needed to print. */
    @Component
    record Print(Pages pages, Texts texts, Divisions divisions, Titles titles) {}

    StandingsPage(StandingChanges changes, StandingEffects effects, Print print, Audit audit) {
        this.changes = changes;
        this.effects = effects;
        this.print = print;
        this.audit = audit;
    }

    @AllowedToSeeFamilies(action = "delivery.standings")
    @GetMapping("/deliveries/{delivery}/standings")
    @Transactional
    public ModelAndView standings(
            HttpServletRequest request,
            Actor actor,
            @PathVariable UUID delivery,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "0") long behind) {
        var change = new Change(delivery, undo);
        var language = print.pages.language(request);
        var found = changes.rows(change, known(after), behind, PAGE + 1);
        audit.record(actor.id(), "delivery.standings", "delivery", delivery.toString());
        var shown = found.stream().limit(PAGE).toList();
        var chosen = after.isEmpty() ? "" : "&after=" + after;
        return new ModelAndView(
                "exchange/effects",
                "view",
                new EffectsView(
                        print.texts.text(language, "screening.effects.title"),
                        new EffectsView.Back(
                                "/deliveries/" + delivery, print.texts.text(language, "screening.effects.back")),
                        "",
                        chips(change, after, language),
                        List.of(),
                        columns(language),
                        shown.stream().map(row -> row(row, language)).toList(),
                        found.size() > PAGE
                                ? change.address("standings") + chosen + "&behind="
                                        + shown.getLast().id()
                                : "",
                        change.address("standings.csv") + chosen,
                        change.address("standings.xlsx") + chosen));
    }

    /** The same list as a file. */
    @AllowedToSeeFamilies(action = "delivery.standings")
    @GetMapping("/deliveries/{delivery}/standings.{extension}")
    @Transactional
    public void file(
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            @PathVariable UUID delivery,
            @PathVariable String extension,
            @RequestParam(defaultValue = "false") boolean undo,
            @RequestParam(defaultValue = "") String after)
            throws IOException {
        var language = print.pages.language(request);
        audit.record(actor.id(), "delivery.standings", "delivery", delivery.toString(), extension);
        ListFile.send(response, extension, "standings-" + delivery, columns(language), table -> {
            for (var row : changes.rows(new Change(delivery, undo), known(after), 0, ListFile.MOST_ROWS)) {
                table.write(Cell.texts(row(row, language)));
            }
        });
    }

    private static String known(String standing) {
        if (!standing.isEmpty()
                && Stream.of(Standing.values()).noneMatch(known -> known.code().equals(standing))) {
            throw new BadRequest("screening.effects.badAddress");
        }
        return standing;
    }

    private List<Chip> chips(Change change, String chosen, Language language) {
        var moves = changes.ofArea(change);
        return Stream.concat(Stream.of(""), Stream.of(Standing.values()).map(Standing::code))
                .map(code -> new Chip(
                        code.isEmpty()
                                ? print.texts.text(language, "screening.effects.all")
                                : effects.standing(Optional.of(code), language),
                        EffectsView.number(moves.stream()
                                .filter(move -> code.isEmpty() || move.after().equals(code))
                                .mapToLong(StandingChanges.Move::families)
                                .sum()),
                        change.address("standings") + (code.isEmpty() ? "" : "&after=" + code),
                        code.equals(chosen)))
                .toList();
    }

    private List<String> columns(Language language) {
        return Stream.of("head", "number", "place", "programme", "before", "after")
                .map(column -> print.texts.text(language, "screening.effects.column." + column))
                .toList();
    }

    private List<Cell> row(StandingChanges.Row row, Language language) {
        return List.of(
                Cell.link(row.head().isEmpty() ? row.registerNo() : row.head(), "/households/" + row.household()),
                Cell.of(row.registerNo()),
                Cell.of(print.divisions.path(row.living())),
                Cell.of(
                        row.person().isEmpty()
                                ? print.titles.title(language, row.programme())
                                : print.texts.text(
                                        language,
                                        "screening.programmeOf",
                                        print.titles.title(language, row.programme()),
                                        row.person())),
                Cell.of(effects.standing(row.before(), language)),
                Cell.of(effects.standing(Optional.of(row.after()), language)));
    }
}
