package org.doudi.files;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.doudi.exchange.DeliveryLoaded;
import org.doudi.exchange.DeliveryUndoing;
import org.doudi.exchange.PersonsCorrected;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans the derivation of facts in the transaction that loads a delivery: both happen or neither. */
@Component
class DeliveryTasks {
    private static final TaskDescriptor<PlannedDerivation> DERIVE =
            TaskDescriptor.of("files.derive", PlannedDerivation.class);
    private static final TaskDescriptor<PlannedDerivation> DERIVE_WITHOUT =
            TaskDescriptor.of("files.derive-without", PlannedDerivation.class);
    private static final TaskDescriptor<PlannedDerivation> DERIVE_CORRECTED =
            TaskDescriptor.of("files.derive-corrected", PlannedDerivation.class);
    private static final Duration RETRY = Duration.ofSeconds(20);

    private final JdbcClient db;
    private final SchedulerClient scheduler;
    private final Derivation derivation;
    private final Clock clock;

    DeliveryTasks(
            @Qualifier("load") JdbcClient db,
            @Qualifier("load") SchedulerClient scheduler,
            Derivation derivation,
            Clock clock) {
        this.db = db;
        this.derivation = derivation;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** What the planned work needs to know. */
    record PlannedDerivation(UUID delivery) {}

    /**
     * Notes the delivery and plans its work. The first delivery of a dataset is the complete one; a file sent again says
     * what it said the first time.
     */
    @EventListener
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    void plan(DeliveryLoaded loaded) {
        db.sql("""
                        INSERT INTO files.delivery (delivery_id, dataset, as_of, is_complete, repeats)
                        SELECT :delivery, :dataset, coalesce(first.as_of, :asOf),
                               coalesce(first.is_complete,
                                        NOT EXISTS (SELECT FROM files.delivery WHERE dataset = :dataset AND undone_at IS NULL)),
                               first.delivery_id
                        FROM (VALUES (1)) AS one LEFT JOIN files.delivery AS first ON first.delivery_id = CAST(:repeats AS uuid)
                        """)
                .param("repeats", loaded.repeats().orElse(null))
                .param("delivery", loaded.deliveryId())
                .param("dataset", loaded.dataset())
                .param("asOf", loaded.asOf())
                .update();
        scheduler.scheduleIfNotExists(DERIVE.instance(loaded.deliveryId().toString())
                .data(new PlannedDerivation(loaded.deliveryId()))
                .scheduledTo(clock.instant()));
    }

    /**
     * Notes whose facts rest on a delivery that is being taken back, and plans to derive them anew. What only said it
     * again goes with it.
     */
    @EventListener
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    void planWithout(DeliveryUndoing undone) {
        derivation.noteFamilies(undone.deliveryId(), undone.dataset());
        db.sql("""
                        UPDATE files.delivery SET undone_at = clock_timestamp(), is_complete = false, derived_at = NULL
                        WHERE delivery_id = :delivery OR repeats = :delivery
                        """).param("delivery", undone.deliveryId()).update();
        scheduler.scheduleIfNotExists(DERIVE_WITHOUT
                .instance(undone.deliveryId().toString())
                .data(new PlannedDerivation(undone.deliveryId()))
                .scheduledTo(clock.instant()));
    }

    /** Plans to derive the facts of the families concerned anew. */
    @EventListener
    @Transactional(value = "load", propagation = Propagation.MANDATORY)
    void planAnew(PersonsCorrected corrected) {
        scheduler.scheduleIfNotExists(DERIVE_CORRECTED
                .instance(corrected.correctionId() + "/" + UUID.randomUUID())
                .data(new PlannedDerivation(corrected.correctionId()))
                .scheduledTo(clock.instant()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Work {
        @Bean
        Task<PlannedDerivation> deriveFacts(Derivation derivation) {
            return Tasks.oneTime(DERIVE)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                    .execute((planned, context) -> {
                        derivation.derive(planned.getData().delivery());
                    });
        }

        @Bean
        Task<PlannedDerivation> deriveFactsOfCorrected(Derivation derivation) {
            return Tasks.oneTime(DERIVE_CORRECTED)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                    .execute((planned, context) -> {
                        derivation.deriveCorrected(planned.getData().delivery());
                    });
        }

        @Bean
        Task<PlannedDerivation> deriveFactsWithout(Derivation derivation) {
            return Tasks.oneTime(DERIVE_WITHOUT)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                    .execute((planned, context) -> {
                        derivation.deriveWithout(planned.getData().delivery());
                    });
        }
    }
}
