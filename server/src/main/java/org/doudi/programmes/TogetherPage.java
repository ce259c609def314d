package org.doudi.programmes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.doudi.policy.Programme;
import org.doudi.policy.cases.Together;
import org.doudi.policy.cases.Together.Effect;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What receiving one programme does to every other; who affects none has no column. */
@Controller
class TogetherPage {
    private final BookInUse book;
    private final ProgrammeWords words;
    private final Pages pages;
    private final Map<String, Map<String, Effect>> effects = Together.published();

    TogetherPage(BookInUse book, ProgrammeWords words, Pages pages) {
        this.book = book;
        this.words = words;
        this.pages = pages;
    }

    /**
     * What receiving the programme of the column does to that of the row.
     *
     * @param sign one character, or none
     * @param mark class of its colour
     * @param key of the text that says it
     */
    record Cell(String sign, String mark, String key) {
        private static final Cell NONE = new Cell("", "", "");

        private static Cell of(Effect effect) {
            if (effect.closes()) {
                return new Cell("✕", "together-closes", "programmes.together.closes");
            }
            if (effect.opens()) {
                return effect.lessens()
                        ? new Cell("±", "together-both", "programmes.together.both")
                        : new Cell("＋", "together-opens", "programmes.together.opens");
            }
            return effect.lessens() ? new Cell("−", "together-lessens", "programmes.together.lessens") : NONE;
        }
    }

    /** A programme that is asked about. */
    record Row(String code, String title, List<Cell> cells) {}

    /** A programme that is received. */
    record Column(String code, String title) {}

    record View(List<Column> columns, List<Row> rows) {}

    @AllowedToReadTheBook
    @GetMapping("/programmes/together")
    ModelAndView show(HttpServletRequest request) {
        var language = pages.language(request);
        var programmes = List.copyOf(book.book().programmes().values());
        var received = programmes.stream()
                .filter(programme -> effects.values().stream().anyMatch(row -> row.containsKey(programme.code())))
                .toList();
        var columns = received.stream()
                .map(programme -> new Column(programme.code(), words.title(language, programme)))
                .toList();
        var rows = programmes.stream()
                .map(programme -> row(language, programme, received))
                .toList();
        return new ModelAndView("programmes/together", "view", new View(columns, rows));
    }

    private Row row(Language language, Programme asked, List<Programme> columns) {
        var byReceived = effects.getOrDefault(asked.code(), Map.of());
        return new Row(
                asked.code(),
                words.title(language, asked),
                columns.stream()
                        .map(received -> Cell.of(byReceived.getOrDefault(received.code(), Effect.NONE)))
                        .toList());
    }
}
