package org.doudi.files;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.audit.Audit;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The families of one's area, to look one up. */
@Controller
class HouseholdsPage {
    static final String ACTION = "household.list";
    private static final List<String> CLASSES = List.of("低保", "特困", "低保边缘", "刚性支出", "其他");

    private final HouseholdList households;
    private final Divisions divisions;
    private final Wording wording;
    private final Pages pages;
    private final Audit audit;

    HouseholdsPage(HouseholdList households, Divisions divisions, Wording wording, Pages pages, Audit audit) {
        this.households = households;
        this.divisions = divisions;
        this.wording = wording;
        this.pages = pages;
        this.audit = audit;
    }

    record Entry(String link, String number, String head, String members, String place, String state, String benefit) {}

    /** A choice of a filter. */
    record Choice(String value, String text, boolean chosen) {}

    /** A division below one's own, with the link that narrows the list to it. */
    record Place(String link, String name, String count, boolean chosen) {}

    record View(
            String start,
            String place,
            List<Choice> classes,
            List<Place> places,
            String total,
            List<Entry> entries,
            String next) {}

    @AllowedToSeeFamilies(action = ACTION)
    @GetMapping("/households")
    @Transactional
    public ModelAndView list(
            HttpServletRequest request,
            Actor actor,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(name = "class", defaultValue = "") String householdClass,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String after) {
        if (!householdClass.isEmpty() && !CLASSES.contains(householdClass)) {
            throw new BadRequest("files.list.unknownClass");
        }
        var language = pages.language(request);
        var query = new HouseholdList.Query(start.strip(), householdClass, place(place), after);
        audit.record(actor.id(), ACTION, "division", actor.area().value());
        var found = households.page(query);
        var shown = found.subList(0, Math.min(found.size(), HouseholdList.PAGE));
        return new ModelAndView(
                "files/households",
                "view",
                new View(
                        query.typed(),
                        place,
                        classes(language, householdClass),
                        places(actor, place, language),
                        wording.text(language, "list.total", households.count(query)),
                        shown.stream().map(entry -> entry(language, entry)).toList(),
                        found.size() > HouseholdList.PAGE
                                ? next(query, shown.getLast().registerNo(), place)
                                : ""));
    }

    /** An unknown place is refused, so that a mistyped filter never opens the whole list. */
    private DivisionCode place(String place) {
        if (place.isEmpty()) {
            return divisions.city().code();
        }
        if (!place.matches("\\d{12}") || divisions.find(new DivisionCode(place)).isEmpty()) {
            throw new BadRequest("files.list.unknownPlace");
        }
        return new DivisionCode(place);
    }

    private List<Choice> classes(Language language, String chosen) {
        var item = "household_class";
        return CLASSES.stream()
                .map(name -> new Choice(name, wording.choice(language, item, name), name.equals(chosen)))
                .toList();
    }

    private List<Place> places(Actor actor, String chosen, Language language) {
        if (actor.area().level() == DivisionCode.Level.VILLAGE) {
            return List.of();
        }
        return households.countsBelow(actor.area()).entrySet().stream()
                .map(count -> place(actor, chosen, language, count))
                .toList();
    }

    private Place place(Actor actor, String chosen, Language language, Map.Entry<DivisionCode, Integer> count) {
        var code = count.getKey();
        boolean elsewhere = code.equals(actor.area());
        return new Place(
                elsewhere ? "" : "/households?place=" + code.value(),
                elsewhere ? wording.text(language, "list.elsewhere") : divisions.name(code),
                count.getValue().toString(),
                code.value().equals(chosen));
    }

    private Entry entry(Language language, HouseholdList.Entry entry) {
        return new Entry(
                "/households/" + entry.id(),
                entry.registerNo(),
                entry.head(),
                Integer.toString(entry.members()),
                divisions.path(entry.living()),
                entry.householdClass()
                        .map(name -> wording.choice(language, "household_class", name))
                        .orElse(""),
                entry.monthlyCents()
                        .map(cents -> wording.text(language, "list.monthly", wording.money(cents)))
                        .orElse(""));
    }

    private static String next(HouseholdList.Query query, String last, String place) {
        return UriComponentsBuilder.fromPath("/households")
                .queryParam("start", "{start}")
                .queryParam("class", "{class}")
                .queryParam("place", "{place}")
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(query.typed(), query.householdClass(), place, last)
                .toUriString();
    }
}
