package org.doudi.programmes;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.policy.Decision;
import org.doudi.policy.Item;
import org.doudi.policy.Policy;
import org.doudi.policy.Reads;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One programme: its questions with formula, article and numbers, the items it touches, its parameters with history. */
@Controller
class ProgrammePage {
    private final BookInUse book;
    private final Formulas formulas;
    private final Words words;
    private final Pages pages;
    private final Clock clock;

    ProgrammePage(BookInUse book, Formulas formulas, Words words, Pages pages, Clock clock) {
        this.book = book;
        this.formulas = formulas;
        this.words = words;
        this.pages = pages;
        this.clock = clock;
    }

    /** What programmes and parameters are called, and what else may be done with one. */
    @Component
    record Words(
            ProgrammeWords programmes,
            ParameterWords parameters,
            ParameterLines lines,
            List<ProgrammeAction> actions) {}

    /** One decision with what it is made of. */
    record Question(
            String name,
            String question,
            String formula,
            List<Formulas.Table> tables,
            List<String> needs,
            List<Quote> articles) {}

    record View(
            String code,
            String title,
            String department,
            String subject,
            String pays,
            String deadline,
            String law,
            String mark,
            String month,
            List<ProgrammeAction.Link> actions,
            List<Question> results,
            List<Question> steps,
            List<String> items,
            List<ParameterLines.Line> parameters) {}

    @AllowedToReadTheBook
    @GetMapping("/programmes/{code}")
    ModelAndView show(HttpServletRequest request, Actor actor, @PathVariable String code) {
        var programme = book.book().programmes().get(code);
        var policy = book.book().policies().find(code);
        if (programme == null || policy.isEmpty()) {
            throw new NotFound("programme");
        }
        var language = pages.language(request);
        var month = YearMonth.now(clock);
        var reads = Reads.of(policy.get(), book.book().items());
        var view = new View(
                code,
                words.programmes.title(language, programme),
                words.programmes.department(language, programme),
                words.programmes.subject(language, programme),
                words.programmes.pays(language, programme),
                words.programmes.deadline(language, programme),
                programme.legalBasis(),
                words.programmes.mark(language, programme),
                month.toString(),
                words.actions.stream()
                        .flatMap(action -> action.of(code, actor).stream())
                        .toList(),
                questions(language, policy.get(), true),
                questions(language, policy.get(), false),
                items(language, reads),
                parameters(language, reads, month));
        return new ModelAndView("programmes/programme", "view", view);
    }

    /** The file as any modeller for DMN reads it. */
    @AllowedToReadTheBook
    @GetMapping("/programmes/{code}.dmn")
    ResponseEntity<byte[]> file(@PathVariable String code) {
        var file = book.dmn(code);
        if (!book.book().programmes().containsKey(code) || file.isEmpty()) {
            throw new NotFound("programme");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(code + ".dmn")
                                .build()
                                .toString())
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    private List<Question> questions(Language language, Policy policy, boolean results) {
        return policy.leading().stream()
                .filter(decision -> isResult(decision) == results)
                .map(decision -> question(language, policy, decision))
                .toList();
    }

    private static boolean isResult(Decision decision) {
        return Policy.Results.WHOLE.names().contains(decision.name())
                || Policy.Results.SINGLE.names().contains(decision.name());
    }

    private Question question(Language language, Policy policy, Decision decision) {
        return new Question(
                decision.name(),
                decision.question(),
                formulas.text(language, decision.logic()),
                formulas.table(language, decision.logic()),
                decision.requires().stream()
                        .filter(name -> policy.decision(name).isPresent())
                        .toList(),
                decision.articles().stream()
                        .flatMap(id -> Stream.ofNullable(book.book().articles().get(id)))
                        .map(article -> Quote.of(language, article, words.parameters.mark(language, article.mark())))
                        .toList());
    }

    private List<String> items(Language language, Reads reads) {
        return reads.items().stream()
                .flatMap(name -> book.book().items().item(name).stream())
                .sorted(Comparator.comparingInt(Item::order))
                .map(item -> language == Language.ENGLISH ? item.name().replace('_', ' ') : item.label())
                .toList();
    }

    private List<ParameterLines.Line> parameters(Language language, Reads reads, YearMonth month) {
        return reads.parameters().stream()
                .sorted()
                .flatMap(id -> book.book().parameters().parameter(id).stream())
                .map(parameter -> words.lines.line(language, parameter, month))
                .toList();
    }
}
