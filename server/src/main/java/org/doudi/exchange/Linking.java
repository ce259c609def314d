package org.doudi.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doudi.access.Actor;
import org.doudi.audit.Audit;
import org.doudi.crypto.Keys;
import org.doudi.registry.PersonAliases;
import org.doudi.shell.Conflict;
import org.doudi.shell.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whom rows mean. A decision answers for every row with the same number and name in whatever dataset, now and in
 * future deliveries; rows that mean somebody are delivered once more, as a supplement for each dataset in the decider's name.
 */
@Component
class Linking {
    private final Catalogue catalogue;
    private final Deliveries deliveries;
    private final PersonAliases aliases;
    private final Keys keys;
    private final Records records;

    /** The session's client and the record of what was done. */
    @Component
    record Records(JdbcClient database, Audit audit) {}

    Linking(Catalogue catalogue, Deliveries deliveries, PersonAliases aliases, Keys keys, Records records) {
        this.catalogue = catalogue;
        this.deliveries = deliveries;
        this.aliases = aliases;
        this.keys = keys;
        this.records = records;
    }

    /** A row in question. */
    private record Asked(UUID id, UUID delivery, String dataset, LocalDate asOf, byte[] alias, byte[] sealed) {}

    /**
     * Decides, in the transaction of the decider.
     *
     * @param person nobody of the registry if empty
     * @throws Conflict if somebody decided before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void decide(UUID review, Optional<UUID> person, Actor actor) {
        var asked = sharing(review);
        if (asked.isEmpty()) {
            throw new Conflict("exchange.review.decided");
        }
        var first = asked.getFirst();
        aliases.decide(first.alias, person, actor.id());
        records.database
                .sql("""
                        UPDATE exchange.review
                        SET decision = :decision, person_id = CAST(:person AS uuid), decided_by = :by, decider = :decider,
                            decided_at = clock_timestamp()
                        WHERE review_id = ANY (:reviews::uuid[])
                        """)
                .param("decision", person.isPresent() ? "person" : "nobody")
                .param("person", person.orElse(null))
                .param("by", actor.id())
                .param("decider", actor.fullName())
                .param("reviews", asked.stream().map(Asked::id).toArray(UUID[]::new))
                .update();
        records.audit.record(actor.id(), "link.decide", "review", review.toString());
        if (person.isPresent()) {
            asked.stream()
                    .collect(Collectors.groupingBy(Asked::dataset, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(rows -> supplement(rows, actor));
        }
    }

    /**
     * Opens a question again; what its decision brought must have been taken back before.
     *
     * @throws Conflict if it was not
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void reopen(UUID review, Actor actor) {
        var alias = records.database
                .sql("""
                        SELECT alias FROM exchange.review AS asked
                        WHERE review_id = :review AND decision IS NOT NULL
                          AND NOT EXISTS (
                              SELECT FROM exchange.review AS sharing JOIN exchange.delivery ON delivery.delivery_id = supplement
                              WHERE sharing.alias = asked.alias
                                AND delivery.state IN ('received', 'awaiting', 'loaded', 'repeated'))
                        """)
                .param("review", review)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new Conflict("exchange.review.takeBackFirst"));
        aliases.forget(alias);
        records.database.sql("""
                        UPDATE exchange.review SET decision = NULL, person_id = NULL, decided_by = NULL, decider = NULL,
                            decided_at = NULL, supplement = NULL
                        WHERE alias = :alias
                        """).param("alias", alias).update();
        records.audit.record(actor.id(), "link.reopen", "review", review.toString());
    }

    private List<Asked> sharing(UUID review) {
        return records.database
                .sql("""
                        SELECT review_id, delivery_id, dataset, as_of, alias, sealed
                        FROM exchange.review JOIN exchange.delivery USING (delivery_id)
                        WHERE decision IS NULL
                          AND alias = (SELECT alias FROM exchange.review WHERE review_id = :review AND decision IS NULL)
                        ORDER BY number, line
                        FOR UPDATE OF review
                        """)
                .param("review", review)
                .query((row, number) -> new Asked(
                        row.getObject("review_id", UUID.class),
                        row.getObject("delivery_id", UUID.class),
                        row.getString("dataset"),
                        row.getObject("as_of", LocalDate.class),
                        row.getBytes("alias"),
                        row.getBytes("sealed")))
                .list();
    }

    private void supplement(List<Asked> asked, Actor actor) {
        var last = asked.getLast();
        var delivery =
                DeliveryRecords.find(records.database, last.delivery).orElseThrow(() -> new NotFound("delivery"));
        var dataset = catalogue.find(delivery.dataset()).orElseThrow();
        var rows = asked.stream().map(row -> Reviews.cells(keys, row.sealed)).toList();
        var id = deliveries.receive(
                dataset.code(),
                delivery.number() + "-review.csv",
                last.asOf,
                new ByteArrayInputStream(csv(dataset, rows).getBytes(StandardCharsets.UTF_8)),
                new Sender.Person(actor));
        records.database
                .sql("UPDATE exchange.delivery SET supplements = :original WHERE delivery_id = :id")
                .param("original", last.delivery)
                .param("id", id)
                .update();
        records.database
                .sql("UPDATE exchange.review SET supplement = :id WHERE review_id = ANY (:reviews::uuid[])")
                .param("id", id)
                .param("reviews", asked.stream().map(Asked::id).toArray(UUID[]::new))
                .update();
    }

    private static String csv(Dataset dataset, List<Map<String, String>> rows) {
        var text = new StringWriter();
        var names = dataset.columns().stream().map(Column::name).toList();
        try (var writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(names);
            for (var row : rows) {
                var cells = new ArrayList<String>();
                names.forEach(name -> cells.add(row.getOrDefault(name, "")));
                writer.writeRecord(cells);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
