package org.doudi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.doudi.city.CitySize;
import org.doudi.crypto.Keys;
import org.doudi.registry.Persons;
import org.doudi.screening.ScreeningWork;

/**
 * Delivers the small city as departments really send it and compares what the platform made of it with the planted truth:
 * persons behind rows (of every first-round file whose rows are about a person, as far as the law lets the row be kept) and
 * families entitled without receiving.
 */
final class TruthFigures {
    private final BenchServer server;
    private final Connection owner;
    private final Path city;

    private TruthFigures(BenchServer server, Connection owner) {
        this.server = server;
        this.owner = owner;
        this.city = server.folder().resolve("city");
    }

    /** Argument: the commit measured. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        try (var server = BenchServer.start();
                var owner = server.owner()) {
            new TruthFigures(server, owner)
                    .measure(new Figures("bench/run truth", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai"))));
        }
    }

    private void measure(Figures figures) throws IOException, SQLException, InterruptedException {
        var deliveries = new CityDelivery(server, owner, city).deliver(CitySize.SMALL);
        server.bean(ScreeningWork.class).run();
        links(deliveries, figures);
        leads(figures);
    }

    private void links(Map<String, UUID> deliveries, Figures figures) throws IOException, SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE truth (dataset text, delivery_id uuid, line bigint, blind_index bytea,"
                            + " dirt text, outcome text)");
        }
        fill(deliveries);
        var said = new StringBuilder();
        try (var statement = owner.createStatement();
                var tables = statement.executeQuery("""
                        SELECT DISTINCT truth.dataset FROM truth JOIN information_schema.columns
                            ON table_schema = 'dataset' AND table_name = truth.dataset AND column_name = 'person_id'
                        """)) {
            while (tables.next()) {
                said.append(said.isEmpty() ? "" : " UNION ALL ")
                        .append("SELECT '%1$s' AS dataset, delivery_id, line, person_id FROM dataset.%1$s"
                                .formatted(tables.getString(1)));
            }
        }
        var compared = """
                FROM (%s) AS stored
                    JOIN truth ON truth.dataset = stored.dataset AND truth.delivery_id = stored.delivery_id AND truth.line = stored.line
                    LEFT JOIN registry.identity ON identity.person_id = stored.person_id AND kind = 'id_no'
                        AND identity.blind_index = truth.blind_index
                """.formatted(said);
        long linked = number("SELECT count(*) " + compared);
        long right = number("SELECT count(identity.person_id) " + compared);
        long due = number("""
                SELECT count(*)
                FROM truth
                    JOIN registry.identity ON identity.blind_index = truth.blind_index AND kind = 'id_no'
                    JOIN exchange.delivery USING (delivery_id)
                WHERE outcome IN ('exact', 'auto') AND dirt <> 'duplicate'
                  AND truth.dataset IN (SELECT dataset FROM (%s) AS stored)
                  AND (truth.dataset IN (SELECT dataset FROM exchange.delivery WHERE rows_outside_scope = 0)
                       OR registry.has_authorisation(identity.person_id)
                       OR truth.dataset NOT IN ('pension_payment', 'employment_registration', 'tax_income'))
                """.formatted(said));
        long found = number("SELECT count(identity.person_id) " + compared
                + " WHERE outcome IN ('exact', 'auto') AND dirt <> 'duplicate'");
        System.out.printf("rows linked %d, rightly %d; due %d, found %d%n", linked, right, due, found);
        keep(figures, "link-precision", right, linked);
        keep(figures, "link-recall", found, due);
    }

    private void fill(Map<String, UUID> deliveries) throws IOException, SQLException {
        var index = server.bean(Keys.class).blindIndex();
        try (var insert = owner.prepareStatement("INSERT INTO truth VALUES (?, ?, ?, ?, ?, ?)");
                var lines = Files.lines(city.resolve("truth/links.csv"))) {
            int waiting = 0;
            for (var line : (Iterable<String>) lines.skip(1)::iterator) {
                var cells = line.split(",", -1);
                boolean firstRound = cells[1].contains("2026-10");
                if (!firstRound || !cells[3].equals("id_no") || cells[4].isEmpty()) {
                    continue;
                }
                insert.setString(1, cells[0]);
                insert.setObject(2, deliveries.get(cells[1]));
                insert.setLong(3, Long.parseLong(cells[2]));
                insert.setBytes(4, index.of(Persons.ID_NUMBER, cells[4]));
                insert.setString(5, cells[5]);
                insert.setString(6, cells[6]);
                insert.addBatch();
                if (++waiting % 10_000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE INDEX ON truth (delivery_id, line); ANALYZE truth");
        }
    }

    private void leads(Figures figures) throws IOException, SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE entitled (register_no text PRIMARY KEY)");
        }
        try (var insert = owner.prepareStatement("INSERT INTO entitled VALUES (?)");
                var lines = Files.lines(city.resolve("truth/entitlement.csv"))) {
            var rows = lines.map(line -> line.split(",", -1)).toList();
            var names = java.util.List.of(rows.getFirst());
            for (var row : rows) {
                if (row[names.indexOf("expected_state")].equals("entitled_missing")) {
                    insert.setString(1, row[names.indexOf("household_cert_no")]);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        var proposed = "FROM screening.result JOIN registry.household USING (household_id)"
                + " WHERE programme = 'P01' AND standing = 'missing'";
        long leads = number("SELECT count(*) " + proposed);
        long right = number("SELECT count(*) " + proposed + " AND register_no IN (SELECT register_no FROM entitled)");
        long due = number("SELECT count(*) FROM entitled");
        System.out.printf("leads %d, rightly %d, due %d%n", leads, right, due);
        keep(figures, "lead-precision", right, leads);
        keep(figures, "lead-recall", right, due);
    }

    private static void keep(Figures figures, String id, long part, long whole) throws IOException {
        double share = (double) part / whole;
        figures.keep(id, share, "share of " + whole, "planted truth of the small city", 1, share);
    }

    private long number(String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
