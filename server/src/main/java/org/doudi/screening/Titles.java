package org.doudi.screening;

import org.doudi.policy.ItemCatalogue;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.ProgrammeWords;
import org.doudi.shell.Language;
import org.doudi.work.ProgrammeTitles;
import org.springframework.stereotype.Component;

/** What programmes are called, and the items they speak of. */
@Component
class Titles implements ProgrammeTitles {
    private final BookInUse book;
    private final ProgrammeWords words;

    Titles(BookInUse book, ProgrammeWords words) {
        this.book = book;
        this.words = words;
    }

    @Override
    public String title(Language language, String programme) {
        var known = book.book().programmes().get(programme);
        return known == null ? programme : words.title(language, known);
    }

    /** How often it pays, in words. */
    String pays(Language language, String programme) {
        var known = book.book().programmes().get(programme);
        return known == null ? "" : words.pays(language, known);
    }

    ItemCatalogue items() {
        return book.book().items();
    }
}
