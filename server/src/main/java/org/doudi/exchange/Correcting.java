package org.doudi.exchange;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doudi.audit.Audit;
import org.doudi.crypto.Keys;
import org.doudi.kernel.IdNumber;
import org.doudi.registry.NewPerson;
import org.doudi.registry.PersonMoves;
import org.doudi.registry.Persons;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out merges and splits of persons that people decided, and takes them back, each in one transaction between two
 * deliveries. Nothing is taken from under a later delivery or correction about the same persons: the answer names it.
 */
@Component
class Correcting {
    static final TaskDescriptor<Void> DO = TaskDescriptor.of("exchange.correct-persons");
    static final TaskDescriptor<Void> UNDO = TaskDescriptor.of("exchange.undo-correction");

    private static final Duration RETRY = Duration.ofSeconds(20);

    private final Catalogue catalogue;
    private final JdbcClient database;
    private final Registry registry;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    /** Who moves persons, and who names them. */
    @Component
    record Registry(PersonMoves moves, Persons persons, Keys keys) {}

    Correcting(
            Catalogue catalogue,
            @Qualifier("load") JdbcClient database,
            Registry registry,
            Audit audit,
            ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.database = database;
        this.registry = registry;
        this.audit = audit;
        this.events = events;
    }

    /** Carries a decision out; one that was carried out or refused is left alone. */
    @Transactional("load")
    public void carryOut(UUID correction) {
        Loading.takeTurns(database);
        CorrectionRecords.find(database, correction)
                .filter(CorrectionRecords.Correction::isOpen)
                .ifPresent(decided ->
                        refusal(decided).ifPresentOrElse(why -> refuse(correction, why), () -> apply(decided)));
    }

    private void refuse(UUID correction, String why) {
        CorrectionRecords.refuse(database, correction, why);
        note("person.correction-refused", correction);
    }

    /** Why it cannot be done any more: since it was decided, one of the two was merged or forgotten. */
    private Optional<String> refusal(CorrectionRecords.Correction decided) {
        boolean isSplit = decided.kind() == CorrectionRecords.Kind.SPLIT;
        boolean known = decided.from().isPresent()
                && (decided.to().isPresent() || decided.newcomer().isPresent());
        return known
                        && stands(decided.from().get(), decided.from().get())
                        && decided.to()
                                .map(to -> stands(to, isSplit ? decided.from().get() : to))
                                .orElse(true)
                ? Optional.empty()
                : Optional.of("exchange.correction.refused.person");
    }

    /** Whether somebody is merged into nobody, or into the one alone. */
    private boolean stands(UUID person, UUID orInto) {
        return database.sql("""
                        SELECT EXISTS (SELECT FROM registry.person
                                       WHERE person_id = :person AND (merged_into IS NULL OR merged_into = :into))
                        """)
                .param("person", person)
                .param("into", orInto)
                .query(Boolean.class)
                .single();
    }

    private void apply(CorrectionRecords.Correction decided) {
        var from = decided.from().orElseThrow();
        var known = decided.to().or(() -> knownBy(decided));
        if (known.filter(from::equals).isPresent()) {
            refuse(decided.id(), "exchange.correction.refused.same");
            return;
        }
        var rows = new CorrectionRows(database, catalogue);
        if (decided.kind() == CorrectionRecords.Kind.SPLIT && !rows.mayKeepPicked(decided.id(), known)) {
            refuse(decided.id(), "exchange.correction.refused.authorisation");
            return;
        }
        var to = known.orElseGet(() -> admit(decided));
        switch (decided.kind()) {
            case MERGE -> {
                registry.moves.merge(decided.id(), from, to);
                rows.moveAll(decided.id(), from, to);
            }
            case SPLIT -> {
                pickAliases(decided.id(), from, rows);
                registry.moves.split(decided.id(), from, to, decided.decider());
                rows.movePicked(decided.id(), from, to);
            }
        }
        CorrectionRecords.done(database, decided.id(), to);
        note("person.corrected", decided.id());
        events.publishEvent(new PersonsCorrected(decided.id()));
    }

    /** What later files may write where they mean the other person: what was picked, and the names in the rows picked. */
    private void pickAliases(UUID correction, UUID from, CorrectionRows rows) {
        database.sql("CREATE TEMPORARY TABLE picked_alias (alias bytea NOT NULL) ON COMMIT DROP")
                .update();
        database.sql(
                        "INSERT INTO picked_alias SELECT alias FROM exchange.correction_alias WHERE correction_id = :correction")
                .param("correction", correction)
                .update();
        var recognition = new Recognition(registry.persons.index(), registry.keys.blindIndex());
        var numbers = numbersOf(from);
        for (var name : rows.pickedNames(correction)) {
            for (var number : numbers) {
                recognition
                        .aliasUnlessOwn(number, name)
                        .ifPresent(alias -> database.sql("INSERT INTO picked_alias VALUES (:alias)")
                                .param("alias", alias)
                                .update());
            }
        }
    }

    private List<String> numbersOf(UUID person) {
        return database.sql("""
                        SELECT sealed FROM registry.person JOIN registry.identity USING (person_id)
                        WHERE kind = 'id_no' AND (person_id = :person OR merged_into = :person)
                        """)
                .param("person", person)
                .query((row, _) -> registry.keys.vault().decrypt(row.getBytes("sealed")))
                .list();
    }

    /** Whoever has the number already is who is meant. */
    private Optional<UUID> knownBy(CorrectionRecords.Correction decided) {
        return decided.newcomer()
                .flatMap(kept -> Newcomer.of(registry.keys, kept).idNumber())
                .flatMap(number -> registry.persons.index().find(indexOf(number)));
    }

    private byte[] indexOf(IdNumber number) {
        return registry.keys.blindIndex().of(Persons.ID_NUMBER, number.value());
    }

    private UUID admit(CorrectionRecords.Correction decided) {
        var newcomer = Newcomer.of(registry.keys, decided.newcomer().orElseThrow());
        var number = newcomer.idNumber();
        var person = UUID.randomUUID();
        if (number.isPresent()) {
            registry.persons.admit(
                    List.of(new NewPerson(person, number.get(), indexOf(number.get()), newcomer.name())));
        } else {
            registry.moves.admit(person, newcomer.name(), newcomer.sex(), newcomer.birthDate());
        }
        return person;
    }

    /** Answers a wish to take a correction back; one that is answered is left alone. */
    @Transactional("load")
    public void takeBack(UUID undo) {
        Loading.takeTurns(database);
        CorrectionRecords.openUndo(database, undo).ifPresent(asked -> {
            var done = CorrectionRecords.find(database, asked.correction()).orElseThrow();
            var persons = new ArrayList<UUID>();
            done.from().ifPresent(persons::add);
            done.to().ifPresent(persons::add);
            var byCorrection = CorrectionRecords.later(database, done.id(), persons);
            var byDelivery = UndoRecords.newestOf(database, building(done, persons));
            CorrectionRecords.endUndo(database, asked, byDelivery, byCorrection);
            if (byCorrection.isEmpty() && byDelivery.isEmpty() && done.isDone() && !done.isUndone()) {
                restore(done);
            }
        });
    }

    /** Later deliveries that said something of the persons. */
    private List<UUID> building(CorrectionRecords.Correction done, List<UUID> persons) {
        var later = CorrectionRecords.loadedAfter(database, done.id());
        var building = new ArrayList<>(registry.moves.toldBy(persons, later));
        building.addAll(new CorrectionRows(database, catalogue).toldBy(persons, later));
        return building;
    }

    private void restore(CorrectionRecords.Correction done) {
        var to = done.to().orElseThrow();
        new CorrectionRows(database, catalogue).restore(done.id());
        registry.moves.restore(done.id(), done.from().orElseThrow(), to);
        events.publishEvent(new PersonsCorrected(done.id()));
        if (done.newcomer().isPresent() && isOfThisCorrection(done, to)) {
            registry.moves.forget(to);
        }
        note("person.correction-undone", done.id());
    }

    /** Whether the correction made the person; one whose number was known is older. */
    private boolean isOfThisCorrection(CorrectionRecords.Correction done, UUID person) {
        return database.sql("""
                        SELECT created_at >= :decided AND first_delivery_id IS NULL FROM registry.person WHERE person_id = :person
                        """)
                .param("decided", java.sql.Timestamp.from(done.decidedAt()))
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private void note(String action, UUID correction) {
        audit.recordSystem(database, "exchange", action, "correction", correction.toString());
    }

    @Configuration(proxyBeanMethods = false)
    static class Plan {
        @Bean
        Task<Void> correctPersons(Correcting correcting) {
            return Tasks.oneTime(DO)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                    .execute((planned, context) -> correcting.carryOut(UUID.fromString(planned.getId())));
        }

        @Bean
        Task<Void> undoCorrections(Correcting correcting) {
            return Tasks.oneTime(UNDO)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                    .execute((planned, context) -> correcting.takeBack(UUID.fromString(planned.getId())));
        }
    }
}
