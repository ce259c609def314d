package org.doudi.entitlement;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doudi.access.Allowed;
import org.doudi.divisions.Division;
import org.doudi.divisions.Divisions;
import org.doudi.entitlement.QuestionScreen.Typed;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.questions.Answer;
import org.doudi.policy.questions.AnswerCheck;
import org.doudi.policy.questions.AnswerSheet;
import org.doudi.policy.questions.Question;
import org.doudi.policy.questions.Questions;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Pages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * "Am I entitled?", for everybody. The answers travel in the form from page to page: they stand in no address, no cookie,
 * no log and no table, and browsers are told to keep no copy.
 */
@Controller
class EntitledPage {
    private static final String CHANGE = "change:";

    private final Interviews interviews;
    private final QuestionScreen questions;
    private final ResultScreen results;
    private final Surroundings surroundings;

    EntitledPage(Interviews interviews, QuestionScreen questions, ResultScreen results, Surroundings surroundings) {
        this.interviews = interviews;
        this.questions = questions;
        this.results = results;
        this.surroundings = surroundings;
    }

    /** Language, places and the day. */
    @Component("entitlementSurroundings")
    record Surroundings(Pages pages, Divisions divisions, Clock clock) {}

    /** A place to choose. */
    record Place(String code, String name, boolean isBelow) {}

    /** What the first page shows. */
    record Start(List<Place> places, int most) {}

    @Allowed(
            action = "entitlement.ask",
            roles = {})
    @GetMapping("/entitled")
    ModelAndView start() {
        var start = new Start(places(), Questions.MOST);
        return new ModelAndView("entitlement/start", "view", start);
    }

    @Allowed(
            action = "entitlement.ask",
            roles = {})
    @PostMapping("/entitled")
    ModelAndView step(HttpServletRequest request, @RequestParam Map<String, String> form) {
        var sheet = sheet(form);
        var act = form.getOrDefault("act", "answer");
        if (act.startsWith(CHANGE)) {
            var question = question(act.substring(CHANGE.length()));
            return show(
                    request, sheet, question, sheet.answers().of(question.id()).orElse(Answer.UNKNOWN));
        }
        return switch (act) {
            case "go" -> next(request, sheet);
            case "result" -> result(request, sheet);
            case "unknown" -> next(request, answered(sheet, form, Answer.UNKNOWN));
            case "decline" -> next(request, answered(sheet, form, Answer.DECLINED));
            case "lines" -> again(request, sheet, AnswerCheck.of(question(form), form), Set.of(), form);
            case "answer" -> {
                var check = AnswerCheck.of(question(form), form);
                yield check.unfit().isEmpty()
                        ? next(request, answered(sheet, form, check.answer()))
                        : again(request, sheet, check, check.unfit(), form);
            }
            default -> throw new BadRequest("entitlement.badSheet");
        };
    }

    /** The answers to take along: to an application, or to the window. */
    @Allowed(
            action = "entitlement.ask",
            roles = {})
    @PostMapping("/entitled/sheet")
    ResponseEntity<byte[]> sheet(@RequestParam String sheet) {
        var read = interviews.read(sheet);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("doudi-answers-" + read.month() + ".json")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(interviews.file(read).getBytes(StandardCharsets.UTF_8));
    }

    private AnswerSheet sheet(Map<String, String> form) {
        var text = form.getOrDefault("sheet", "");
        return text.isBlank()
                ? Interviews.empty(YearMonth.now(surroundings.clock), place(form.getOrDefault("place", "")))
                : interviews.read(text);
    }

    private Question question(Map<String, String> form) {
        return question(form.getOrDefault("question", ""));
    }

    private Question question(String id) {
        return interviews.questions().question(id).orElseThrow(() -> new BadRequest("entitlement.badSheet"));
    }

    private AnswerSheet answered(AnswerSheet sheet, Map<String, String> form, Answer answer) {
        var changed =
                sheet.answers().answering(interviews.questions(), question(form).id(), answer);
        return Interviews.with(sheet, changed);
    }

    private ModelAndView next(HttpServletRequest request, AnswerSheet sheet) {
        return interviews
                .step(sheet)
                .next()
                .map(question -> show(request, sheet, question, Answer.UNKNOWN))
                .orElseGet(() -> result(request, sheet));
    }

    private ModelAndView show(HttpServletRequest request, AnswerSheet sheet, Question question, Answer answer) {
        return page(request, sheet, question, Typed.of(answer));
    }

    /** The same question with what was typed, also what is unfit. */
    private ModelAndView again(
            HttpServletRequest request,
            AnswerSheet sheet,
            AnswerCheck check,
            Set<String> unfit,
            Map<String, String> form) {
        var values = new HashMap<>(check.answer().values());
        check.unfit().forEach(name -> values.put(name, form.getOrDefault(name, "")));
        int lines = form.getOrDefault("act", "").equals("lines") ? QuestionScreen.moreLines(shown(form)) : shown(form);
        var page = page(request, sheet, check.question(), new Typed(values, unfit, lines));
        if (!unfit.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private static int shown(Map<String, String> form) {
        var shown = form.getOrDefault("shown", "");
        return shown.matches("\\d{1,2}") ? Integer.parseInt(shown) : 0;
    }

    private ModelAndView page(HttpServletRequest request, AnswerSheet sheet, Question question, Typed typed) {
        var language = surroundings.pages.language(request);
        return new ModelAndView("entitlement/question", "view", questions.view(language, sheet, question, typed));
    }

    private ModelAndView result(HttpServletRequest request, AnswerSheet sheet) {
        var language = surroundings.pages.language(request);
        return new ModelAndView("entitlement/result", "view", results.view(language, sheet, interviews.step(sheet)));
    }

    /** The city, its districts, and below each its towns. */
    private List<Place> places() {
        var city = surroundings.divisions.city();
        return Stream.concat(
                        Stream.of(new Place(city.code().value(), city.name(), false)),
                        surroundings.divisions.children(city.code()).stream().flatMap(this::withTowns))
                .toList();
    }

    private Stream<Place> withTowns(Division district) {
        return Stream.concat(
                Stream.of(new Place(district.code().value(), district.name(), false)),
                surroundings.divisions.children(district.code()).stream()
                        .map(town -> new Place(town.code().value(), surroundings.divisions.path(town.code()), true)));
    }

    private DivisionCode place(String typed) {
        return Optional.of(typed)
                .filter(code -> code.matches("\\d{12}"))
                .map(DivisionCode::of)
                .filter(code -> surroundings.divisions.find(code).isPresent())
                .orElseGet(() -> surroundings.divisions.city().code());
    }
}
