package org.doudi.policydesk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.divisions.Division;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Parameter;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookChange.StatedValue;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.ParameterWords;
import org.doudi.programmes.ProgrammeWords;
import org.doudi.programmes.Publication;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One draft: what it changes, on which document, who did what, and what may be done next. */
@Controller
class DraftPage {
    private final DraftRows drafts;
    private final BookInUse book;
    private final Words words;
    private final Pages pages;

    DraftPage(DraftRows drafts, BookInUse book, Words words, Pages pages) {
        this.drafts = drafts;
        this.book = book;
        this.words = words;
        this.pages = pages;
    }

    /** Names of parameters, programmes and places, and which programmes are touched. */
    @Component("draftWords")
    record Words(ParameterWords parameters, ProgrammeWords programmes, Divisions divisions, Touched touched) {}

    /** A value, beside what holds there without it. */
    record ValueLine(
            int number, String title, String place, String from, String now, String then, String mark, String source) {}

    record RulesLine(String programme, String title, String from, String fileName) {}

    /** Something that was done, by whom and when. */
    record Done(String textKey, String who) {}

    record Choice(String value, String label) {}

    /** What the person may do. */
    record May(boolean change, boolean decide, boolean withdraw, boolean takeBack) {}

    record Choices(List<Choice> parameters, List<Choice> places, List<Choice> programmes) {}

    record View(
            String id,
            String title,
            String state,
            String mark,
            String instrument,
            String document,
            String reason,
            String takesBack,
            String backPay,
            List<String> problems,
            List<ValueLine> values,
            List<RulesLine> rules,
            List<String> touched,
            List<Done> done,
            May may,
            Choices choices) {}

    @Allowed(
            action = "draft.read",
            roles = {Role.CITY_OFFICER, Role.AUDITOR})
    @GetMapping("/drafts/{id}")
    @Transactional(readOnly = true)
    public ModelAndView show(HttpServletRequest request, Actor actor, @PathVariable UUID id) {
        return page(pages.language(request), actor, id, List.of());
    }

    /** The page with what is wrong with a file that was sent. */
    ModelAndView page(Language language, Actor actor, UUID id, List<String> problems) {
        var draft = drafts.find(id).orElseThrow(() -> new NotFound("draft"));
        boolean isOfficer = actor.role() == Role.CITY_OFFICER;
        boolean holds = draft.publication().filter(book::holds).isPresent();
        var may = new May(
                isOfficer && draft.state().isOpen(),
                isOfficer && draft.isToDecideBy(actor.accountId()),
                isOfficer
                        && (draft.state().isOpen()
                                || (draft.state() == PolicyDraft.State.SUBMITTED
                                        && !draft.isToDecideBy(actor.accountId()))),
                isOfficer && holds);
        var change = draft.change();
        var view = new View(
                id.toString(),
                draft.title(),
                DraftsPage.stateKey(draft.state()),
                DraftsPage.mark(draft.state()),
                draft.instrument(),
                draft.document().map(scan -> "/documents/" + scan).orElse(""),
                draft.reason(),
                change.takesBack()
                        .flatMap(book::publication)
                        .map(Publication::title)
                        .orElse(""),
                isOfficer && draft.publication().isPresent() ? "/drafts/" + id + "/back-pay" : "",
                problems,
                IntStream.range(0, change.values().size())
                        .mapToObj(number ->
                                value(language, number, change.values().get(number)))
                        .toList(),
                change.rules().stream()
                        .map(rules -> new RulesLine(
                                rules.programme(),
                                programme(language, rules.programme()),
                                rules.from().toString(),
                                rules.fileName()))
                        .toList(),
                words.touched.by(change).stream()
                        .map(code -> code + " " + programme(language, code))
                        .toList(),
                done(draft),
                may,
                may.change ? choices(language) : new Choices(List.of(), List.of(), List.of()));
        return new ModelAndView("policydesk/draft", "view", view);
    }

    private String programme(Language language, String code) {
        var programme = book.book().programmes().get(code);
        return programme == null ? code : words.programmes.title(language, programme);
    }

    private ValueLine value(Language language, int number, StatedValue stated) {
        var dated = stated.dated();
        var place = dated.division().isEmpty() ? words.divisions.city().code() : DivisionCode.of(dated.division());
        var parameter = book.book().parameters().parameter(stated.parameter());
        var now = book.book().parameters().resolve(dated.from(), place).dated(stated.parameter(), dated.key());
        return new ValueLine(
                number,
                parameter.map(known -> words.parameters.title(language, known)).orElse(stated.parameter())
                        + (dated.key().isEmpty() ? "" : " · " + dated.key()),
                dated.division().isEmpty() ? "" : words.divisions.path(place),
                dated.from().toString(),
                parameter
                        .flatMap(known -> now.map(value -> words.parameters.value(language, known, value)))
                        .orElse("–"),
                parameter
                        .map(known -> words.parameters.value(language, known, dated))
                        .orElse(dated.value().toString()),
                words.parameters.mark(language, dated.mark()),
                dated.source());
    }

    private static List<Done> done(PolicyDraft draft) {
        var done = new ArrayList<Done>();
        done.add(new Done("policydesk.done.opened", DraftsPage.day(draft.opened())));
        draft.submitted().ifPresent(step -> done.add(new Done("policydesk.done.submitted", DraftsPage.day(step))));
        draft.decided()
                .ifPresent(step -> done.add(new Done(
                        draft.state() == PolicyDraft.State.PUBLISHED
                                ? "policydesk.done.published"
                                : "policydesk.done.returned",
                        DraftsPage.day(step))));
        return done;
    }

    private Choices choices(Language language) {
        var parameters = book.book().parameters().all().stream()
                .flatMap(parameter -> parameter.values().stream()
                        .filter(dated -> dated.value() instanceof Value.Decimal)
                        .map(Parameter.Dated::key)
                        .distinct()
                        .map(key -> new Choice(
                                Draft.name(parameter, key),
                                words.parameters.title(language, parameter) + (key.isEmpty() ? "" : " · " + key))))
                .toList();
        var city = words.divisions.city().code();
        var places = words.divisions.children(city).stream()
                .flatMap(district ->
                        Stream.concat(Stream.of(district), words.divisions.children(district.code()).stream()))
                .map(this::place)
                .toList();
        var programmes = book.book().policies().all().stream()
                .map(policy -> new Choice(policy.code(), policy.code() + " " + programme(language, policy.code())))
                .toList();
        return new Choices(parameters, places, programmes);
    }

    private Choice place(Division division) {
        return new Choice(division.code().value(), words.divisions.path(division.code()));
    }

    /** The month a draft is looked at in: this one, or the first in which all of it holds. */
    static YearMonth month(PolicyDraft draft, Clock clock) {
        var now = YearMonth.now(clock);
        return draft.change().lastBeginning().filter(last -> last.isAfter(now)).orElse(now);
    }
}
