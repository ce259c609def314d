package org.doudi.shell;

import java.util.List;
import java.util.Optional;
import org.doudi.access.Actor;

/** What a template knows beside its own view: who looks, in which language, and what the layout needs. */
public final class Page {
    /** A menu entry as shown. */
    public record Menu(String text, String path, boolean current) {}

    /** The search of the header as shown. */
    public record Search(String label, String path, String parameter) {}

    private final Texts texts;
    private final Language language;
    private final Optional<Actor> actor;
    private final Frame frame;

    /**
     * What the layout shows around the content.
     *
     * @param path path and query of this page
     * @param menu entries the person may follow
     * @param search the search of the header, for those who may
     * @param areaName names of the person's area
     * @param notices what every page says at its top
     * @param csrf forgery token for forms
     * @param message what came of the last form, or empty
     */
    public record Frame(
            String path,
            List<Menu> menu,
            Optional<Search> search,
            String areaName,
            List<Notice.Line> notices,
            String csrf,
            String message) {}

    Page(Texts texts, Language language, Optional<Actor> actor, Frame frame) {
        this.texts = texts;
        this.language = language;
        this.actor = actor;
        this.frame = frame;
    }

    /** The text of a key in the page's language. */
    public String text(String key, Object... values) {
        return texts.text(language, key, values);
    }

    /** The page's language. */
    public Language language() {
        return language;
    }

    /** Every language there is. */
    public Language[] languages() {
        return Language.values();
    }

    /** The person signed in. */
    public Optional<Actor> actor() {
        return actor;
    }

    /** What the layout shows around the content. */
    public Frame frame() {
        return frame;
    }
}
