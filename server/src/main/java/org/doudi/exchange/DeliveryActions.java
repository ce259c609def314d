package org.doudi.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.access.Allowed;
import org.doudi.access.Role;
import org.doudi.audit.Audit;
import org.doudi.sheets.TableFile;
import org.doudi.sheets.Unreadable;
import org.doudi.shell.BadRequest;
import org.doudi.shell.Conflict;
import org.doudi.shell.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What data officers do with deliveries: send a file, stop a loading, fetch the rows given back. */
@Controller
class DeliveryActions {
    private final Catalogue catalogue;
    private final Deliveries deliveries;
    private final JdbcClient database;
    private final Audit audit;
    private final KeptWork kept;

    /** Files of deliveries: rows given back, and files that wait for a person. */
    @Component
    record KeptWork(RejectedFile rejected, WaitingFiles waiting) {}

    DeliveryActions(Catalogue catalogue, Deliveries deliveries, JdbcClient database, Audit audit, KeptWork kept) {
        this.catalogue = catalogue;
        this.deliveries = deliveries;
        this.database = database;
        this.audit = audit;
        this.kept = kept;
    }

    /** Takes a file; without a chosen dataset its header says which it is. */
    @PostMapping("/deliveries")
    @Allowed(action = "delivery.send", roles = Role.DATA_OFFICER)
    public String send(
            @RequestParam(defaultValue = "") String dataset,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam MultipartFile file,
            Actor actor)
            throws IOException {
        var name = Optional.ofNullable(file.getOriginalFilename()).filter(given -> !given.isBlank());
        if (name.isEmpty()) {
            throw new BadRequest("exchange.send.noFile");
        }
        var code = dataset.isEmpty() ? fitting(file) : dataset;
        if (catalogue.find(code).isEmpty()) {
            throw new BadRequest("exchange.send.noDataset");
        }
        try (var content = file.getInputStream()) {
            var sender = new Sender.Person(actor);
            var id = asOf.isEmpty()
                    ? deliveries.receive(code, name.get(), content, sender)
                    : deliveries.receive(code, name.get(), day(asOf), content, sender);
            return "redirect:/deliveries/" + id;
        }
    }

    /** Asks the loading to stop; it does so before anything is stored for good. */
    @PostMapping("/deliveries/{id}/cancel")
    @Allowed(action = "delivery.cancel", roles = Role.DATA_OFFICER)
    @Transactional
    public String cancel(@PathVariable UUID id, Actor actor) {
        var delivery = DeliveryRecords.find(database, id).orElseThrow(() -> new NotFound("delivery"));
        if (delivery.state().hasEnded() && delivery.state() != Delivery.State.MAPPING) {
            throw new Conflict("exchange.cancel.ended");
        }
        database.sql("""
                        INSERT INTO exchange.delivery_cancellation (delivery_id, asked_by) VALUES (:id, :actor)
                        ON CONFLICT DO NOTHING
                        """).param("id", id).param("actor", actor.id()).update();
        if (delivery.state() == Delivery.State.MAPPING) {
            kept.waiting.resume(id);
        }
        audit.record(actor.id(), "delivery.cancel", "delivery", id.toString());
        return "redirect:/deliveries/" + id;
    }

    /** The rows given back, in the form in which they came, to mend and send again. */
    @GetMapping("/deliveries/{id}/rejected")
    @Allowed(action = "delivery.read-rejected", roles = Role.DATA_OFFICER)
    @Transactional
    public void rejected(@PathVariable UUID id, Actor actor, HttpServletResponse response) throws IOException {
        var delivery = DeliveryRecords.find(database, id).orElseThrow(() -> new NotFound("delivery"));
        if (!kept.rejected.exists(id)) {
            throw new NotFound("rejected rows");
        }
        audit.record(actor.id(), "delivery.read-rejected", "delivery", id.toString());
        kept.rejected.send(delivery, deliveries.form(id), response);
    }

    /** The dataset whose columns the header names, or names most of. */
    private String fitting(MultipartFile sent) throws IOException {
        try {
            var file = TableFile.open(sent::getInputStream, sent.getSize());
            var names = new HeaderSearch(catalogue::known).find(file).names();
            return catalogue
                    .bestFit(names)
                    .or(() -> catalogue.likeliest(names))
                    .map(Dataset::code)
                    .orElse("");
        } catch (Refusal.Stop | Unreadable noTable) {
            return "";
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new BadRequest("exchange.send.noDay");
        }
    }
}
