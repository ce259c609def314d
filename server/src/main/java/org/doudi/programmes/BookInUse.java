package org.doudi.programmes;

import org.doudi.policy.Book;

/** The book as it is now. It may be replaced while the server runs: ask whenever it is needed, and keep no answer. */
public class BookInUse {
    private volatile Edition edition;

    BookInUse(Edition released) {
        this.edition = released;
    }

    /** A book and its version, which belong together. */
    public record Edition(Book book, PolicyVersion version) {}

    /** Book and version, for who needs both of one moment. */
    public Edition edition() {
        return edition;
    }

    /** The book. */
    public Book book() {
        return edition.book();
    }

    /** The version of the book. */
    public PolicyVersion version() {
        return edition.version();
    }

    void replace(Edition next) {
        edition = next;
    }
}
