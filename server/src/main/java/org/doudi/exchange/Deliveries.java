package org.doudi.exchange;

import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.doudi.audit.Audit;
import org.doudi.sheets.Form;
import org.springframework.stereotype.Component;

/** Receives departments' files and tells what became of them. */
@Component
public class Deliveries {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Catalogue catalogue;
    private final Intake intake;
    private final Desks.Desk people;
    private final Desks.Desk platform;
    private final Audit audit;

    Deliveries(Catalogue catalogue, Intake intake, Audit audit, Desks desks) {
        this.catalogue = catalogue;
        this.intake = intake;
        this.audit = audit;
        this.people = desks.people();
        this.platform = desks.platform();
    }

    /** As {@link #receive(String, String, LocalDate, InputStream, Sender)}, giving the state of today. */
    public UUID receive(String dataset, String fileName, InputStream content, Sender sender) {
        return receive(dataset, fileName, LocalDate.now(intake.clock()), content, sender);
    }

    /**
     * Keeps the file, records its arrival and plans its loading. Whatever is wrong with the file is said by the delivery.
     *
     * @param dataset code of the dataset
     * @param asOf the day whose state the file gives
     * @param sender a person registers through the transaction of their session
     * @throws IllegalArgumentException if there is no such dataset
     */
    public UUID receive(String dataset, String fileName, LocalDate asOf, InputStream content, Sender sender) {
        var known = catalogue.find(dataset).orElseThrow(() -> new IllegalArgumentException("no dataset " + dataset));
        var kept = intake.keep(content);
        var arrival =
                new DeliveryRecords.Arrival(kept.id(), known, FileName.plain(fileName), asOf, kept.bytes(), kept.sm3());
        var desk = sender instanceof Sender.Person ? people : platform;
        try {
            desk.transaction().executeWithoutResult(status -> {
                record(desk, arrival, sender);
                desk.scheduler()
                        .scheduleIfNotExists(LoadTask.TASK
                                .instance(arrival.id().toString())
                                .scheduledTo(intake.clock().instant()));
            });
        } catch (KeyKnown said) {
            intake.forget(kept);
            return DeliveryRecords.ofKey(desk.database(), said.token, arrival).orElseThrow(KeyReused::new);
        }
        return kept.id();
    }

    /** The sender's own name of the request stands for a delivery already. */
    private static final class KeyKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Sender.Token token;

        KeyKnown(Sender.Token token) {
            this.token = token;
        }
    }

    /** The sender's own name of the request stands for another file. */
    static final class KeyReused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void record(Desks.Desk desk, DeliveryRecords.Arrival arrival, Sender sender) {
        var id = arrival.id().toString();
        switch (sender) {
            case Sender.Person(var actor) -> {
                DeliveryRecords.insert(desk.database(), arrival, actor.id(), actor.fullName());
                audit.record(actor.id(), "delivery.send", "delivery", id);
            }
            case Sender.Platform(var name) -> {
                DeliveryRecords.insert(desk.database(), arrival, "system:" + name, name);
                audit.recordSystem(desk.database(), name, "delivery.send", "delivery", id);
            }
            case Sender.Token token -> {
                DeliveryRecords.insert(desk.database(), arrival, "token:" + token.token(), token.name());
                if (!DeliveryRecords.noteKey(desk.database(), token, arrival.id())) {
                    throw new KeyKnown(token);
                }
                audit.recordSystem(desk.database(), "token:" + token.token(), "delivery.send", "delivery", id);
            }
            case Sender.Folder file -> {
                DeliveryRecords.insert(desk.database(), arrival, "system:drop-folder", "drop");
                DeliveryRecords.noteFile(desk.database(), file, arrival.id());
                audit.recordSystem(desk.database(), "drop-folder", "delivery.send", "delivery", id);
            }
        }
    }

    /** In what form its file came; plain text if it was never read. */
    Form form(UUID id) {
        return DeliveryForms.find(platform.database(), id)
                .map(DeliveryForms.Read::form)
                .orElse(Form.PLAIN);
    }

    /** A delivery by its id. */
    public Optional<Delivery> find(UUID id) {
        return DeliveryRecords.find(platform.database(), id);
    }

    /**
     * Waits until the delivery has ended or waits for a person.
     *
     * @param watcher is told how far the loading is, some times a second
     */
    public Delivery awaitEnd(UUID id, Consumer<Delivery.Progress> watcher) throws InterruptedException {
        while (true) {
            var delivery = find(id).orElseThrow();
            if (delivery.state().hasEnded()) {
                return delivery;
            }
            ProgressNotes.find(platform.database(), id, delivery.bytes()).ifPresent(watcher);
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
