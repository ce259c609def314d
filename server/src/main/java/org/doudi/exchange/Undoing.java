package org.doudi.exchange;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doudi.audit.Audit;
import org.doudi.registry.PersonMoves;
import org.doudi.registry.Reversal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the newest delivery of a dataset back, in one transaction: rows it replaced are current again, its own are gone,
 * and so is whoever is known from it alone. What a later delivery of another dataset builds on is not taken from under it:
 * the request is answered with that delivery, which must be taken back first.
 */
@Component
class Undoing {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("exchange.undo-delivery");

    private static final Duration RETRY = Duration.ofSeconds(20);

    private final Catalogue catalogue;
    private final JdbcClient database;
    private final Reversal reversal;
    private final PersonMoves moves;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    /** What it does to the registry, and what others did there since. */
    @Component
    record Registry(Reversal reversal, PersonMoves moves) {}

    Undoing(
            Catalogue catalogue,
            @Qualifier("load") JdbcClient database,
            Registry registry,
            Audit audit,
            ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.database = database;
        this.reversal = registry.reversal;
        this.moves = registry.moves;
        this.audit = audit;
        this.events = events;
    }

    /** Answers a request; one that is answered already is left alone. */
    @Transactional("load")
    public void answer(UUID undo) {
        Loading.takeTurns(database);
        UndoRecords.open(database, undo).ifPresent(request -> {
            var delivery = DeliveryRecords.find(database, request.delivery()).orElseThrow();
            var dataset = catalogue.find(delivery.dataset()).orElseThrow();
            var blocking = blocking(delivery, dataset);
            var correction = blocking.isPresent() ? Optional.<UUID>empty() : correctionOn(delivery);
            if (blocking.isPresent()) {
                UndoRecords.block(database, request, blocking.get());
            } else if (correction.isPresent()) {
                UndoRecords.blockByCorrection(database, request, correction.get());
            } else {
                takeBack(request, delivery, dataset);
            }
        });
    }

    /** What must be taken back first; a delivery that is not loaded, or no longer, stands in its own way. */
    private Optional<UUID> blocking(Delivery delivery, Dataset dataset) {
        if (delivery.state() != Delivery.State.LOADED) {
            return Optional.of(delivery.id());
        }
        var newest = UndoRecords.newestLoaded(database, dataset.code()).filter(other -> !other.equals(delivery.id()));
        if (newest.isPresent()) {
            return newest;
        }
        var later = UndoRecords.loadedAfter(database, delivery.id());
        var building = new ArrayList<>(reversal.changedAgainBy(delivery.id(), later));
        building.addAll(registersNaming(dataset, later));
        return UndoRecords.newestOf(database, building);
    }

    /** The newest merge or split of persons that moved what the delivery said. */
    private Optional<UUID> correctionOn(Delivery delivery) {
        var rows = new CorrectionRows(database, catalogue);
        return CorrectionRecords.standingAfter(database, delivery.id()).stream()
                .filter(correction -> {
                    var persons = Stream.concat(correction.from().stream(), correction.to().stream())
                            .toList();
                    return !moves.toldBy(persons, List.of(delivery.id())).isEmpty()
                            || !rows.toldBy(persons, List.of(delivery.id())).isEmpty();
                })
                .map(CorrectionRecords.Correction::id)
                .findFirst();
    }

    /** Later deliveries of other registers that rest on the places or authorisations this one gave. */
    private List<UUID> registersNaming(Dataset dataset, Collection<UUID> later) {
        var naming = new ArrayList<UUID>();
        for (var register : catalogue.datasets()) {
            if (RegisterRows.isRegister(register) && !register.code().equals(dataset.code())) {
                var named = register.columns().stream()
                        .map(Undoing::personsOf)
                        .flatMap(Optional::stream)
                        .map(persons -> "EXISTS (SELECT FROM reversed_person WHERE person_id = ANY (" + persons + "))")
                        .toList();
                naming.addAll(database.sql(
                                "SELECT DISTINCT delivery_id FROM %s WHERE delivery_id = ANY (:later::uuid[]) AND (%s)"
                                        .formatted(register.table(), String.join(" OR ", named)))
                        .param("later", later.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
            }
        }
        return naming;
    }

    private void takeBack(UndoRecords.Request request, Delivery delivery, Dataset dataset) {
        events.publishEvent(new DeliveryUndoing(delivery.id(), dataset.code()));
        database.sql("CREATE TEMPORARY TABLE named_person (person_id uuid) ON COMMIT DROP")
                .update();
        for (var column : dataset.columns()) {
            personsOf(column)
                    .filter(persons -> dataset.scope() != Dataset.PersonScope.MATCH_ONLY)
                    .ifPresent(persons -> database.sql(
                                    "INSERT INTO named_person SELECT DISTINCT unnest(%s) FROM %s WHERE delivery_id = :delivery"
                                            .formatted(persons, dataset.table()))
                            .param("delivery", delivery.id())
                            .update());
        }
        long gone = database.sql("DELETE FROM " + dataset.table() + " WHERE delivery_id = :delivery")
                .param("delivery", delivery.id())
                .update();
        long back = database.sql(
                        "UPDATE " + dataset.table() + " SET superseded_by = NULL WHERE superseded_by = :delivery")
                .param("delivery", delivery.id())
                .update();
        int families = reversal.takeBack(delivery.id(), UndoRecords.undone(database), UndoRecords.handled(database));
        int persons = 0;
        if (isAnybodyToGo()) {
            keepWhomRowsName();
            persons = reversal.forgetPersons();
        }
        UndoRecords.end(database, request, new UndoRecords.Undone(gone, back, families, persons));
        audit.recordSystem(
                database,
                "exchange",
                "delivery.undone",
                "delivery",
                delivery.id().toString());
    }

    private void keepWhomRowsName() {
        for (var dataset : catalogue.datasets()) {
            if (dataset.scope() != Dataset.PersonScope.MATCH_ONLY) {
                dataset.columns().forEach(column -> keepWhomRowsName(dataset, column));
            }
        }
    }

    private void keepWhomRowsName(Dataset dataset, Column column) {
        if (personsOf(column).isPresent()) {
            var named = column.type() == Column.Type.ID_NUMBER
                    ? "EXISTS (SELECT FROM %2$s WHERE %2$s.%1$s = person_to_go.person_id)"
                    : "person_id IN (SELECT unnest(%1$s) FROM %2$s)";
            database.sql("DELETE FROM person_to_go WHERE " + named.formatted(column.storedName(), dataset.table()))
                    .update();
        }
    }

    private boolean isAnybodyToGo() {
        return database.sql("SELECT EXISTS (SELECT FROM person_to_go)")
                .query(Boolean.class)
                .single();
    }

    /** An array of the persons that a column names in a row. */
    private static Optional<String> personsOf(Column column) {
        if (column.type() == Column.Type.ID_NUMBER) {
            return Optional.of("ARRAY[" + column.storedName() + "]");
        }
        return Optional.of(column.storedName()).filter(list -> column.type() == Column.Type.ID_NUMBER_LIST);
    }

    @Configuration(proxyBeanMethods = false)
    static class Plan {
        @Bean
        Task<Void> undoDelivery(Undoing undoing) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                    .execute((planned, context) -> undoing.answer(UUID.fromString(planned.getId())));
        }
    }
}
