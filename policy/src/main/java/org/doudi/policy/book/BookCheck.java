package org.doudi.policy.book;

import org.doudi.policy.Book;
import org.doudi.policy.UnknownName;

/** What the parts of a book must fulfil together: every article and every selecting item is there. */
final class BookCheck {
    private final Book book;

    BookCheck(Book book) {
        this.book = book;
    }

    void check() {
        for (var policy : book.policies().all()) {
            for (var decision : policy.decisions()) {
                for (var article : decision.articles()) {
                    if (!book.articles().containsKey(article)) {
                        throw new UnknownName("article", article + ", which " + decision.name() + " rests on");
                    }
                }
            }
        }
        for (var parameter : book.parameters().all()) {
            if (!parameter.keyItem().isEmpty()
                    && book.items().item(parameter.keyItem()).isEmpty()) {
                throw new UnknownName("item", parameter.keyItem() + ", which selects the key of " + parameter.id());
            }
        }
    }
}
