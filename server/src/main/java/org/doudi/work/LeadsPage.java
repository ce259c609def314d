package org.doudi.work;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.audit.Audit;
import org.doudi.divisions.Division;
import org.doudi.divisions.Divisions;
import org.doudi.shell.Language;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The list of leads of the actor's area, most urgent first. */
@Controller
class LeadsPage {
    private static final int PAGE = 50;

    private final LeadReader leads;
    private final LeadWords words;
    private final LeadTexts texts;
    private final Divisions divisions;
    private final Audit audit;

    LeadsPage(LeadReader leads, LeadWords words, LeadTexts texts, Divisions divisions, Audit audit) {
        this.leads = leads;
        this.words = words;
        this.texts = texts;
        this.divisions = divisions;
        this.audit = audit;
    }

    /** A filter to press, with how many leads it would show. */
    record Chip(String text, long count, String href, boolean selected) {}

    /** A division to choose. */
    record Area(String code, String name, boolean selected) {}

    /** The form that narrows the list. */
    record Search(String state, String kind, String urgency, String name, List<Area> areas) {}

    /** One lead, ready to print. */
    record Row(
            String href,
            String head,
            String registerNo,
            String members,
            String place,
            String finding,
            String due,
            String left,
            boolean overdue,
            String urgency,
            String mark) {}

    record View(
            List<Row> rows,
            List<Chip> states,
            List<Chip> kinds,
            List<Chip> urgencies,
            Search search,
            String next,
            String export,
            String total,
            Optional<Cause> cause) {}

    /** The delivery whose leads these are, with what it did to them. */
    record Cause(String text, String link, String delivery, String event, String undo) {}

    @AllowedToSeeFamilies(action = "lead.read")
    @GetMapping("/leads")
    @Transactional
    ModelAndView list(HttpServletRequest request, Actor actor, @ModelAttribute LeadFilter.Address address) {
        var filter = LeadFilter.of(address, actor);
        var language = texts.language(request);
        var found = leads.list(actor, filter, LeadFilter.Place.of(address.after()), PAGE + 1);
        var counts = leads.counts(actor, filter);
        audit.record(actor.id(), "lead.read", "division", filter.area().value());
        var shown = found.stream().limit(PAGE).toList();
        var view = new View(
                shown.stream().map(lead -> row(language, actor, lead)).toList(),
                states(language, actor, filter, counts),
                kinds(language, actor, filter, counts),
                urgencies(language, actor, filter, counts),
                search(actor, filter),
                found.size() > PAGE ? next(actor, filter, shown.getLast()) : "",
                filter.link("/leads.csv", actor),
                texts.text(language, "work.leads.total", total(counts, matching(filter))),
                filter.cause()
                        .map(by -> new Cause(
                                texts.text(language, "work.leads.cause." + by.event()),
                                "/deliveries/" + by.delivery(),
                                by.delivery().toString(),
                                by.event(),
                                Boolean.toString(by.isUndo()))));
        return new ModelAndView("work/leads", "view", view);
    }

    private Row row(Language language, Actor actor, Lead lead) {
        var urgency = lead.ground().urgency();
        return new Row(
                "/leads/" + lead.leadId(),
                lead.headName(),
                lead.registerNo(),
                texts.text(language, "work.members", lead.members()),
                words.place(actor, lead.place()),
                words.finding(language, actor, lead),
                lead.course().dueOn().toString(),
                words.left(language, lead),
                lead.course().isOverdue(words.today()),
                texts.text(language, "work.urgency." + urgency.code()),
                urgency.code());
    }

    private List<Chip> states(Language language, Actor actor, LeadFilter filter, List<LeadReader.Count> counts) {
        var every = filter.cause().isPresent()
                ? Stream.of(Optional.<LeadState>empty())
                : Stream.<Optional<LeadState>>empty();
        return Stream.concat(every, Stream.of(LeadState.values()).map(Optional::of))
                .map(state -> chip(
                        texts.text(
                                language,
                                "work.state." + state.map(LeadState::code).orElse("all")),
                        filter.with(state),
                        filter.state().equals(state),
                        actor,
                        counts))
                .toList();
    }

    private List<Chip> kinds(Language language, Actor actor, LeadFilter filter, List<LeadReader.Count> counts) {
        return Stream.concat(
                        Stream.of(Optional.<LeadKind>empty()),
                        Stream.of(LeadKind.values()).map(Optional::of))
                .map(kind -> chip(
                        texts.text(
                                language,
                                "work.kind." + kind.map(LeadKind::code).orElse("all")),
                        filter.withKind(kind),
                        filter.kind().equals(kind),
                        actor,
                        counts))
                .toList();
    }

    private List<Chip> urgencies(Language language, Actor actor, LeadFilter filter, List<LeadReader.Count> counts) {
        return Stream.concat(
                        Stream.of(Optional.<Urgency>empty()),
                        Stream.of(Urgency.values()).map(Optional::of))
                .map(urgency -> chip(
                        texts.text(
                                language,
                                "work.urgency." + urgency.map(Urgency::code).orElse("all")),
                        filter.withUrgency(urgency),
                        filter.urgency().equals(urgency),
                        actor,
                        counts))
                .toList();
    }

    private static Chip chip(
            String text, LeadFilter target, boolean selected, Actor actor, List<LeadReader.Count> counts) {
        return new Chip(text, total(counts, matching(target)), target.link("/leads", actor), selected);
    }

    private static Predicate<LeadReader.Count> matching(LeadFilter filter) {
        return count -> filter.state().map(state -> state == count.state()).orElse(true)
                && filter.kind().map(kind -> kind == count.kind()).orElse(true)
                && filter.urgency().map(urgency -> urgency == count.urgency()).orElse(true);
    }

    private static long total(List<LeadReader.Count> counts, Predicate<LeadReader.Count> matching) {
        return counts.stream()
                .filter(matching)
                .mapToLong(LeadReader.Count::leads)
                .sum();
    }

    private Search search(Actor actor, LeadFilter filter) {
        var above = Stream.iterate(
                        filter.area(),
                        area -> area.isWithin(actor.area()) && !area.equals(actor.area()),
                        area -> area.parent())
                .toList()
                .reversed();
        var areas = Stream.concat(
                        Stream.concat(Stream.of(actor.area()), above.stream()),
                        divisions.children(filter.area()).stream()
                                .filter(Division::hasHouseholds)
                                .map(Division::code))
                .map(code -> new Area(code.value(), divisions.name(code), code.equals(filter.area())))
                .toList();
        return new Search(
                filter.stateCode(),
                filter.kind().map(LeadKind::code).orElse(""),
                filter.urgency().map(Urgency::code).orElse(""),
                filter.name(),
                areas);
    }

    private static String next(Actor actor, LeadFilter filter, Lead last) {
        var here = filter.link("/leads", actor);
        var place = new LeadFilter.Place(
                last.course().dueOn(), last.ground().urgency().rank(), last.leadId());
        return here + (here.contains("?") ? "&" : "?") + "after=" + place;
    }
}
