package org.doudi.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Conflict;
import org.doudi.shell.NotFound;
import org.doudi.shell.Pages;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What only a person decides of a delivery, with a reason: to take it back, and whether far fewer rows are the whole. */
@Controller
class DeliveryDecisions {
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;

    private final Desks.Desk desk;
    private final Audit audit;
    private final Pages pages;
    private final Clock clock;

    DeliveryDecisions(Desks desks, Audit audit, Pages pages, Clock clock) {
        this.desk = desks.people();
        this.audit = audit;
        this.pages = pages;
        this.clock = clock;
    }

    /** Plans the taking back of the newest delivery of a dataset. */
    @PostMapping("/deliveries/{id}/undo")
    @Allowed(action = "delivery.undo", roles = Role.DATA_OFFICER)
    @Transactional
    public String undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean sure,
            Actor actor,
            HttpServletResponse response) {
        var delivery = DeliveryRecords.find(desk.database(), id).orElseThrow(() -> new NotFound("delivery"));
        var stated = stated(reason);
        if (!sure) {
            throw new BadRequest("exchange.undo.notSure");
        }
        if (UndoRecords.newestLoaded(desk.database(), delivery.dataset())
                .filter(id::equals)
                .isEmpty()) {
            throw new Conflict("exchange.undo.notNewest");
        }
        var undo = request(id, stated, actor);
        audit.record(actor.id(), "delivery.undo", "delivery", id.toString(), stated);
        desk.scheduler()
                .scheduleIfNotExists(Undoing.TASK.instance(undo.toString()).scheduledTo(clock.instant()));
        pages.leaveMessage(response, "exchange.undo.asked");
        return "redirect:/deliveries/" + id;
    }

    private UUID request(UUID delivery, String reason, Actor actor) {
        try {
            return desk.database()
                    .sql("""
                            INSERT INTO exchange.delivery_undo (delivery_id, reason, asked_by, asker)
                            VALUES (:delivery, :reason, :actor, :name)
                            RETURNING undo_id
                            """)
                    .param("delivery", delivery)
                    .param("reason", reason)
                    .param("actor", actor.id())
                    .param("name", actor.fullName())
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException asked) {
            throw new Conflict("exchange.undo.askedAlready");
        }
    }

    /** A register with far fewer rows is the whole: it is loaded. */
    @PostMapping("/deliveries/{id}/accept")
    @Allowed(action = "delivery.accept-fewer", roles = Role.DATA_OFFICER)
    @Transactional
    public String accept(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor) {
        var delivery = DeliveryRecords.find(desk.database(), id).orElseThrow(() -> new NotFound("delivery"));
        if (isOvertaken(delivery)) {
            throw new Conflict("exchange.awaiting.overtaken");
        }
        return decide(delivery, true, stated(reason), actor);
    }

    /** It is not: it goes back. */
    @PostMapping("/deliveries/{id}/turn-back")
    @Allowed(action = "delivery.turn-back", roles = Role.DATA_OFFICER)
    @Transactional
    public String turnBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Actor actor) {
        var delivery = DeliveryRecords.find(desk.database(), id).orElseThrow(() -> new NotFound("delivery"));
        return decide(delivery, false, stated(reason), actor);
    }

    private String decide(Delivery delivery, boolean accepted, String reason, Actor actor) {
        var id = delivery.id();
        int decided = delivery.state() != Delivery.State.AWAITING
                ? 0
                : desk.database()
                        .sql("""
                                INSERT INTO exchange.delivery_decision (delivery_id, accepted, reason, decided_by, decider)
                                VALUES (:delivery, :accepted, :reason, :actor, :name)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("delivery", id)
                        .param("accepted", accepted)
                        .param("reason", reason)
                        .param("actor", actor.id())
                        .param("name", actor.fullName())
                        .update();
        if (decided == 0) {
            throw new Conflict("exchange.awaiting.decided");
        }
        audit.record(
                actor.id(),
                accepted ? "delivery.accept-fewer" : "delivery.turn-back",
                "delivery",
                id.toString(),
                reason);
        desk.scheduler()
                .scheduleIfNotExists(
                        LoadTask.TASK.instance(LoadTask.afterDecision(id)).scheduledTo(clock.instant()));
        return "redirect:/deliveries/" + id;
    }

    private boolean isOvertaken(Delivery delivery) {
        return desk.database()
                .sql("""
                        SELECT EXISTS (
                            SELECT FROM exchange.delivery AS newer, exchange.delivery AS this
                            WHERE this.delivery_id = :delivery AND newer.dataset = this.dataset
                              AND newer.number > this.number AND newer.state IN ('received', 'loaded'))
                        """)
                .param("delivery", delivery.id())
                .query(Boolean.class)
                .single();
    }

    /** A reason as it is recorded, of 4 to 200 characters. */
    static String stated(String reason) {
        var stated = reason.strip();
        if (stated.length() < SHORTEST_REASON || stated.length() > LONGEST_REASON) {
            throw new BadRequest("exchange.decision.noReason");
        }
        return stated;
    }
}
