package org.doudi.policydesk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.audit.Audit;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookChange.ReplacedRules;
import org.doudi.programmes.BookChange.StatedValue;
import org.doudi.programmes.Publishing;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Conflict;
import org.doudi.shell.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a draft; each is on record, and none is undone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Drafts {
    /** Stands for the source of a value that was tried, until the draft says on which document it rests. */
    static final String NO_SOURCE = "–";

    private static final String KIND = "draft";

    private final JdbcClient db;
    private final DraftRows rows;
    private final Publishing publishing;
    private final Audit audit;
    private final Clock clock;

    Drafts(JdbcClient db, DraftRows rows, Publishing publishing, Audit audit, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.publishing = publishing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a draft, to take back a publication if one is named. */
    UUID open(String title, Optional<UUID> takesBack, Actor by) {
        if (title.length() < 2 || title.length() > 200) {
            throw new BadRequest("policydesk.draft.noTitle");
        }
        var id = db.sql("""
                        INSERT INTO policydesk.draft (title, takes_back, opened_by, opened_name, opened_at)
                        VALUES (:title, :takesBack, :by, :name, :at) RETURNING draft_id
                        """)
                .param("title", title)
                .param("takesBack", takesBack.orElse(null))
                .param("by", by.accountId())
                .param("name", by.fullName())
                .param("at", OffsetDateTime.now(clock))
                .query(UUID.class)
                .single();
        audit.record(by.id(), "draft.open", KIND, id.toString());
        return id;
    }

    /** States a value, in place of another with the same first month, place and key. */
    void state(UUID draft, StatedValue stated, Actor by) {
        changeable(draft);
        var dated = stated.dated();
        if (!(dated.value() instanceof Value.Decimal number)) {
            throw new BadRequest("policydesk.notANumber");
        }
        db.sql("""
                        INSERT INTO policydesk.draft_value (draft_id, parameter, division, key, from_month, value, mark, source, note)
                        VALUES (:draft, :parameter, :division, :key, :from, :value, :mark, :source, :note)
                        ON CONFLICT (draft_id, parameter, division, key, from_month) DO UPDATE
                            SET value = excluded.value, mark = excluded.mark, source = excluded.source, note = excluded.note
                        """)
                .param("draft", draft)
                .param("parameter", stated.parameter())
                .param("division", dated.division())
                .param("key", dated.key())
                .param("from", dated.from().atDay(1))
                .param("value", number.value())
                .param("mark", dated.mark().name())
                .param("source", dated.source())
                .param("note", dated.note())
                .update();
        audit.record(by.id(), "draft.change", KIND, draft.toString());
    }

    /** Takes a value out of the draft, by its number in it from 0. */
    void drop(UUID draft, int number, Actor by) {
        var values = changeable(draft).change().values();
        if (number < 0 || number >= values.size()) {
            throw new NotFound("value");
        }
        var gone = values.get(number);
        db.sql("""
                        DELETE FROM policydesk.draft_value
                        WHERE draft_id = :draft AND parameter = :parameter AND division = :division AND key = :key
                          AND from_month = :from
                        """)
                .param("draft", draft)
                .param("parameter", gone.parameter())
                .param("division", gone.dated().division())
                .param("key", gone.dated().key())
                .param("from", gone.dated().from().atDay(1))
                .update();
        audit.record(by.id(), "draft.change", KIND, draft.toString());
    }

    /** Replaces the rules of a programme by a file that was found fit. */
    void replace(UUID draft, ReplacedRules rules, Actor by) {
        changeable(draft);
        db.sql("""
                        INSERT INTO policydesk.draft_policy (draft_id, programme, from_month, file_name, dmn)
                        VALUES (:draft, :programme, :from, :file, :dmn)
                        ON CONFLICT (draft_id, programme) DO UPDATE
                            SET from_month = excluded.from_month, file_name = excluded.file_name, dmn = excluded.dmn
                        """)
                .param("draft", draft)
                .param("programme", rules.programme())
                .param("from", rules.from().atDay(1))
                .param("file", rules.fileName())
                .param("dmn", rules.dmn())
                .update();
        audit.record(by.id(), "draft.change", KIND, draft.toString());
    }

    /** Leaves the rules of a programme as they are after all. */
    void keepRules(UUID draft, String programme, Actor by) {
        changeable(draft);
        db.sql("DELETE FROM policydesk.draft_policy WHERE draft_id = :draft AND programme = :programme")
                .params(Map.of("draft", draft, "programme", programme))
                .update();
        audit.record(by.id(), "draft.change", KIND, draft.toString());
    }

    /** Says on which document the draft rests. */
    void rest(UUID draft, String instrument, Optional<UUID> document, Actor by) {
        changeable(draft);
        db.sql("""
                        UPDATE policydesk.draft SET instrument = :instrument, document_id = coalesce(:document::uuid, document_id)
                        WHERE draft_id = :draft
                        """)
                .param("instrument", instrument)
                .param("document", document.orElse(null))
                .param("draft", draft)
                .update();
        if (!instrument.isEmpty()) {
            db.sql("UPDATE policydesk.draft_value SET source = :instrument WHERE draft_id = :draft AND source = :open")
                    .params(Map.of("instrument", instrument, "draft", draft, "open", NO_SOURCE))
                    .update();
        }
        audit.record(by.id(), "draft.change", KIND, draft.toString());
    }

    /** Hands it to a second person. */
    void submit(UUID draft, Actor by) {
        var known = changeable(draft);
        if (known.change().isEmpty()) {
            throw new BadRequest("policydesk.draft.nothing");
        }
        if (known.instrument().isEmpty()) {
            throw new BadRequest("policydesk.draft.noInstrument");
        }
        db.sql("""
                        UPDATE policydesk.draft
                        SET state = 'submitted', submitted_by = :by, submitted_name = :name, submitted_at = :at,
                            decided_by = NULL, decided_name = NULL, decided_at = NULL, reason = ''
                        WHERE draft_id = :draft
                        """)
                .param("by", by.accountId())
                .param("name", by.fullName())
                .param("at", OffsetDateTime.now(clock))
                .param("draft", draft)
                .update();
        audit.record(by.id(), "draft.submit", KIND, draft.toString());
    }

    /** Ends it without a publication; whoever submitted or opened it, or a colleague while it is open. */
    void withdraw(UUID draft, Actor by) {
        var known = rows.lock(draft).orElseThrow(() -> new NotFound(KIND));
        boolean isOwn = known.submitted()
                .map(step -> step.account().equals(by.accountId()))
                .orElse(true);
        if (!known.state().isOpen() && !(known.state() == PolicyDraft.State.SUBMITTED && isOwn)) {
            throw new Conflict("policydesk.draft.closed");
        }
        db.sql("UPDATE policydesk.draft SET state = 'withdrawn' WHERE draft_id = :draft")
                .param("draft", draft)
                .update();
        audit.record(by.id(), "draft.withdraw", KIND, draft.toString());
    }

    /** Gives it back to be changed, with a reason. */
    void giveBack(UUID draft, String reason, Actor by) {
        toDecide(draft, by);
        if (reason.length() < 4) {
            throw new BadRequest("policydesk.draft.noReason");
        }
        decide(draft, "returned", reason, Optional.empty(), by);
        audit.record(by.id(), "draft.return", KIND, draft.toString(), reason);
    }

    /** Puts it into the book. */
    UUID publish(UUID draft, Actor by) {
        var known = toDecide(draft, by);
        var submitted = known.submitted().orElseThrow();
        var publication = publishing.publish(
                new Publishing.Submitted(
                        known.title(), known.instrument(), known.document(), submitted, known.change()),
                by);
        decide(draft, "published", "", Optional.of(publication), by);
        audit.record(by.id(), "draft.publish", KIND, draft.toString());
        return publication;
    }

    private void decide(UUID draft, String state, String reason, Optional<UUID> publication, Actor by) {
        db.sql("""
                        UPDATE policydesk.draft
                        SET state = :state, decided_by = :by, decided_name = :name, decided_at = :at, reason = :reason,
                            publication_id = :publication
                        WHERE draft_id = :draft
                        """)
                .param("state", state)
                .param("by", by.accountId())
                .param("name", by.fullName())
                .param("at", OffsetDateTime.now(clock))
                .param("reason", reason)
                .param("publication", publication.orElse(null))
                .param("draft", draft)
                .update();
    }

    private PolicyDraft toDecide(UUID draft, Actor by) {
        var known = rows.lock(draft).orElseThrow(() -> new NotFound(KIND));
        if (known.state() != PolicyDraft.State.SUBMITTED) {
            throw new Conflict("policydesk.draft.closed");
        }
        if (!known.isToDecideBy(by.accountId())) {
            throw new Conflict("policydesk.draft.secondPerson");
        }
        return known;
    }

    private PolicyDraft changeable(UUID draft) {
        var known = rows.lock(draft).orElseThrow(() -> new NotFound(KIND));
        if (!known.state().isOpen()) {
            throw new Conflict("policydesk.draft.closed");
        }
        return known;
    }
}
