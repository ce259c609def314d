package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a person says which column of a file is which: what is proposed and why, and how the column's values look. */
@Controller
class MappingPage {
    private static final int SAMPLES = 3;
    private static final String FIELD = "column_";

    private final WaitingFiles waiting;
    private final Pages pages;
    private final Texts texts;

    MappingPage(WaitingFiles waiting, Pages pages, Texts texts) {
        this.waiting = waiting;
        this.pages = pages;
        this.texts = texts;
    }

    record Choice(String column, String label, boolean chosen) {}

    record Line(String field, String name, String samples, String why, boolean sure, List<Choice> choices) {}

    record View(String id, String number, String dataset, String missing, List<Line> lines) {}

    @GetMapping("/deliveries/{id}/mapping")
    @Allowed(action = "delivery.map", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView show(@PathVariable UUID id, Actor actor, HttpServletRequest request) throws IOException {
        var file = waiting.look(id, actor);
        return page(file, file.mapping().columns(), "", request);
    }

    /** Remembers what was confirmed and lets the loading go on, or says what is still missing. */
    @PostMapping("/deliveries/{id}/mapping")
    @Allowed(action = "delivery.map", roles = Role.DATA_OFFICER)
    @Transactional
    public ModelAndView confirm(
            @PathVariable UUID id, @RequestParam Map<String, String> form, Actor actor, HttpServletRequest request)
            throws IOException {
        var file = waiting.look(id, actor);
        var columns = file.mapping().proposed().stream()
                .map(entry -> form.getOrDefault(FIELD + entry.cell(), Header.LEFT_OUT))
                .toList();
        var header = Header.mapped(file.dataset(), file.layout().names(), columns);
        if (header.isComplete()) {
            waiting.confirm(file, columns, actor);
            return new ModelAndView("redirect:/deliveries/" + id);
        }
        return page(file, columns, wrong(file.dataset(), header, pages.language(request)), request);
    }

    private String wrong(Dataset dataset, Header header, Language language) {
        if (!header.repeated().isEmpty()) {
            return texts.text(language, "exchange.mapping.twice", HeaderText.list(header.repeated()));
        }
        var missing = header.missing().stream()
                .map(name -> label(dataset.column(name).orElseThrow(), language))
                .collect(Collectors.joining("、"));
        return texts.text(language, "exchange.mapping.missing", missing);
    }

    private ModelAndView page(
            WaitingFiles.Waiting file, List<String> columns, String wrong, HttpServletRequest request) {
        var language = pages.language(request);
        var lines = new ArrayList<Line>();
        for (var entry : file.mapping().proposed()) {
            if (!HeaderText.isAdded(entry.name())) {
                lines.add(line(file, entry, columns.get(entry.cell()), language));
            }
        }
        var delivery = file.delivery();
        var dataset = file.dataset();
        var view = new View(delivery.id().toString(), delivery.number(), dataset.name(language), wrong, lines);
        return new ModelAndView("exchange/mapping", "view", view);
    }

    private Line line(WaitingFiles.Waiting file, Mapping.Proposed entry, String chosen, Language language) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                Header.LEFT_OUT, texts.text(language, "exchange.mapping.leaveOut"), chosen.equals(Header.LEFT_OUT)));
        for (var column : file.dataset().columns()) {
            var label = label(column, language) + (column.required() ? " *" : "");
            choices.add(new Choice(column.name(), label, column.name().equals(chosen)));
        }
        var samples = file.samples().column(entry.cell()).stream()
                .map(Samples::masked)
                .distinct()
                .limit(SAMPLES)
                .collect(Collectors.joining("  "));
        return new Line(
                FIELD + entry.cell(),
                HeaderText.shown(entry.name()),
                samples,
                texts.text(language, entry.why().textKey()),
                entry.why() == Mapping.Why.NAME,
                choices);
    }

    private static String label(Column column, Language language) {
        return column.label(language) + " (" + column.name() + ")";
    }
}
