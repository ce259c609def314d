package org.doudi.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.doudi.audit.Audit;
import org.doudi.crypto.Keys;
import org.doudi.divisions.Divisions;
import org.doudi.registry.Persons;
import org.doudi.registry.Register;
import org.doudi.sheets.TableFile;
import org.doudi.sheets.TableRows;
import org.doudi.sheets.Unreadable;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads deliveries one after another, in the order in which they came, each in one transaction: a loading that is killed
 * leaves nothing, and begins anew from the kept file.
 */
@Component
class Loading {
    /** One loading at a time, whichever process does it: the next one needs the persons of the one before. */
    private static final long ONE_AT_A_TIME = 0x0D0D1;

    private final Catalogue catalogue;
    private final KeptFiles files;
    private final ProgressNotes progress;
    private final LoadingTools tools;
    private final TransactionTemplate transaction;

    /** What a loading needs of others. */
    @Component
    record LoadingTools(
            @Qualifier("load") JdbcClient database,
            @Qualifier("load") DataSource source,
            Registry registry,
            Texts texts,
            Audit audit,
            ApplicationEventPublisher events) {}

    /** What a loading asks of registry, keys and divisions. */
    @Component
    record Registry(Persons persons, Register register, Keys keys, Divisions divisions, Clock clock) {}

    Loading(
            Catalogue catalogue,
            KeptFiles files,
            ProgressNotes progress,
            LoadingTools tools,
            @Qualifier("load") PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.files = files;
        this.progress = progress;
        this.tools = tools;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Loads what has waited longest until the delivery itself has ended. */
    void loadUntilEnded(UUID delivery) {
        decide(delivery);
        while (!hasEnded(delivery)) {
            loadOldest();
        }
    }

    /** A person has looked at a register with far fewer rows: it goes on, or back. */
    private void decide(UUID delivery) {
        transaction.executeWithoutResult(status -> Shrinkage.resume(tools.database, delivery));
        Shrinkage.refused(tools.database, delivery)
                .ifPresent(
                        refusal -> giveUp(delivery, () -> DeliveryRecords.refuse(tools.database, delivery, refusal)));
    }

    /** The platform could not load it, whatever it tried; the file stays for whoever mends the platform. */
    void markFailed(UUID delivery) {
        transaction.executeWithoutResult(status -> {
            DeliveryRecords.end(tools.database, delivery, Delivery.State.FAILED, Delivery.Counts.NONE, 0);
            tools.audit.recordSystem(tools.database, "exchange", "delivery.failed", "delivery", delivery.toString());
        });
        forget(delivery);
    }

    private boolean hasEnded(UUID delivery) {
        return DeliveryRecords.find(tools.database, delivery)
                .map(found -> found.state().hasEnded())
                .orElse(true);
    }

    private void loadOldest() {
        var loaded = new AtomicReference<@Nullable UUID>();
        try {
            transaction.executeWithoutResult(status -> {
                takeTurns(tools.database);
                DeliveryRecords.oldestWaiting(tools.database).ifPresent(delivery -> {
                    loaded.set(delivery.id());
                    load(delivery, catalogue.find(delivery.dataset()).orElseThrow());
                });
            });
            Optional.ofNullable(loaded.get()).ifPresent(this::finish);
        } catch (Refusal.Stop stop) {
            refuse(Objects.requireNonNull(loaded.get()), stop.refusal());
        } catch (Unreadable file) {
            refuse(Objects.requireNonNull(loaded.get()), Refusal.of(file));
        } catch (UncheckedIOException broken) {
            if (!(broken.getCause() instanceof EOFException)) {
                throw broken;
            }
            refuse(Objects.requireNonNull(loaded.get()), new Refusal(Refusal.Kind.KEPT_FILE_DAMAGED, List.of()));
        } catch (Shrinkage.FarFewer few) {
            var waiting = Objects.requireNonNull(loaded.get());
            transaction.executeWithoutResult(status -> Shrinkage.await(tools.database, waiting, few, tools.audit));
            forget(waiting);
        } catch (ProgressNotes.Cancelled asked) {
            var stopped = Objects.requireNonNull(loaded.get());
            giveUp(
                    stopped,
                    () -> DeliveryRecords.end(
                            tools.database, stopped, Delivery.State.CANCELLED, Delivery.Counts.NONE, 0));
        }
    }

    /** Waits until no other transaction brings deliveries in or takes them back. */
    static void takeTurns(JdbcClient database) {
        database.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query(row -> {});
    }

    private void load(Delivery delivery, Dataset dataset) {
        var notes = progress.of(delivery.id());
        tools.registry.register.note(delivery.id(), dataset.code());
        if (DeliveryRecords.isRepeated(tools.database, delivery, dataset)) {
            end(delivery, Delivery.State.REPEATED, Delivery.Counts.NONE, notes);
            return;
        }
        try {
            var file = TableFile.open(() -> files.read(files.raw(delivery.id())), delivery.bytes());
            var choice = new HeaderChoice(catalogue, dataset);
            var layout = choice.layout(file);
            DeliveryForms.keep(tools.database, delivery.id(), layout);
            var header = choice.header(tools.database, delivery.id(), file, layout);
            if (header.isEmpty()) {
                ColumnMappings.await(tools.database, delivery.id());
                return;
            }
            load(delivery, dataset, new Table(file, layout, header.get()), notes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A delivery's file, where its table is, and which column is which. */
    private record Table(TableFile file, Layout layout, Header header) {
        /** Its rows from the first of the data. */
        TableRows data() throws IOException {
            var rows = file.rows(layout.form());
            for (int row = 0; row < layout.rowsBefore() && rows.hasNext(); row++) {
                rows.next();
            }
            return rows;
        }
    }

    private void load(Delivery delivery, Dataset dataset, Table table, ProgressNotes.Notes notes) throws IOException {
        try (var rows = table.data();
                var rejections = rejections(delivery, dataset, table.layout)) {
            var reviews = new Reviews(dataset, table.header.cellOfColumn(), tools.registry.keys);
            var links = new PersonLinks(
                    tools.registry.persons.index(), tools.registry.keys.blindIndex(), tools.registry.clock);
            int known = links.persons().size();
            var result = read(dataset, table, rows, new Aside(rejections, reviews, links), notes);
            reviews.store(tools.database, delivery.id(), links.persons());
            MergeCandidates.note(tools.database, tools.registry.keys, links.persons(), known);
            notes.storing(result.counts(), rows.bytesRead());
            DeliveryForms.skipped(tools.database, delivery.id(), result.counts().skipped);
            store(delivery, dataset, table, result, rejections, reviews.count(), notes);
        }
    }

    /** Where rows go that are not stored, and who is known. */
    private record Aside(Rejections rejections, Reviews reviews, PersonLinks links) {}

    private Rejections rejections(Delivery delivery, Dataset dataset, Layout layout) {
        return new Rejections(
                files,
                files.rejected(delivery.id()),
                layout,
                dataset.mayBeCopied(),
                fault -> FaultText.of(tools.texts, Language.CHINESE, dataset, fault));
    }

    /** Reads and stages on two threads. */
    private Reading.Result read(Dataset dataset, Table table, TableRows rows, Aside aside, ProgressNotes.Notes notes) {
        var registry = tools.registry;
        var header = table.header;
        var links = aside.links;
        var writer =
                new RowWriter(dataset, header, links, registry.keys.blindIndex(), new CellWriters(registry.divisions));
        var pipe = new Pipe();
        var staging = new Staging(dataset, tools.source, tools.database, registry.persons);
        staging.create();
        var reading = new FutureTask<>(new Reading(
                dataset,
                table.layout,
                rows,
                new Reading.Parts(header, writer, links, aside.rejections, aside.reviews),
                pipe,
                (counts, bytesRead) -> {
                    notes.look(counts, bytesRead);
                    notes.problems(aside.rejections.first());
                }));
        var thread = Thread.ofPlatform().name("delivery-reading").daemon().start(reading);
        try {
            staging.fill(pipe);
            return reading.get();
        } catch (SQLException failed) {
            throw new IllegalStateException("the database took no more rows", failed);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            pipe.breakOff();
            join(thread);
        }
    }

    private void store(
            Delivery delivery,
            Dataset dataset,
            Table table,
            Reading.Result read,
            Rejections rejections,
            long reviews,
            ProgressNotes.Notes notes)
            throws IOException {
        boolean isSupplement = DeliveryRecords.isSupplement(tools.database, delivery.id());
        if (!isSupplement) {
            Shrinkage.stopIfFarFewer(tools.database, delivery, dataset, rejections.keys());
        }
        var merge = new Merge(dataset, delivery.id(), tools.database, isSupplement);
        var contradictions = merge.takeOutContradictions(read.keysRepeat());
        var merged = merge.store(rejections.keys());
        if (!contradictions.isEmpty()) {
            giveBack(table, contradictions, rejections);
        }
        new RegisterRows(tools.registry.register, tools.database).tell(dataset, delivery.id(), delivery.asOf());
        DeliveryRecords.ended(tools.database, delivery.id(), merged.ended());
        DeliveryRecords.quality(tools.database, delivery.id(), dataset, read.emptyCells(), merge.repeats());
        Passes.store(tools.database, delivery.id(), read.counts().byPass());
        DeliveryRecords.problems(
                tools.database, delivery.id(), rejections.first().entrySet());
        var counts = new Delivery.Counts(
                read.counts().read,
                merged.stored(),
                read.counts().accepted - merged.stored() - contradictions.size(),
                merged.superseded(),
                rejections.count(),
                read.counts().outsideScope,
                read.admitted(),
                read.counts().recognised(),
                reviews);
        notes.refuseIfCancelled();
        var first = DeliveryRecords.firstOfSameFile(tools.database, delivery);
        boolean addsNothing = first.isPresent() && merged.stored() == 0 && merged.superseded() == 0;
        end(delivery, addsNothing ? Delivery.State.REPEATED : Delivery.State.LOADED, counts, notes);
        if (!addsNothing || dataset.scope() == Dataset.PersonScope.AUTHORISED) {
            tools.events.publishEvent(new DeliveryLoaded(delivery.id(), dataset.code(), delivery.asOf(), first));
        }
    }

    /** Reads the file again for the rows that turned out to contradict others. */
    private static void giveBack(Table table, Map<Long, Fault> contradictions, Rejections rejections)
            throws IOException {
        try (var again = table.data()) {
            while (again.hasNext()) {
                var row = again.next();
                var fault = contradictions.get(row.line());
                if (fault != null) {
                    rejections.add(row, fault);
                }
            }
        }
    }

    /** What authorisations alone let us keep is not kept a second time in the file. */
    private void finish(UUID delivery) {
        var ended = DeliveryRecords.find(tools.database, delivery).orElseThrow();
        boolean mayBeCopied = catalogue.find(ended.dataset()).orElseThrow().mayBeCopied();
        if (!mayBeCopied && !ended.state().waitsForPerson()) {
            files.remove(files.raw(delivery));
        }
        forget(delivery);
    }

    private void refuse(UUID delivery, Refusal refusal) {
        giveUp(delivery, () -> DeliveryRecords.refuse(tools.database, delivery, refusal));
    }

    private void giveUp(UUID delivery, Runnable record) {
        transaction.executeWithoutResult(status -> {
            record.run();
            DeliveryRecords.problems(tools.database, delivery, Set.of());
            tools.audit.recordSystem(tools.database, "exchange", "delivery.given-up", "delivery", delivery.toString());
        });
        files.remove(files.raw(delivery));
        files.remove(files.rejected(delivery));
        forget(delivery);
    }

    private void forget(UUID delivery) {
        tools.database
                .sql("DELETE FROM exchange.delivery_progress WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
    }

    private void end(Delivery delivery, Delivery.State state, Delivery.Counts counts, ProgressNotes.Notes notes) {
        DeliveryRecords.end(tools.database, delivery.id(), state, counts, notes.seconds());
        tools.audit.recordSystem(
                tools.database,
                "exchange",
                "delivery." + state.code(),
                "delivery",
                delivery.id().toString());
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException known -> known;
            case IOException broken -> new UncheckedIOException(broken);
            case null, default -> new IllegalStateException(failed);
        };
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
