package org.doudi.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.AllowedToSeeFamilies;
import org.doudi.audit.Audit;
import org.doudi.registry.Persons;
import org.doudi.shell.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Families of one's area by whatever somebody remembers of them. */
@Controller
class SearchPage {
    static final String ACTION = "search";
    static final int FAMILIES = 50;

    private final Search search;
    private final ResultWords words;
    private final Pages pages;
    private final Audit audit;

    SearchPage(Search search, ResultWords words, Pages pages, Audit audit) {
        this.search = search;
        this.words = words;
        this.pages = pages;
        this.audit = audit;
    }

    /** Where a search looks. */
    @Component
    record Search(Finder finder, TailLimit limit, Persons persons) {}

    /** A member who was found and why. */
    record Person(Highlight name, String about, String number, String why) {}

    /** A family with those of its members who were found, or with its address. */
    record Family(String link, String title, String about, List<Person> people, Highlight address, String why) {}

    /**
     * The result.
     *
     * @param typed shown again, empty for a whole number
     * @param notice a sentence instead of or above the families, or empty
     * @param showsHelp whether it says by what one can search
     */
    record View(String typed, String total, String notice, boolean showsHelp, List<Family> families, String next) {}

    @AllowedToSeeFamilies(action = ACTION)
    @GetMapping("/search")
    @Transactional
    public ModelAndView search(
            HttpServletRequest request,
            Actor actor,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String after) {
        var question = Question.of(typed);
        if (question.isSecret()) {
            pages.hideQuery(request);
        }
        var said = words.in(pages.language(request));
        audit.record(actor.id(), ACTION, "search", question.shape().name());
        if (asksForNumber(question) && !search.limit.allows(actor)) {
            var refused = page(said.nothing("", "search.limited", TailLimit.AN_HOUR));
            refused.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return refused;
        }
        return switch (question.shape()) {
            case NOTHING -> page(said.help());
            case ID_NUMBER ->
                householdOf(question)
                        .map(household -> new ModelAndView("redirect:/households/" + household))
                        .orElseGet(() -> page(said.nothing("", "search.noSuchNumber")));
            case TAIL -> page(said.found(typed, question, search.finder.findTail(question), after));
            case DIGITS ->
                page(said.found(question.isSecret() ? "" : typed, question, search.finder.find(question), after));
            case WORDS, LETTERS -> page(said.found(typed, question, search.finder.find(question), after));
        };
    }

    private static boolean asksForNumber(Question question) {
        return question.shape() == Question.Shape.TAIL || question.shape() == Question.Shape.ID_NUMBER;
    }

    private Optional<UUID> householdOf(Question question) {
        return question.idNumber().flatMap(search.persons::householdOf);
    }

    private static ModelAndView page(View view) {
        return new ModelAndView("search/search", "view", view);
    }
}
