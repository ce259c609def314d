package org.doudi.programmes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.doudi.access.Allowed;
import org.doudi.policy.guide.GuideEntry;
import org.doudi.policy.guide.GuideText;
import org.doudi.policy.guide.LifeNeed;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All programmes by need of life, for everybody, signed in or not; what is typed is neither kept nor recorded. */
@Controller
class GuidePage {
    private final BookInUse book;
    private final GuideSearch search;
    private final Pages pages;
    private final Texts texts;

    GuidePage(BookInUse book, GuideSearch search, Pages pages, Texts texts) {
        this.book = book;
        this.search = search;
        this.pages = pages;
        this.texts = texts;
    }

    /** A programme in a list. */
    record Card(String code, String name, String department, String what) {}

    /**
     * The programmes of one need.
     *
     * @param id names it within the page
     */
    record Group(String id, String title, List<Card> cards) {}

    /**
     * What is shown.
     *
     * @param typed what was looked for, or empty
     * @param found what fits, the best first
     */
    record View(String typed, List<Card> found, List<Group> groups) {
        boolean isSearch() {
            return !typed.isEmpty();
        }
    }

    @Allowed(
            action = "guide.read",
            roles = {})
    @GetMapping("/guide")
    ModelAndView show(HttpServletRequest request, @RequestParam(defaultValue = "") String q) {
        var language = pages.language(request);
        var typed = q.strip();
        var found =
                search.find(typed).stream().map(entry -> card(language, entry)).toList();
        var groups = Stream.of(LifeNeed.values())
                .map(need -> group(language, need))
                .filter(group -> !group.cards.isEmpty())
                .toList();
        return new ModelAndView("programmes/guide", "view", new View(typed, found, groups));
    }

    private Group group(Language language, LifeNeed need) {
        var id = need.name().toLowerCase(Locale.ROOT);
        return new Group(
                id,
                texts.text(language, "guide.need." + id),
                book.book().guide().entries().stream()
                        .filter(entry -> entry.need() == need)
                        .map(entry -> card(language, entry))
                        .toList());
    }

    private static Card card(Language language, GuideEntry entry) {
        var text = text(language, entry);
        return new Card(entry.code(), text.name(), text.department(), GuideEntryPage.firstWords(text));
    }

    /** The entry in a language. */
    static GuideText text(Language language, GuideEntry entry) {
        return language == Language.ENGLISH ? entry.english() : entry.chinese();
    }
}
