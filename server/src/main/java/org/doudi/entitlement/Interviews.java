package org.doudi.entitlement;

import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.questions.AnswerSheet;
import org.doudi.policy.questions.Answers;
import org.doudi.policy.questions.Circumstances;
import org.doudi.policy.questions.Interview;
import org.doudi.policy.questions.InvalidSheet;
import org.doudi.policy.questions.QuestionReader;
import org.doudi.policy.questions.Questions;
import org.doudi.policy.questions.SheetReader;
import org.doudi.policy.questions.SheetWriter;
import org.doudi.programmes.BookInUse;
import org.doudi.shell.BadRequest;
import org.springframework.stereotype.Component;

/** The questions, and the programmes of the book in use that are asked with the answers. Keeps nothing of them. */
@Component
class Interviews {
    private final BookInUse books;
    private final Questions questions;
    private final SheetReader reader;
    private volatile Asking asking;
    /** Anybody may ask, as often as he likes: who does leaves a processor to those who work here. */
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    /** A book, and the interview that asks its programmes. */
    private record Asking(Book book, Interview interview) {}

    Interviews(BookInUse books, ItemCatalogue items) {
        this.books = books;
        this.questions = QuestionReader.published(items);
        this.reader = new SheetReader(questions, items);
        this.asking = new Asking(books.book(), new Interview(books.book(), questions));
    }

    Book book() {
        return books.book();
    }

    Questions questions() {
        return questions;
    }

    private Interview interview() {
        var book = books.book();
        if (!asking.book.equals(book)) {
            asking = new Asking(book, new Interview(book, questions));
        }
        return asking.interview;
    }

    Interview.Step step(AnswerSheet sheet) {
        turns.acquireUninterruptibly();
        try {
            return interview().step(sheet.answers(), sheet.month(), sheet.place());
        } finally {
            turns.release();
        }
    }

    /** The answers a form or a file brings back. */
    AnswerSheet read(String text) {
        try {
            return reader.read(text);
        } catch (InvalidSheet broken) {
            throw new BadRequest("entitlement.badSheet");
        }
    }

    /** The answers as a form carries them on. */
    static String carried(AnswerSheet sheet) {
        return SheetWriter.write(new AnswerSheet(sheet.month(), sheet.place(), sheet.answers(), Map.of()));
    }

    /** The answers as a file, with what they say of the household. */
    String file(AnswerSheet sheet) {
        var told = new Circumstances(questions, book().items()).told(sheet.answers(), sheet.month());
        return SheetWriter.write(new AnswerSheet(sheet.month(), sheet.place(), sheet.answers(), told));
    }

    static AnswerSheet with(AnswerSheet sheet, Answers answers) {
        return new AnswerSheet(sheet.month(), sheet.place(), answers, Map.of());
    }

    static AnswerSheet empty(YearMonth month, DivisionCode place) {
        return new AnswerSheet(month, place, Answers.NONE, Map.of());
    }
}
