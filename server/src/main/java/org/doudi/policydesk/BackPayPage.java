package org.doudi.policydesk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.divisions.Divisions;
import org.doudi.exchange.ListFile;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;
import org.doudi.policydesk.BackPay.Line;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.Publication;
import org.doudi.shell.Language;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a publication means for months that are over: a list for people to decide by, never a payment. */
@Controller
class BackPayPage {
    private static final int MOST_SHOWN = 200;

    private final DraftRows drafts;
    private final BackPay backPay;
    private final BookInUse book;
    private final JdbcClient db;
    private final Surroundings surroundings;

    BackPayPage(DraftRows drafts, BackPay backPay, BookInUse book, JdbcClient db, Surroundings surroundings) {
        this.drafts = drafts;
        this.backPay = backPay;
        this.book = book;
        this.db = db;
        this.surroundings = surroundings;
    }

    /** Language, names of places and programmes, and the record. */
    @Component("backPaySurroundings")
    record Surroundings(Pages pages, Texts texts, Divisions divisions, DraftImpact impact, Audit audit) {}

    record FamilyLine(String href, String head, String place, String programme, List<MonthLine> months, String sum) {}

    record MonthLine(String month, String received, String before, String after, String difference) {}

    record Total(String place, int families, String more, String less) {}

    record View(
            String id,
            String title,
            String months,
            List<String> withoutValue,
            List<String> notAsked,
            Total total,
            List<Total> districts,
            List<Total> towns,
            int found,
            List<FamilyLine> families,
            int refusalsFound,
            List<FamilyLine> refusals) {}

    @Allowed(
            action = "draft.backPay",
            roles = {Role.CITY_OFFICER})
    @GetMapping("/drafts/{id}/back-pay")
    @Transactional
    public ModelAndView show(HttpServletRequest request, Actor actor, @PathVariable UUID id) {
        var language = surroundings.pages.language(request);
        var publication = publication(id);
        var found = backPay.find(publication, actor);
        surroundings.audit.record(actor.id(), "draft.backPay", "draft", id.toString());
        var differing = found.differing();
        var refusals = found.refusals();
        var view = new View(
                id.toString(),
                publication.title(),
                found.months().isEmpty()
                        ? ""
                        : found.months().getFirst() + " – " + found.months().getLast(),
                found.withoutValue().stream().map(Object::toString).toList(),
                found.notAsked().stream()
                        .map(code -> code + " " + surroundings.impact.title(language, code))
                        .toList(),
                total("", differing),
                totals(differing, DivisionCode.Level.DISTRICT),
                totals(differing, DivisionCode.Level.TOWN),
                differing.size(),
                families(language, differing.subList(0, Math.min(MOST_SHOWN, differing.size()))),
                refusals.size(),
                families(language, refusals.subList(0, Math.min(MOST_SHOWN, refusals.size()))));
        return new ModelAndView("policydesk/backPay", "view", view);
    }

    /** The whole list, a row for each family, programme and month. */
    @Allowed(
            action = "draft.backPayFile",
            roles = {Role.CITY_OFFICER})
    @GetMapping("/drafts/{id}/back-pay.{extension}")
    @Transactional
    public void file(
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String extension)
            throws IOException {
        var language = surroundings.pages.language(request);
        var found = backPay.find(publication(id), actor);
        surroundings.audit.record(actor.id(), "draft.backPayFile", "draft", id.toString());
        var lines = found.lines().stream()
                .filter(line -> line.isRefusal() || line.difference() != 0)
                .toList();
        var heads = heads(lines);
        ListFile.send(response, extension, "back-pay", columns(language), table -> {
            int written = 0;
            for (var line : lines) {
                for (var month : line.months()) {
                    if (heads.containsKey(line.family()) && written++ < ListFile.MOST_ROWS) {
                        table.write(List.of(
                                heads.getOrDefault(line.family(), ""),
                                surroundings.divisions.path(line.livesIn()),
                                line.programme(),
                                month.month().toString(),
                                yuan(month.received()),
                                yuan(month.before()),
                                yuan(month.after()),
                                line.isRefusal() ? "" : yuan(month.difference()),
                                surroundings.texts.text(
                                        language,
                                        line.isRefusal()
                                                ? "policydesk.backPay.lookAgain"
                                                : month.difference() < 0
                                                        ? "policydesk.backPay.less"
                                                        : "policydesk.backPay.more")));
                    }
                }
            }
        });
    }

    private List<String> columns(Language language) {
        return List.of("family", "place", "programme", "month", "received", "before", "after", "difference", "proposal")
                .stream()
                .map(column -> surroundings.texts.text(language, "policydesk.backPay." + column))
                .toList();
    }

    private Publication publication(UUID draft) {
        return drafts.find(draft)
                .flatMap(PolicyDraft::publication)
                .flatMap(book::publication)
                .orElseThrow(() -> new NotFound("publication"));
    }

    private List<Total> totals(List<Line> lines, DivisionCode.Level level) {
        var byPlace = new TreeMap<DivisionCode, List<Line>>(
                lines.stream().collect(Collectors.groupingBy(line -> at(line.livesIn(), level))));
        var totals = new LinkedHashMap<DivisionCode, Total>();
        byPlace.forEach((place, some) -> totals.put(place, total(surroundings.divisions.path(place), some)));
        return List.copyOf(totals.values());
    }

    private static DivisionCode at(DivisionCode place, DivisionCode.Level level) {
        var wider = place;
        while (wider.level().compareTo(level) > 0) {
            wider = wider.parent();
        }
        return wider;
    }

    private static Total total(String place, List<Line> lines) {
        long more = lines.stream()
                .mapToLong(Line::difference)
                .filter(cents -> cents > 0)
                .sum();
        long less = lines.stream()
                .mapToLong(Line::difference)
                .filter(cents -> cents < 0)
                .sum();
        int families = (int) lines.stream().map(Line::family).distinct().count();
        return new Total(place, families, yuan(more), yuan(less));
    }

    private List<FamilyLine> families(Language language, List<Line> lines) {
        var heads = heads(lines);
        return lines.stream()
                .filter(line -> heads.containsKey(line.family()))
                .map(line -> new FamilyLine(
                        "/households/" + line.family(),
                        heads.getOrDefault(line.family(), ""),
                        surroundings.divisions.path(line.livesIn()),
                        surroundings.impact.title(language, line.programme()),
                        line.months().stream()
                                .map(month -> new MonthLine(
                                        month.month().toString(),
                                        yuan(month.received()),
                                        yuan(month.before()),
                                        yuan(month.after()),
                                        line.isRefusal() ? "" : yuan(month.difference())))
                                .toList(),
                        line.isRefusal() ? "" : yuan(line.difference())))
                .toList();
    }

    /** Names under the reader's own row-level security; a family outside it has none and is left out. */
    private Map<UUID, String> heads(List<Line> lines) {
        return db
                .sql("""
                        SELECT household_id, head_name FROM registry_api.household_card WHERE household_id = ANY (:ids::uuid[])
                        """)
                .param("ids", lines.stream().map(Line::family).distinct().toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("household_id", UUID.class), row.getString("head_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String yuan(long cents) {
        return new Money(cents).toString();
    }
}
