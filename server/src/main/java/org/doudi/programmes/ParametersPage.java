package org.doudi.programmes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.doudi.policy.Parameter;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Every number the law leaves to dates and places, with source and how sure it is. */
@Controller
class ParametersPage {
    private final BookInUse book;
    private final ParameterLines lines;
    private final Pages pages;
    private final Clock clock;

    ParametersPage(BookInUse book, ParameterLines lines, Pages pages, Clock clock) {
        this.book = book;
        this.lines = lines;
        this.pages = pages;
        this.clock = clock;
    }

    record View(String query, String month, long unconfirmed, List<ParameterLines.Line> lines) {}

    @AllowedToReadTheBook
    @GetMapping("/parameters")
    ModelAndView show(HttpServletRequest request, @RequestParam(defaultValue = "") String q) {
        var language = pages.language(request);
        var month = YearMonth.now(clock);
        var found = book.book().parameters().all().stream()
                .filter(parameter -> matches(parameter, q.strip()))
                .map(parameter -> lines.line(language, parameter, month))
                .toList();
        long unconfirmed =
                found.stream().filter(ParameterLines.Line::isUnconfirmed).count();
        return new ModelAndView("programmes/parameters", "view", new View(q, month.toString(), unconfirmed, found));
    }

    private static boolean matches(Parameter parameter, String query) {
        var text = parameter.id() + " " + parameter.title() + " " + parameter.titleEn();
        return text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }
}
