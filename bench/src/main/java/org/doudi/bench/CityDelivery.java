package org.doudi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.doudi.city.City;
import org.doudi.city.CityPlan;
import org.doudi.city.CitySize;
import org.doudi.city.Delivery;
import org.doudi.city.Progress;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Sender;

/** Delivers a made-up city file by file, each once what follows from the one before has been done. */
final class CityDelivery {
    private final BenchServer server;
    private final Connection owner;
    private final Path city;
    private double seconds;

    /** @param city folder for the files of the city */
    CityDelivery(BenchServer server, Connection owner, Path city) {
        this.server = server;
        this.owner = owner;
        this.city = city;
    }

    /** Makes a city of this size, delivers it as departments really send it, and gives the deliveries by their file. */
    Map<String, UUID> deliver(CitySize size) throws IOException, SQLException, InterruptedException {
        var plan = new CityPlan(size, 7, CityPlan.DEFAULT_AS_OF).asReallySent();
        var ids = new LinkedHashMap<String, UUID>();
        for (var delivery : City.generate(plan, city, Progress.SILENT).deliveries()) {
            ids.put(delivery.file(), deliver(delivery));
            awaitWork();
        }
        return ids;
    }

    /** Seconds from the arrival of each file to the end of its load, all together. */
    double seconds() {
        return seconds;
    }

    private UUID deliver(Delivery delivery) throws IOException, InterruptedException {
        var file = city.resolve(delivery.file());
        var deliveries = server.bean(Deliveries.class);
        try (var content = Files.newInputStream(file)) {
            var id = deliveries.receive(
                    delivery.dataset(),
                    String.valueOf(file.getFileName()),
                    delivery.asOf(),
                    content,
                    new Sender.Platform("bench"));
            long begun = System.nanoTime();
            var ended = deliveries.awaitEnd(id, progress -> {});
            double taken = (System.nanoTime() - begun) / 1e9;
            seconds += taken;
            System.out.printf("%-30s %-10s %6.1f s %s%n", delivery.dataset(), ended.state(), taken, ended.counts());
            return id;
        }
    }

    /** Facts are derived by planned work. */
    private void awaitWork() throws SQLException, InterruptedException {
        while (isAtWork()) {
            Thread.sleep(200);
        }
    }

    private boolean isAtWork() throws SQLException {
        try (var statement = owner.createStatement();
                var answer = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM database.scheduled_tasks WHERE task_name LIKE 'files.derive%')")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
