package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.access.AllowedToStaff;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What departments deliver: the list of datasets, and each one's rules, columns and quality in plain words. */
@Controller
class DatasetsPage {
    private final Catalogue catalogue;
    private final JdbcClient database;
    private final Pages pages;
    private final DatasetPrint print;

    DatasetsPage(Catalogue catalogue, JdbcClient database, Pages pages, DatasetPrint print) {
        this.catalogue = catalogue;
        this.database = database;
        this.pages = pages;
        this.print = print;
    }

    record Line(
            String code,
            String name,
            String owner,
            String refresh,
            String mode,
            String scope,
            String absence,
            String last,
            String rows,
            String light,
            String lightText) {}

    record Choice(String value, boolean chosen) {}

    record View(
            List<Line> datasets,
            List<Choice> owners,
            String query,
            boolean deliveredOnly,
            String shown,
            String total) {}

    record ColumnLine(
            String name, String label, String rule, boolean required, boolean isKey, boolean isHidden, String empty) {}

    record OneView(
            Line dataset, String least, List<ColumnLine> columns, QualityReport quality, List<Passes.Line> passes) {}

    @GetMapping("/datasets")
    @AllowedToStaff(action = "dataset.read")
    @Transactional(readOnly = true)
    public ModelAndView list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "false") boolean delivered,
            HttpServletRequest request) {
        var language = pages.language(request);
        var states = DatasetState.all(database);
        var lines = catalogue.datasets().stream()
                .filter(dataset -> matches(dataset, query.strip().toLowerCase(Locale.ROOT)))
                .filter(dataset ->
                        owner.isEmpty() || print.owner(dataset, language).equals(owner))
                .filter(dataset -> !delivered || states.containsKey(dataset.code()))
                .sorted(Comparator.comparing(dataset -> !states.containsKey(dataset.code())))
                .map(dataset -> print.line(dataset, state(states, dataset), language))
                .toList();
        var owners = catalogue.datasets().stream()
                .map(dataset -> print.owner(dataset, language))
                .distinct()
                .map(name -> new Choice(name, name.equals(owner)))
                .toList();
        var view = new View(
                lines,
                owners,
                query,
                delivered,
                Integer.toString(lines.size()),
                Integer.toString(catalogue.datasets().size()));
        return new ModelAndView("exchange/datasets", "view", view);
    }

    @GetMapping("/datasets/{code}")
    @AllowedToStaff(action = "dataset.read")
    @Transactional(readOnly = true)
    public ModelAndView one(@PathVariable String code, HttpServletRequest request) {
        var language = pages.language(request);
        var dataset = catalogue.find(code).orElseThrow(() -> new NotFound("dataset"));
        var quality = QualityReport.of(database, dataset);
        var empty = QualityReport.emptyCells(database, dataset);
        var columns = dataset.columns().stream()
                .map(column -> new ColumnLine(
                        column.name(),
                        column.label(language),
                        print.rule(column, language),
                        column.required(),
                        dataset.key().contains(column.name()),
                        print.isHidden(dataset, column),
                        empty.getOrDefault(column.name(), "")))
                .toList();
        var line = print.line(dataset, state(DatasetState.all(database), dataset), language);
        var passes = print.passes(database, dataset, language);
        return new ModelAndView(
                "exchange/dataset",
                "view",
                new OneView(line, print.least(dataset, language), columns, quality, passes));
    }

    /** A file with the header alone, to be filled. */
    @GetMapping("/datasets/{code}/sample.csv")
    @AllowedToStaff(action = "dataset.read")
    public ResponseEntity<byte[]> sample(@PathVariable String code) {
        var dataset = catalogue.find(code).orElseThrow(() -> new NotFound("dataset"));
        var header = dataset.columns().stream().map(Column::name).collect(Collectors.joining(",", "\uFEFF", "\r\n"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dataset.code() + ".csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(header.getBytes(StandardCharsets.UTF_8));
    }

    /** By name, code, department or the label of a column, in either language. */
    private static boolean matches(Dataset dataset, String query) {
        return query.isEmpty()
                || Stream.concat(
                                Stream.of(
                                        dataset.code(),
                                        dataset.name(),
                                        dataset.nameEnglish(),
                                        dataset.owner(),
                                        dataset.ownerEnglish()),
                                dataset.columns().stream()
                                        .flatMap(column ->
                                                Stream.of(column.name(), column.label(), column.labelEnglish())))
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(query));
    }

    private static DatasetState state(Map<String, DatasetState> states, Dataset dataset) {
        return states.getOrDefault(dataset.code(), DatasetState.NONE);
    }
}
