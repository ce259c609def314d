package org.doudi.files;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.doudi.exchange.DeliveryLoaded;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts rows of departments where a delivery puts them, and lets the planned work happen at once. */
final class DatasetRows {
    private static final AtomicInteger LINE = new AtomicInteger(1);

    private final JdbcClient load;
    private final ApplicationEventPublisher events;
    private final Derivation derivation;
    private final TransactionTemplate transaction;

    DatasetRows(
            @Qualifier("load") JdbcClient load,
            @Qualifier("load") PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Derivation derivation) {
        this.load = load;
        this.events = events;
        this.derivation = derivation;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A row of a dataset by columns as stored. */
    record Row(String dataset, String key, Map<String, @Nullable Object> columns) {
        static Row of(String dataset, String key) {
            return new Row(dataset, key, new LinkedHashMap<>());
        }

        Row with(String column, @Nullable Object value) {
            columns.put(column, value);
            return this;
        }
    }

    /** Stores the rows as a new delivery and derives what follows; tells how many families have a fact that changed. */
    int deliver(String dataset, LocalDate asOf, Row... rows) {
        return deliver(UUID.randomUUID(), dataset, asOf, rows);
    }

    /** As above, under an id. */
    int deliver(UUID delivery, String dataset, LocalDate asOf, Row... rows) {
        return deliver(delivery, Optional.empty(), dataset, asOf, rows);
    }

    /** Stores the rows a file now brings that was delivered before. */
    int deliverAgain(UUID first, String dataset, Row... rows) {
        return deliver(UUID.randomUUID(), Optional.of(first), dataset, LocalDate.of(2026, 12, 31), rows);
    }

    private int deliver(UUID delivery, Optional<UUID> repeats, String dataset, LocalDate asOf, Row... rows) {
        transaction.executeWithoutResult(status -> {
            for (var row : rows) {
                replace(delivery, row);
                insert(delivery, row);
            }
            events.publishEvent(new DeliveryLoaded(delivery, dataset, asOf, repeats));
        });
        return derivation.derive(delivery);
    }

    /** Stores the rows as a delivery that states the whole dataset, as the first one does. */
    int deliverComplete(String dataset, LocalDate asOf, Row... rows) {
        return deliverComplete(UUID.randomUUID(), dataset, asOf, rows);
    }

    /** As above, under an id. */
    int deliverComplete(UUID delivery, String dataset, LocalDate asOf, Row... rows) {
        int changed = deliver(delivery, dataset, asOf, rows);
        load.sql("UPDATE files.delivery SET is_complete = true WHERE delivery_id = :delivery")
                .param("delivery", delivery)
                .update();
        return changed + derivation.derive(delivery);
    }

    private void replace(UUID delivery, Row row) {
        load.sql("UPDATE dataset." + row.dataset
                        + " SET superseded_by = :delivery WHERE row_key = :key AND superseded_by IS NULL")
                .param("delivery", delivery)
                .param("key", row.key)
                .update();
    }

    private void insert(UUID delivery, Row row) {
        var names = row.columns.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        var values = row.columns.keySet().stream().map(name -> ':' + name).collect(Collectors.joining(", "));
        var statement = load.sql("INSERT INTO dataset." + row.dataset
                        + " (delivery_id, line, row_key, row_hash, " + names
                        + ") VALUES (:delivery_, :line_, :key_, '\\x00', "
                        + values + ")")
                .param("delivery_", delivery)
                .param("line_", LINE.incrementAndGet())
                .param("key_", row.key);
        row.columns.forEach(statement::param);
        statement.update();
    }
}
