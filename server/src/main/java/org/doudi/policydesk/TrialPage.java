package org.doudi.policydesk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.policy.MissingParameter;
import org.doudi.policy.Policy;
import org.doudi.programmes.BookInUse;
import org.doudi.screening.CityPopulation;
import org.doudi.screening.Comparison;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Tries other numbers of a programme on every family of the officer's area; nothing is changed by it. */
@Controller
class TrialPage {
    private final BookInUse book;
    private final CityPopulation city;
    private final Sliders sliders;
    private final TrialTables tables;
    private final Surroundings surroundings;

    TrialPage(BookInUse book, CityPopulation city, Sliders sliders, TrialTables tables, Surroundings surroundings) {
        this.book = book;
        this.city = city;
        this.sliders = sliders;
        this.tables = tables;
        this.surroundings = surroundings;
    }

    /** Language, the day, the record; the families' names, and sample families. */
    @Component
    record Surroundings(Pages pages, Clock clock, Audit audit, TrialFamilies families, Cliff cliff) {}

    record View(
            String code,
            String title,
            String month,
            List<Sliders.Slider> sliders,
            TrialTables.Outcome outcome,
            List<Cliff.Chart> charts,
            boolean isCityOfficer) {
        List<Sliders.Slider> changed() {
            return sliders.stream().filter(Sliders.Slider::isChanged).toList();
        }

        boolean mayDraft() {
            return isCityOfficer && !changed().isEmpty();
        }

        List<Sliders.Slider> mainSliders() {
            return sliders.stream().filter(Sliders.Slider::isMain).toList();
        }

        List<Sliders.Slider> moreSliders() {
            return sliders.stream().filter(slider -> !slider.isMain()).toList();
        }

        boolean isMoreChanged() {
            return moreSliders().stream().anyMatch(Sliders.Slider::isChanged);
        }
    }

    record FamiliesView(
            String code, String title, String effect, String back, int found, List<TrialFamilies.Line> families) {}

    /** What is asked: a programme with a draft, in a month. */
    private record Question(Policy policy, YearMonth month, Map<String, Sliders.Movable> numbers, Draft draft) {}

    @Allowed(
            action = "policy.try",
            roles = {Role.DISTRICT_OFFICER, Role.CITY_OFFICER})
    @GetMapping("/programmes/{code}/trial")
    @Transactional(readOnly = true)
    ModelAndView show(
            HttpServletRequest request,
            Actor actor,
            @PathVariable String code,
            @RequestParam Map<String, String> fields) {
        var question = question(code, fields);
        var language = surroundings.pages().language(request);
        var comparison = compare(actor, question);
        var view = new View(
                code,
                title(language, question.policy),
                question.month.toString(),
                sliders.sliders(language, question.numbers, question.draft),
                tables.outcome(
                        language, actor, comparison, "/programmes/" + code + "/trial/families?" + query(question)),
                charts(question),
                actor.role() == Role.CITY_OFFICER);
        return new ModelAndView("policydesk/trial", "view", view);
    }

    @Allowed(
            action = "policy.tryFamilies",
            roles = {Role.DISTRICT_OFFICER, Role.CITY_OFFICER})
    @GetMapping("/programmes/{code}/trial/families")
    @Transactional
    ModelAndView families(
            HttpServletRequest request,
            Actor actor,
            @PathVariable String code,
            @RequestParam String effect,
            @RequestParam Map<String, String> fields) {
        var question = question(code, fields);
        var language = surroundings.pages().language(request);
        var wanted = effect(effect);
        var lines = compare(actor, question).lines().stream()
                .filter(line -> line.effect() == wanted)
                .toList();
        surroundings.audit().record(actor.id(), "policy.tryFamilies", "programme", code);
        var view = new FamiliesView(
                code,
                title(language, question.policy),
                "policydesk.effect." + wanted.name(),
                "/programmes/" + code + "/trial?" + query(question),
                lines.size(),
                surroundings.families().lines(lines));
        return new ModelAndView("policydesk/families", "view", view);
    }

    /** Only what a household gets a month can be drawn beside a wage. */
    private List<Cliff.Chart> charts(Question question) {
        var programme = book.book().programmes().get(question.policy.code());
        return programme == null || programme.perPerson() || !programme.pays().equals("month")
                ? List.of()
                : withValues(() -> surroundings
                        .cliff()
                        .charts(programme.code(), question.month, book.book(), question.draft.in(book.book())));
    }

    private String title(Language language, Policy policy) {
        var programme = book.book().programmes().get(policy.code());
        return programme == null || language == Language.CHINESE ? policy.title() : programme.titleEn();
    }

    private Question question(String code, Map<String, String> fields) {
        var policy = book.book()
                .policies()
                .find(code)
                .filter(_ -> city.canTry(code))
                .orElseThrow(() -> new NotFound("programme"));
        var month = month(fields.getOrDefault("month", ""));
        var numbers = sliders.numbers(policy, month);
        return new Question(policy, month, numbers, Draft.of(fields, numbers));
    }

    private YearMonth month(String text) {
        try {
            return text.isBlank() ? YearMonth.now(surroundings.clock()) : YearMonth.parse(text);
        } catch (DateTimeParseException notAMonth) {
            throw new BadRequest("policydesk.notAMonth");
        }
    }

    private static Comparison.Effect effect(String name) {
        for (var effect : Comparison.Effect.values()) {
            if (effect.name().equals(name)) {
                return effect;
            }
        }
        throw new NotFound("page");
    }

    private Comparison compare(Actor actor, Question question) {
        return withValues(() -> city.in(actor.area())
                .compare(question.policy.code(), question.month.atDay(1), question.draft.in(book.book())));
    }

    private static <T> T withValues(Supplier<T> work) {
        try {
            return work.get();
        } catch (MissingParameter missing) {
            throw new BadRequest("policydesk.noValueInMonth");
        }
    }

    private static String query(Question question) {
        var query = new StringBuilder("month=").append(question.month);
        question.draft
                .values()
                .forEach((name, value) -> query.append('&')
                        .append(encoded(Draft.FIELD + name))
                        .append('=')
                        .append(value.toPlainString()));
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
