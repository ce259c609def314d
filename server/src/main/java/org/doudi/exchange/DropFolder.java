package org.doudi.exchange;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes files from {@code drop/<dataset>/} of the data folder once they have stopped growing, and puts each away into
 * {@code done} or {@code refused} beside it with a sentence. What was taken is noted in the transaction that registers the
 * delivery: a run that is killed anywhere takes no file twice.
 */
@Component
class DropFolder {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final Path folder;
    private final Catalogue catalogue;
    private final Deliveries deliveries;
    private final Texts texts;
    private final JdbcClient database;
    private final Map<Path, Look> seen = new HashMap<>();

    /** A file as it looks; one that looks the same twice has stopped growing. */
    private record Look(long bytes, Instant modified) {
        static Look at(Path file) throws IOException {
            return new Look(
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    DropFolder(
            @Value("${doudi.data}") Path data,
            Catalogue catalogue,
            Deliveries deliveries,
            Texts texts,
            @Qualifier("load") JdbcClient database) {
        this.folder = data.toAbsolutePath().resolve("drop");
        this.catalogue = catalogue;
        this.deliveries = deliveries;
        this.texts = texts;
        this.database = database;
        try {
            for (var dataset : catalogue.datasets()) {
                Files.createDirectories(folder.resolve(dataset.code()));
            }
        } catch (IOException notAllowed) {
            throw new UncheckedIOException(notAllowed);
        }
    }

    /** Looks once at every file. */
    synchronized void look() {
        try {
            for (var place : entries(folder)) {
                if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                    for (var file : entries(place)) {
                        look(place, file);
                    }
                }
            }
            seen.keySet().removeIf(file -> !Files.exists(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void look(Path place, Path file) throws IOException {
        if (!isDelivered(file)) {
            return;
        }
        var now = Look.at(file);
        var taken = taken(file, now);
        if (taken.isPresent()) {
            putAwayIfEnded(file, now, deliveries.find(taken.get()).orElseThrow());
        } else if (now.equals(seen.put(file, now))) {
            take(place.getFileName().toString(), file, now);
        }
    }

    private void take(String dataset, Path file, Look look) throws IOException {
        if (catalogue.find(dataset).isEmpty()) {
            putAway(file, REFUSED, file.getFileName().toString(), inBothLanguages("exchange.drop.noDataset", dataset));
            return;
        }
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            deliveries.receive(
                    dataset,
                    file.getFileName().toString(),
                    content,
                    new Sender.Folder(folder.relativize(file).toString(), look.bytes, look.modified));
        }
    }

    private void putAwayIfEnded(Path file, Look look, Delivery delivery) throws IOException {
        if (!delivery.state().hasEnded() || delivery.state().waitsForPerson()) {
            return;
        }
        boolean isGood = switch (delivery.state()) {
            case LOADED, REPEATED, UNDONE -> true;
            case RECEIVED, MAPPING, AWAITING, REFUSED, CANCELLED, FAILED -> false;
        };
        putAway(
                file,
                isGood ? DONE : REFUSED,
                delivery.number() + "-" + file.getFileName(),
                sentence(delivery, Language.CHINESE) + "\n" + sentence(delivery, Language.ENGLISH) + "\n");
        database.sql("DELETE FROM exchange.dropped_file WHERE path = :path AND bytes = :bytes AND modified = :modified")
                .param("path", folder.relativize(file).toString())
                .param("bytes", look.bytes)
                .param("modified", java.sql.Timestamp.from(look.modified))
                .update();
    }

    private String sentence(Delivery delivery, Language language) {
        var printed = new DeliveryPrint(catalogue, texts, language);
        var line = printed.line(delivery);
        var counts = delivery.counts();
        return texts.text(
                        language,
                        "exchange.drop.sentence",
                        line.number(),
                        line.state(),
                        line.read(),
                        DeliveryPrint.number(counts.stored() + counts.unchanged()),
                        line.rejected())
                + " " + printed.refusal(delivery);
    }

    private String inBothLanguages(String key, String detail) {
        return texts.text(Language.CHINESE, key, detail) + "\n" + texts.text(Language.ENGLISH, key, detail) + "\n";
    }

    /** The sentence first: a file that was put away always has one. */
    private static void putAway(Path file, String where, String name, String sentence) throws IOException {
        var target = file.resolveSibling(where);
        Files.createDirectories(target);
        Files.writeString(target.resolve(name + ".txt"), sentence);
        Files.move(file, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<UUID> taken(Path file, Look look) {
        return database.sql("""
                        SELECT delivery_id FROM exchange.dropped_file
                        WHERE path = :path AND bytes = :bytes AND modified = :modified
                        """)
                .param("path", folder.relativize(file).toString())
                .param("bytes", look.bytes)
                .param("modified", java.sql.Timestamp.from(look.modified))
                .query(UUID.class)
                .optional();
    }

    /** Hidden and half-copied files are nobody's yet; links lead elsewhere. */
    private static boolean isDelivered(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && !name.endsWith(".part")
                && !name.endsWith(".tmp");
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Plan {
        @Bean
        Task<Void> takeDroppedFiles(DropFolder drop) {
            return Tasks.recurring("exchange.drop-folder", FixedDelay.of(BETWEEN_LOOKS))
                    .execute((planned, context) -> drop.look());
        }
    }
}
