package org.doudi.exchange;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.audit.Audit;
import org.doudi.sheets.TableFile;
import org.doudi.shell.Conflict;
import org.doudi.shell.NotFound;
import org.springframework.stereotype.Component;

/** Files that wait until somebody says which of their columns is which. */
@Component
class WaitingFiles {
    private final Catalogue catalogue;
    private final KeptFiles files;
    private final Desks.Desk desk;
    private final Audit audit;
    private final Clock clock;

    WaitingFiles(Catalogue catalogue, KeptFiles files, Desks desks, Audit audit, Clock clock) {
        this.catalogue = catalogue;
        this.files = files;
        this.desk = desks.people();
        this.audit = audit;
        this.clock = clock;
    }

    /** A file and what is proposed for it. */
    record Waiting(Delivery delivery, Dataset dataset, Layout layout, Samples samples, Mapping mapping) {}

    /** Reads the beginning of a file that waits. */
    Waiting look(UUID id, Actor actor) throws IOException {
        var delivery = DeliveryRecords.find(desk.database(), id).orElseThrow(() -> new NotFound("delivery"));
        if (delivery.state() != Delivery.State.MAPPING) {
            throw new Conflict("exchange.mapping.over");
        }
        audit.record(actor.id(), "delivery.read-mapping", "delivery", id.toString());
        var dataset = catalogue.find(delivery.dataset()).orElseThrow();
        var file = TableFile.open(() -> files.read(files.raw(id)), delivery.bytes());
        var layout = new HeaderChoice(catalogue, dataset).layout(file);
        var samples = Samples.of(file, layout);
        return new Waiting(delivery, dataset, layout, samples, Mapping.of(dataset, layout.names(), samples));
    }

    /** Remembers the columns for the sender's next file of the kind, and plans the loading. */
    void confirm(Waiting file, List<String> columns, Actor actor) {
        var id = file.delivery().id();
        if (isOvertaken(file)) {
            throw new Conflict("exchange.mapping.overtaken");
        }
        ColumnMappings.keep(desk.database(), id, file.layout().names(), columns, actor.id());
        resume(id);
        audit.record(actor.id(), "delivery.confirm-mapping", "delivery", id.toString());
    }

    /** Lets a waiting delivery go on, be it to be cancelled. */
    void resume(UUID id) {
        if (!ColumnMappings.release(desk.database(), id)) {
            throw new Conflict("exchange.mapping.over");
        }
        desk.scheduler()
                .scheduleIfNotExists(LoadTask.TASK.instance(id.toString()).scheduledTo(clock.instant()));
    }

    /** A register of an earlier day must not replace a later one that came while it waited. */
    private boolean isOvertaken(Waiting file) {
        return file.dataset().mode() == Dataset.Mode.SNAPSHOT
                && desk.database()
                        .sql("""
                                SELECT EXISTS (
                                    SELECT FROM exchange.delivery AS later
                                        JOIN exchange.delivery AS this USING (dataset)
                                    WHERE this.delivery_id = :id AND later.state = 'loaded' AND later.number > this.number)
                                """)
                        .param("id", file.delivery().id())
                        .query(Boolean.class)
                        .single();
    }
}
