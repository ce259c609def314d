package org.doudi.policy.book;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.doudi.policy.Book;
import org.doudi.policy.Policy;
import org.doudi.policy.UnknownName;
import org.doudi.policy.dmn.ModelFiles;

/**
 * A book and the texts it is made of.
 *
 * @param texts by their path in the book
 */
public record Release(Map<String, String> texts, Book book) {
    private static final String CASES = "cases/";

    /** The text of a programme's file; empty if it has none. */
    public String dmn(String programme) {
        return texts.getOrDefault(programme + ".dmn", "");
    }

    /** The worked cases of all programmes by file. */
    public Map<String, String> cases() {
        var cases = new TreeMap<String, String>();
        texts.forEach((name, text) -> {
            if (name.startsWith(CASES)) {
                cases.put(name, text);
            }
        });
        return cases;
    }

    /**
     * The rules that a file states for a programme of this book, read as part of it: it may import the book's libraries,
     * and is checked as every policy is.
     *
     * @throws org.doudi.policy.dmn.InvalidPolicy with file, decision, line and column, reason and hint
     * @throws UnknownName if it states another programme, or rests on an article that the book does not have
     */
    public Policy policy(String programme, String dmn) {
        var models = new LinkedHashMap<>(texts);
        models.keySet().removeIf(name -> !name.endsWith(".dmn"));
        var file = programme + ".dmn";
        models.put(file, dmn);
        var files = new ModelFiles(models);
        var policy = files.policy(file);
        if (!files.isProgramme(file)) {
            throw new UnknownName("decision in the file", Policy.ENTITLED);
        }
        if (!policy.code().equals(programme) || book.policies().find(programme).isEmpty()) {
            throw new UnknownName("rule for " + programme + " in the file, whose id is", policy.code());
        }
        for (var decision : policy.decisions()) {
            for (var article : decision.articles()) {
                if (!book.articles().containsKey(article)) {
                    throw new UnknownName("article", article + ", which " + decision.name() + " rests on");
                }
            }
        }
        return policy;
    }
}
