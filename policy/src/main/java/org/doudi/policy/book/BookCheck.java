package org.doudi.policy.book;

import java.util.HashSet;
import org.doudi.policy.Book;
import org.doudi.policy.UnknownName;
import org.doudi.policy.guide.Sentence;

/**
 * What the parts of a book must fulfil together: every article and every selecting item is there, and whatever the guide
 * names.
 */
final class BookCheck {
    private final Book book;

    BookCheck(Book book) {
        this.book = book;
    }

    void check() {
        checkPolicies();
        checkParameters();
        checkGuide();
    }

    private void checkPolicies() {
        for (var policy : book.policies().all()) {
            for (var decision : policy.decisions()) {
                for (var article : decision.articles()) {
                    requireArticle(article, decision.name());
                }
            }
        }
    }

    private void requireArticle(String article, String name) {
        if (!book.articles().containsKey(article)) {
            throw new UnknownName("article", article + ", which " + name + " rests on");
        }
    }

    private void checkParameters() {
        for (var parameter : book.parameters().all()) {
            if (!parameter.keyItem().isEmpty()
                    && book.items().item(parameter.keyItem()).isEmpty()) {
                throw new UnknownName("item", parameter.keyItem() + ", which selects the key of " + parameter.id());
            }
        }
    }

    private void checkGuide() {
        var told = new HashSet<String>();
        for (var entry : book.guide().entries()) {
            book.policies().policy(entry.code());
            if (!told.add(entry.code())) {
                throw new IllegalArgumentException("the guide tells programme " + entry.code() + " twice");
            }
            entry.law().forEach(article -> requireArticle(article, "the guide to " + entry.code()));
        }
        book.guide().sentences().flatMap(Sentence::figures).forEach(this::requireFigure);
    }

    private void requireFigure(Sentence.Figure figure) {
        var stated = book.parameters().parameter(figure.parameter()).stream()
                .flatMap(parameter -> parameter.values().stream())
                .anyMatch(dated -> dated.key().equals(figure.key()));
        if (!stated) {
            throw new UnknownName(
                    "value of the parameter", figure.parameter() + " with the key '" + figure.key() + "'");
        }
    }
}
