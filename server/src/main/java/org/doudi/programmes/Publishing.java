package org.doudi.programmes;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.policy.value.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Puts a change into the book. It is in use when the transaction has committed; since screening asks which version of the
 * book every family was last queued for, the mark to screen again is committed with it.
 */
@Component
public class Publishing {
    private final JdbcClient db;
    private final BookInUse book;
    private final Clock clock;

    Publishing(JdbcClient db, BookInUse book, Clock clock) {
        this.db = db;
        this.book = book;
        this.clock = clock;
    }

    /** What is published, and who submitted it. */
    public record Submitted(
            String title, String instrument, Optional<UUID> document, Publication.Step by, BookChange change) {}

    /** Publishes, in the running transaction of the pages' role; the database refuses whoever submitted it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID publish(Submitted submitted, Actor publisher) {
        db.sql("SELECT pg_advisory_xact_lock(hashtext('programmes.publication'))")
                .query(rows -> {});
        var id = db.sql("""
                        INSERT INTO programmes.publication (title, instrument, document_id, takes_back, submitted_by, submitted_name,
                                                            submitted_at, published_by, published_name, published_at)
                        VALUES (:title, :instrument, :document, :takesBack, :submitter, :submitterName, :submittedAt, :publisher,
                                :publisherName, :at)
                        RETURNING publication_id
                        """)
                .param("title", submitted.title)
                .param("instrument", submitted.instrument)
                .param("document", submitted.document.orElse(null))
                .param("takesBack", submitted.change.takesBack().orElse(null))
                .param("submitter", submitted.by.account())
                .param("submitterName", submitted.by.name())
                .param("submittedAt", submitted.by.at())
                .param("publisher", publisher.accountId())
                .param("publisherName", publisher.fullName())
                .param("at", OffsetDateTime.now(clock))
                .query(UUID.class)
                .single();
        submitted.change.values().forEach(value -> write(id, value));
        submitted.change.rules().forEach(rules -> write(id, rules));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                book.reload();
            }
        });
        return id;
    }

    private void write(UUID publication, BookChange.StatedValue stated) {
        var dated = stated.dated();
        if (!(dated.value() instanceof Value.Decimal number)) {
            throw new IllegalArgumentException("only numbers are published");
        }
        db.sql("""
                        INSERT INTO programmes.published_value (publication_id, parameter, division, key, from_month, value, mark,
                                                                source, note)
                        VALUES (:publication, :parameter, :division, :key, :from, :value, :mark, :source, :note)
                        """)
                .param("publication", publication)
                .param("parameter", stated.parameter())
                .param("division", dated.division())
                .param("key", dated.key())
                .param("from", dated.from().atDay(1))
                .param("value", number.value())
                .param("mark", dated.mark().name())
                .param("source", dated.source())
                .param("note", dated.note())
                .update();
    }

    private void write(UUID publication, BookChange.ReplacedRules rules) {
        db.sql("""
                        INSERT INTO programmes.published_policy (publication_id, programme, from_month, file_name, dmn)
                        VALUES (:publication, :programme, :from, :file, :dmn)
                        """)
                .param("publication", publication)
                .param("programme", rules.programme())
                .param("from", rules.from().atDay(1))
                .param("file", rules.fileName())
                .param("dmn", rules.dmn())
                .update();
    }
}
