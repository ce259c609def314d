package org.doudi.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What departments deliver: the list of datasets, and each one's columns in plain words. */
@Controller
class DatasetsPage {
    private final Catalogue catalogue;
    private final JdbcClient database;
    private final Pages pages;
    private final Texts texts;
    private final Clock clock;

    DatasetsPage(Catalogue catalogue, JdbcClient database, Pages pages, Texts texts, Clock clock) {
        this.catalogue = catalogue;
        this.database = database;
        this.pages = pages;
        this.texts = texts;
        this.clock = clock;
    }

    record Line(
            String code,
            String name,
            String owner,
            String refresh,
            String mode,
            String scope,
            String last,
            String rows,
            String light,
            String lightText) {}

    record View(List<Line> datasets) {}

    record ColumnLine(String name, String label, String rule, boolean required, boolean isKey, boolean isHidden) {}

    record OneView(Line dataset, String absence, List<ColumnLine> columns) {}

    @GetMapping("/datasets")
    @Allowed(
            action = "dataset.read",
            roles = {
                Role.VILLAGE_CLERK,
                Role.TOWN_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.CITY_OFFICER,
                Role.DATA_OFFICER,
                Role.AUDITOR
            })
    @Transactional(readOnly = true)
    public ModelAndView list(HttpServletRequest request) {
        var language = pages.language(request);
        var lines = catalogue.datasets().stream()
                .map(dataset -> line(dataset, language))
                .toList();
        return new ModelAndView("exchange/datasets", "view", new View(lines));
    }

    @GetMapping("/datasets/{code}")
    @Allowed(
            action = "dataset.read",
            roles = {
                Role.VILLAGE_CLERK,
                Role.TOWN_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.CITY_OFFICER,
                Role.DATA_OFFICER,
                Role.AUDITOR
            })
    @Transactional(readOnly = true)
    public ModelAndView one(@PathVariable String code, HttpServletRequest request) {
        var language = pages.language(request);
        var dataset = catalogue.find(code).orElseThrow(() -> new NotFound("dataset"));
        var columns = dataset.columns().stream()
                .map(column -> new ColumnLine(
                        column.name(),
                        language == Language.ENGLISH ? column.labelEnglish() : column.label(),
                        rule(column, language),
                        column.required(),
                        dataset.key().contains(column.name()),
                        !column.type().isStored()))
                .toList();
        var absence = texts.text(language, "exchange.absence." + lower(dataset.absence()));
        return new ModelAndView("exchange/dataset", "view", new OneView(line(dataset, language), absence, columns));
    }

    /** A file with the header alone, to be filled. */
    @GetMapping("/datasets/{code}/sample.csv")
    @Allowed(
            action = "dataset.read",
            roles = {
                Role.VILLAGE_CLERK,
                Role.TOWN_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.CITY_OFFICER,
                Role.DATA_OFFICER,
                Role.AUDITOR
            })
    public ResponseEntity<byte[]> sample(@PathVariable String code) {
        var dataset = catalogue.find(code).orElseThrow(() -> new NotFound("dataset"));
        var header = dataset.columns().stream().map(Column::name).collect(Collectors.joining(",", "\uFEFF", "\r\n"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dataset.code() + ".csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(header.getBytes(StandardCharsets.UTF_8));
    }

    private Line line(Dataset dataset, Language language) {
        var last = database.sql("""
                        SELECT max(ended_at) FROM exchange.delivery WHERE dataset = :code AND state IN ('loaded', 'repeated')
                        """)
                .param("code", dataset.code())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .single();
        var rows = database.sql("SELECT exchange.rows_current(:code)")
                .param("code", dataset.code())
                .query(Long.class)
                .single();
        var light = light(dataset, last);
        boolean english = language == Language.ENGLISH;
        return new Line(
                dataset.code(),
                english ? dataset.nameEnglish() : dataset.name(),
                english ? dataset.ownerEnglish() : dataset.owner(),
                texts.text(language, "exchange.refresh." + lower(dataset.refresh())),
                texts.text(language, "exchange.mode." + lower(dataset.mode())),
                texts.text(language, "exchange.scope." + lower(dataset.scope())),
                last.map(ended -> ended.atZone(ZoneId.of("Asia/Shanghai"))
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toLocalDateTime()
                                .toString()
                                .replace('T', ' '))
                        .orElse("—"),
                String.format(Locale.ROOT, "%,d", rows),
                light,
                texts.text(language, "exchange.light." + light));
    }

    /** Green while deliveries come as agreed, then yellow, then red; grey before the first. */
    private String light(Dataset dataset, Optional<Instant> last) {
        if (last.isEmpty()) {
            return "grey";
        }
        long days = ChronoUnit.DAYS.between(last.get(), clock.instant());
        if (days < dataset.refresh().lateAfterDays()) {
            return "green";
        }
        return days < dataset.refresh().tooLateAfterDays() ? "yellow" : "red";
    }

    private String rule(Column column, Language language) {
        var values = column.type() == Column.Type.INTEGER && column.max() < Integer.MAX_VALUE
                ? column.min() + "–" + column.max()
                : String.join("、", column.values());
        return texts.text(language, "exchange.type." + lower(column.type()), values);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
