package org.doudi.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.audit.Audit;
import org.doudi.crypto.Keys;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Conflict;
import org.doudi.shell.NotFound;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes decisions about who is who from officers, and plans what follows in the same transaction. */
@Component
class CorrectionDesk {
    private final Desks.Desk desk;
    private final Keys keys;
    private final Audit audit;
    private final Clock clock;

    CorrectionDesk(Desks desks, Keys keys, Audit audit, Clock clock) {
        this.desk = desks.people();
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an officer picked of a person. */
    record Picks(List<String> rows, List<String> aliases) {}

    @Transactional(propagation = Propagation.MANDATORY)
    UUID merge(UUID gone, UUID stays, String reason, Actor actor) {
        if (gone.equals(stays)) {
            throw new BadRequest("exchange.merge.same");
        }
        return plan("merge", gone, Optional.of(stays), Optional.empty(), reason, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID split(UUID from, Optional<UUID> to, Optional<Newcomer> newcomer, Picks picks, String reason, Actor actor) {
        if (picks.rows.isEmpty() && picks.aliases.isEmpty()) {
            throw new BadRequest("exchange.split.nothing");
        }
        if (to.filter(from::equals).isPresent()) {
            throw new BadRequest("exchange.merge.same");
        }
        var id = plan("split", from, to, newcomer, reason, actor);
        int picked = desk.database()
                .sql("""
                        INSERT INTO exchange.correction_pick (correction_id, dataset, row_id)
                        SELECT CAST(:id AS uuid), dataset, row_id FROM exchange.rows_of_person(:from)
                        WHERE dataset || ':' || row_id = ANY (:rows::text[])
                        """)
                .param("id", id)
                .param("from", from)
                .param("rows", picks.rows.toArray(String[]::new))
                .update();
        int aliases = desk.database()
                .sql("""
                        INSERT INTO exchange.correction_alias (correction_id, alias)
                        SELECT CAST(:id AS uuid), alias FROM registry.person_alias
                        WHERE person_id = :from AND encode(alias, 'hex') = ANY (:aliases::text[])
                        """)
                .param("id", id)
                .param("from", from)
                .param("aliases", picks.aliases.toArray(String[]::new))
                .update();
        if (picked + aliases == 0) {
            throw new NotFound("row");
        }
        return id;
    }

    private UUID plan(
            String kind, UUID from, Optional<UUID> to, Optional<Newcomer> newcomer, String reason, Actor actor) {
        var stated = DeliveryDecisions.stated(reason);
        var id = desk.database()
                .sql("""
                        INSERT INTO exchange.correction (kind, from_person, to_person, newcomer, reason, decided_by, decider)
                        VALUES (:kind, :from, CAST(:to AS uuid), CAST(:newcomer AS bytea), :reason, :by, :decider)
                        RETURNING correction_id
                        """)
                .param("kind", kind)
                .param("from", from)
                .param("to", to.orElse(null))
                .param("newcomer", newcomer.map(person -> person.sealed(keys)).orElse(null))
                .param("reason", stated)
                .param("by", actor.id())
                .param("decider", actor.fullName())
                .query(UUID.class)
                .single();
        audit.record(actor.id(), "person." + kind, "correction", id.toString(), stated);
        desk.scheduler()
                .scheduleIfNotExists(Correcting.DO.instance(id.toString()).scheduledTo(clock.instant()));
        return id;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void undo(UUID correction, String reason, Actor actor) {
        var stated = DeliveryDecisions.stated(reason);
        if (CorrectionRecords.find(desk.database(), correction)
                .filter(known -> known.isDone() && !known.isUndone())
                .isEmpty()) {
            throw new Conflict("exchange.correction.notStanding");
        }
        try {
            var undo = desk.database()
                    .sql("""
                            INSERT INTO exchange.correction_undo (correction_id, reason, asked_by, asker)
                            VALUES (:correction, :reason, :by, :asker) RETURNING undo_id
                            """)
                    .param("correction", correction)
                    .param("reason", stated)
                    .param("by", actor.id())
                    .param("asker", actor.fullName())
                    .query(UUID.class)
                    .single();
            audit.record(actor.id(), "person.undo-correction", "correction", correction.toString(), stated);
            desk.scheduler()
                    .scheduleIfNotExists(
                            Correcting.UNDO.instance(undo.toString()).scheduledTo(clock.instant()));
        } catch (DuplicateKeyException asked) {
            throw new Conflict("exchange.undo.askedAlready");
        }
    }
}
