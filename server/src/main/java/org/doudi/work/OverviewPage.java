package org.doudi.work;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.divisions.Division;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.shell.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is open in the parts of an area, down to the village, whose list says the rest. */
@Controller
class OverviewPage {
    private final LeadTally tally;
    private final LeadTexts texts;
    private final Divisions divisions;
    private final ObjectProvider<AreaFigures> figures;
    private final Audit audit;

    OverviewPage(
            LeadTally tally, LeadTexts texts, Divisions divisions, ObjectProvider<AreaFigures> figures, Audit audit) {
        this.tally = tally;
        this.texts = texts;
        this.divisions = divisions;
        this.figures = figures;
        this.audit = audit;
    }

    /** A step of the way from the actor's area down to the one shown. */
    record Step(String name, String href) {}

    /** A part of the area; the list behind it has as many leads as {@code open}. */
    record Row(String name, String href, String listHref, LeadTally.Figures figures) {}

    /** A part of the area in a further table. */
    record FigureRow(String name, List<String> cells) {}

    record FigureTable(String title, String note, List<String> columns, List<FigureRow> rows) {}

    record View(
            String name,
            String listHref,
            List<Step> path,
            List<Row> rows,
            LeadTally.Figures total,
            long largest,
            List<FigureTable> tables) {}

    @Allowed(
            action = "overview.read",
            roles = {Role.TOWN_OFFICER, Role.DISTRICT_OFFICER, Role.CITY_OFFICER, Role.AUDITOR})
    @GetMapping("/overview")
    @Transactional
    ModelAndView show(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String area) {
        var shown = LeadFilter.area(area, actor);
        var parts = divisions.children(shown).stream()
                .filter(Division::hasHouseholds)
                .toList();
        if (parts.isEmpty()) {
            return new ModelAndView("redirect:" + list(shown));
        }
        audit.record(actor.id(), "overview.read", "division", shown.value());
        var byPart = tally.byPart(actor, shown);
        var rows = parts.stream()
                .map(part -> row(part, byPart.getOrDefault(part.code(), LeadTally.Figures.NONE)))
                .toList();
        var view = new View(
                divisions.name(shown),
                list(shown),
                path(actor, shown),
                rows,
                rows.stream().map(Row::figures).reduce(LeadTally.Figures.NONE, LeadTally.Figures::plus),
                Math.max(1, largest(rows, LeadTally.Figures::open)),
                tables(actor, shown, parts, texts.language(request)));
        return new ModelAndView("work/overview", "view", view);
    }

    private static Row row(Division part, LeadTally.Figures figures) {
        var isVillage = part.code().level() == DivisionCode.Level.VILLAGE;
        return new Row(
                part.name(),
                isVillage ? list(part.code()) : "/overview?area=" + part.code().value(),
                list(part.code()),
                figures);
    }

    private static String list(DivisionCode area) {
        return "/leads?area=" + area.value();
    }

    private List<Step> path(Actor actor, DivisionCode shown) {
        var steps = new ArrayList<Step>();
        for (var area = shown; !area.equals(actor.area()); area = area.parent()) {
            steps.addFirst(new Step(divisions.name(area), "/overview?area=" + area.value()));
        }
        steps.addFirst(new Step(divisions.name(actor.area()), "/overview"));
        return steps;
    }

    private static long largest(List<Row> rows, ToLongFunction<LeadTally.Figures> figure) {
        return rows.stream().map(Row::figures).mapToLong(figure).max().orElse(0);
    }

    private List<FigureTable> tables(Actor actor, DivisionCode shown, List<Division> parts, Language language) {
        return Stream.of(Optional.ofNullable(figures.getIfAvailable()))
                .flatMap(Optional::stream)
                .map(source -> source.of(actor, shown, language))
                .map(table -> new FigureTable(
                        table.title(),
                        table.note(),
                        table.columns(),
                        parts.stream()
                                .filter(part -> table.cells().containsKey(part.code()))
                                .map(part ->
                                        new FigureRow(part.name(), table.cells().getOrDefault(part.code(), List.of())))
                                .toList()))
                .toList();
    }
}
