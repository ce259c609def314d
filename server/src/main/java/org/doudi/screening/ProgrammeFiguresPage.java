package org.doudi.screening;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.kernel.DivisionCode;
import org.doudi.shell.Language;
import org.doudi.shell.MenuEntry;
import org.doudi.shell.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How many families and members of the actor's area stand where with each programme. */
@Controller
class ProgrammeFiguresPage {
    /** Standings in the order of the columns; whom a programme is not for is not counted. */
    private static final List<Standing> COLUMNS =
            List.of(Standing.RECEIVES, Standing.MISSING, Standing.QUALIFIES, Standing.NO_LONGER, Standing.CANNOT_TELL);

    private final JdbcClient db;
    private final Programmes programmes;
    private final Titles titles;
    private final Pages pages;

    ProgrammeFiguresPage(JdbcClient db, Programmes programmes, Titles titles, Pages pages) {
        this.db = db;
        this.programmes = programmes;
        this.titles = titles;
        this.pages = pages;
    }

    /**
     * One programme.
     *
     * @param counts by column, ready to print
     */
    record Row(String code, String title, String whom, List<String> counts) {}

    record View(List<String> columns, List<Row> rows, boolean hidesSmall) {}

    @AllowedToSeeFamilies(action = "overview.programmes")
    @GetMapping("/standings")
    @Transactional(readOnly = true)
    ModelAndView show(HttpServletRequest request, Actor actor) {
        var language = pages.language(request);
        boolean hidesSmall = actor.area().level().compareTo(DivisionCode.Level.CITY) > 0;
        var counts = counts();
        var rows = programmes.codes().stream()
                .map(code -> row(code, counts.getOrDefault(code, Map.of()), hidesSmall, language))
                .toList();
        var columns = COLUMNS.stream()
                .map(standing -> "screening.standing." + standing.code())
                .toList();
        return new ModelAndView("screening/figures", "view", new View(columns, rows, hidesSmall));
    }

    private Row row(String code, Map<String, Long> counts, boolean hidesSmall, Language language) {
        return new Row(
                code,
                titles.title(language, code),
                programmes.isForPersons(code) ? "screening.figures.persons" : "screening.figures.households",
                COLUMNS.stream()
                        .map(standing -> StandingFigures.shown(counts.getOrDefault(standing.code(), 0L), hidesSmall))
                        .toList());
    }

    private Map<String, Map<String, Long>> counts() {
        var counts = new HashMap<String, Map<String, Long>>();
        db.sql("""
                        SELECT programme, standing, count(*) AS standings
                        FROM screening.result
                        WHERE standing <> 'without'
                        GROUP BY programme, standing
                        """).query(row -> {
            counts.computeIfAbsent(row.getString("programme"), code -> new HashMap<>())
                    .put(row.getString("standing"), row.getLong("standings"));
        });
        return counts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        MenuEntry programmeFiguresEntry() {
            return new MenuEntry(25, "screening.figures.menu", "/standings", "overview.programmes");
        }
    }
}
