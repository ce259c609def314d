package org.doudi.programmes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.doudi.policy.Programme;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All programmes of the city by department, as everybody who works with the book may read it: no family is named here. */
@Controller
class ProgrammesPage {
    private final BookInUse book;
    private final ProgrammeWords words;
    private final Pages pages;

    ProgrammesPage(BookInUse book, ProgrammeWords words, Pages pages) {
        this.book = book;
        this.words = words;
        this.pages = pages;
    }

    /** A programme; {@code href} is empty while its rules are not in the book. */
    record Line(String code, String title, String subject, String pays, String law, String mark, String href) {}

    record Department(String name, List<Line> programmes) {}

    record View(String version, String query, int found, List<Department> departments) {}

    @AllowedToReadTheBook
    @GetMapping("/programmes")
    ModelAndView show(HttpServletRequest request, @RequestParam(defaultValue = "") String q) {
        var language = pages.language(request);
        var departments = new LinkedHashMap<String, List<Line>>();
        int found = 0;
        for (var programme : book.book().programmes().values()) {
            if (matches(programme, q.strip())) {
                departments
                        .computeIfAbsent(words.department(language, programme), _ -> new ArrayList<>())
                        .add(line(language, programme));
                found++;
            }
        }
        var view = new View(
                book.version().value(),
                q,
                found,
                departments.entrySet().stream()
                        .map(entry -> new Department(entry.getKey(), entry.getValue()))
                        .toList());
        return new ModelAndView("programmes/programmes", "view", view);
    }

    private static boolean matches(Programme programme, String query) {
        var text = String.join(
                " ",
                programme.code(),
                programme.title(),
                programme.titleEn(),
                programme.department(),
                programme.legalBasis());
        return text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }

    private Line line(Language language, Programme programme) {
        boolean isInBook = book.book().policies().find(programme.code()).isPresent();
        return new Line(
                programme.code(),
                words.title(language, programme),
                words.subject(language, programme),
                words.pays(language, programme),
                programme.legalBasis(),
                words.mark(language, programme),
                isInBook ? "/programmes/" + programme.code() : "");
    }
}
