package org.doudi.programmes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Article;
import org.doudi.policy.Book;
import org.doudi.policy.Decision;
import org.doudi.policy.Parameter;
import org.doudi.policy.Policy;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The book as everybody who works with it may read it: no family is named here. */
@Controller
class ProgrammesPage {
    private final Book book;
    private final PolicyVersion version;
    private final ParameterWords words;
    private final Surroundings surroundings;

    ProgrammesPage(Book book, PolicyVersion version, ParameterWords words, Surroundings surroundings) {
        this.book = book;
        this.version = version;
        this.words = words;
        this.surroundings = surroundings;
    }

    /** Language, places and the day. */
    @org.springframework.stereotype.Component
    record Surroundings(Pages pages, Divisions divisions, Clock clock) {}

    /** One decision of a policy with its articles. */
    record Question(String name, String question, List<Quote> articles) {}

    /** An article in short. */
    record Quote(String where, String gist, String mark) {}

    record Programme(String code, String title, String version, List<Question> questions) {}

    /** A value of a parameter. */
    record Entry(String months, String place, String key, String value, String mark, String source, String note) {}

    record Parameters(String id, String title, List<Entry> now, List<Entry> all) {}

    record View(String version, String month, List<Programme> programmes, List<Parameters> parameters) {}

    @Allowed(
            action = "programme.read",
            roles = {
                Role.VILLAGE_CLERK,
                Role.TOWN_OFFICER,
                Role.DISTRICT_OFFICER,
                Role.CITY_OFFICER,
                Role.DATA_OFFICER,
                Role.AUDITOR,
                Role.SYSTEM_ADMINISTRATOR
            })
    @GetMapping("/programmes")
    ModelAndView show(HttpServletRequest request) {
        var language = surroundings.pages.language(request);
        var month = YearMonth.now(surroundings.clock);
        var view = new View(
                version.value(),
                month.toString(),
                book.policies().all().stream()
                        .map(policy -> programme(language, policy))
                        .toList(),
                book.parameters().all().stream()
                        .map(parameter -> parameter(language, parameter, month))
                        .toList());
        return new ModelAndView("programmes/programmes", "view", view);
    }

    private Programme programme(Language language, Policy policy) {
        return new Programme(
                policy.code(),
                policy.title(),
                policy.version(),
                policy.decisions().stream()
                        .map(decision -> question(language, decision))
                        .toList());
    }

    private Question question(Language language, Decision decision) {
        return new Question(
                decision.name(),
                decision.question(),
                decision.articles().stream()
                        .flatMap(id -> Stream.ofNullable(book.articles().get(id)))
                        .map(article -> quote(language, article))
                        .toList());
    }

    private Quote quote(Language language, Article article) {
        return new Quote(
                article.instrument() + " " + article.article(),
                language == Language.ENGLISH ? article.gistEn() : article.gist(),
                words.mark(language, article.mark()));
    }

    private Parameters parameter(Language language, Parameter parameter, YearMonth month) {
        var city = surroundings.divisions.city().code();
        var newestFirst = parameter.values().stream()
                .sorted(Comparator.comparing(Parameter.Dated::from).reversed())
                .toList();
        return new Parameters(
                parameter.id(),
                words.title(language, parameter),
                newestFirst.stream()
                        .filter(dated -> dated.holds(month, dated.division().isEmpty() ? city : place(dated)))
                        .map(dated -> entry(language, parameter, dated))
                        .toList(),
                newestFirst.stream()
                        .map(dated -> entry(language, parameter, dated))
                        .toList());
    }

    private Entry entry(Language language, Parameter parameter, Parameter.Dated dated) {
        return new Entry(
                dated.from() + dated.through().map(through -> " – " + through).orElse(" –"),
                dated.division().isEmpty() ? "" : surroundings.divisions.name(place(dated)),
                dated.key(),
                words.value(language, parameter, dated),
                words.mark(language, dated.mark()),
                dated.source(),
                dated.note());
    }

    private static DivisionCode place(Parameter.Dated dated) {
        return DivisionCode.of(dated.division());
    }
}
