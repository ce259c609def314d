package org.doudi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.doudi.city.City;
import org.doudi.city.CityPlan;
import org.doudi.city.Delivery;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The demo city of a first start: made in a folder, delivered file by file, the folder removed. An interrupted start makes
 * the same files again; what was delivered then adds nothing.
 */
@Component
@ConditionalOnExpression("'${doudi.city:none}' != 'none'")
class DemoCity {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);

    private final DemoRecord record;
    private final DemoAccounts accounts;
    private final Deliveries deliveries;
    private final DemoProgress progress;
    private final Path folder;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("demo-city").factory());

    DemoCity(
            DemoRecord record,
            DemoAccounts accounts,
            Deliveries deliveries,
            DemoProgress progress,
            @Value("${doudi.data}") Path data) {
        this.record = record;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.progress = progress;
        this.folder = data.resolve("demo-city");
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        record.unfinished().ifPresent(plan -> worker.execute(() -> makeAndDeliver(plan)));
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        worker.shutdownNow();
    }

    private void makeAndDeliver(CityPlan plan) {
        try {
            var city = City.generate(plan, folder, (_, done, total) -> progress.making(done, total));
            accounts.open(folder);
            accounts.lines().forEach(System.out::println);
            long rows = city.deliveries().stream().mapToLong(Delivery::rows).sum();
            progress.delivering(rows);
            for (var delivery : city.deliveries()) {
                deliver(delivery);
                progress.delivered(delivery.rows());
            }
            record.finish();
            FileSystemUtils.deleteRecursively(folder);
            progress.finish();
        } catch (IOException | UncheckedIOException unwritable) {
            LOG.error("the demo city could not be made", unwritable);
            progress.fail();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Delivery delivery) throws IOException, InterruptedException {
        var file = folder.resolve(delivery.file());
        try (var content = Files.newInputStream(file)) {
            var id = deliveries.receive(
                    delivery.dataset(),
                    file.getFileName().toString(),
                    delivery.asOf(),
                    content,
                    new Sender.Platform("demo"));
            var ended = deliveries.awaitEnd(id, step -> progress.within(step.rowsRead()));
            LOG.info("demo city: {} {} rows, {}", delivery.dataset(), delivery.rows(), ended.state());
        }
    }
}
