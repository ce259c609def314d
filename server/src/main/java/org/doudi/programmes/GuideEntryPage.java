package org.doudi.programmes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.access.Allowed;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.ResolvedParameters;
import org.doudi.policy.guide.GuideEntry;
import org.doudi.policy.guide.GuideText;
import org.doudi.policy.guide.Section;
import org.doudi.policy.guide.Sentence;
import org.doudi.programmes.GuideFigures.Part;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One programme in plain words, with the figures of a month and a place; open to everybody, and to be printed. */
@Controller
class GuideEntryPage {
    private final BookInUse book;
    private final GuideFigures figures;
    private final Surroundings surroundings;

    GuideEntryPage(BookInUse book, GuideFigures figures, Surroundings surroundings) {
        this.book = book;
        this.figures = figures;
        this.surroundings = surroundings;
    }

    /** Language, texts, places and the day. */
    @Component("guideSurroundings")
    record Surroundings(Pages pages, Texts texts, Divisions divisions, Clock clock) {}

    /** A question and its answer. */
    record Answer(String id, String title, List<List<Part>> sentences) {}

    /** A place to choose. */
    record Place(String code, String name, boolean chosen) {}

    /**
     * What is shown.
     *
     * @param month whose figures are shown
     * @param placeName where they hold
     * @param hasUnconfirmed whether a mark must be explained
     */
    record View(
            String code,
            String name,
            String department,
            String month,
            String placeName,
            List<Place> places,
            List<Answer> answers,
            List<List<Part>> rights,
            List<Quote> law,
            boolean hasUnconfirmed) {}

    @Allowed(
            action = "guide.read",
            roles = {})
    @GetMapping("/guide/{code}")
    ModelAndView show(
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String place) {
        var entry = book.book().guide().entry(code).orElseThrow(() -> new NotFound("programme"));
        var language = surroundings.pages.language(request);
        var asked = month.isBlank() ? YearMonth.now(surroundings.clock) : month(month.strip());
        var division = place(place);
        var values = book.book().parameters().resolve(asked, division);
        var text = GuidePage.text(language, entry);
        var answers = Stream.of(Section.values())
                .map(section -> answer(language, section, text, values))
                .toList();
        var rights = rights(language, entry, values);
        var hasUnconfirmed = Stream.concat(
                        answers.stream().flatMap(answer -> answer.sentences.stream()), rights.stream())
                .flatMap(List::stream)
                .anyMatch(part -> !part.mark().isEmpty());
        var view = new View(
                entry.code(),
                text.name(),
                text.department(),
                asked.toString(),
                surroundings.divisions.name(division),
                places(division),
                answers,
                rights,
                law(language, entry),
                hasUnconfirmed);
        return new ModelAndView("programmes/guideEntry", "view", view);
    }

    private static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeException notAMonth) {
            throw new BadRequest("guide.badMonth");
        }
    }

    private DivisionCode place(String typed) {
        var city = surroundings.divisions.city().code();
        return Stream.concat(
                        Stream.of(city),
                        surroundings.divisions.children(city).stream().map(district -> district.code()))
                .filter(code ->
                        typed.isEmpty() ? code.equals(city) : code.value().equals(typed))
                .findFirst()
                .orElseThrow(() -> new NotFound("place"));
    }

    private List<Place> places(DivisionCode chosen) {
        var city = surroundings.divisions.city();
        return Stream.concat(Stream.of(city), surroundings.divisions.children(city.code()).stream())
                .map(division -> new Place(
                        division.code().value(),
                        division.name(),
                        division.code().equals(chosen)))
                .toList();
    }

    private Answer answer(Language language, Section section, GuideText text, ResolvedParameters values) {
        var id = section.name().toLowerCase(Locale.ROOT);
        return new Answer(
                id,
                surroundings.texts.text(language, "guide.section." + id),
                shown(language, text.section(section), values));
    }

    private List<List<Part>> rights(Language language, GuideEntry entry, ResolvedParameters values) {
        var rights = book.book().guide().rightsAgainst(entry.decidedBy());
        return shown(language, language == Language.ENGLISH ? rights.english() : rights.chinese(), values);
    }

    private List<List<Part>> shown(Language language, List<Sentence> sentences, ResolvedParameters values) {
        return sentences.stream()
                .map(sentence -> figures.parts(language, sentence, values))
                .toList();
    }

    private List<Quote> law(Language language, GuideEntry entry) {
        return entry.law().stream()
                .flatMap(id -> Stream.ofNullable(book.book().articles().get(id)))
                .map(article -> Quote.of(language, article, figures.mark(language, article.mark())))
                .toList();
    }

    /** What it gives, in its first sentence, as words. */
    static String firstWords(GuideText text) {
        return text.section(Section.WHAT).getFirst().words().collect(Collectors.joining());
    }
}
