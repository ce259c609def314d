package org.doudi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Delivery;
import org.doudi.exchange.Sender;

/**
 * A server that loads one file of payments, or goes on with the load it finds, says what is stored, and takes it back so
 * that the next may begin anew. Some rows are wrong, some persons unknown.
 */
final class LoadingServer {
    static final String READY = "ready";
    static final String STORED = "stored";

    private static final int PERSONS = 10_000;
    private static final int MONTHS = 10;
    private static final String VILLAGE = "320402001001";

    private final Deliveries deliveries;
    private final Connection owner;
    private final Path folder;

    private LoadingServer(Deliveries deliveries, Connection owner, Path folder) {
        this.deliveries = deliveries;
        this.owner = owner;
        this.folder = folder;
    }

    /** Argument: the folder of the database. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var folder = Path.of(arguments[0]);
        try (var server = BenchServer.at(folder);
                var owner = server.owner()) {
            new LoadingServer(server.bean(Deliveries.class), owner, folder).load();
        }
    }

    private void load() throws IOException, SQLException, InterruptedException {
        var register = latest("hardship_person");
        ended(register.isPresent() ? register.get() : receive("hardship_person", persons()));
        System.out.println(READY);
        var begun = latest("dibao_payment");
        var ended = ended(begun.isPresent() ? begun.get() : receive("dibao_payment", payments()));
        System.out.println(STORED + " " + ended.state() + " " + ended.counts() + " " + stored());
        try (var statement = owner.createStatement()) {
            statement.execute("BEGIN; TRUNCATE dataset.dibao_payment;"
                    + " UPDATE exchange.delivery SET state = 'undone' WHERE dataset = 'dibao_payment'; COMMIT");
        }
    }

    private Optional<UUID> latest(String dataset) throws SQLException {
        try (var question = owner.prepareStatement(
                "SELECT delivery_id FROM exchange.delivery WHERE dataset = ? AND state <> 'undone'")) {
            question.setString(1, dataset);
            try (var answer = question.executeQuery()) {
                return answer.next() ? Optional.of(answer.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private UUID receive(String dataset, String text) throws IOException {
        var file = folder.resolve(dataset + ".csv");
        Files.writeString(file, text);
        try (var content = Files.newInputStream(file)) {
            return deliveries.receive(dataset, file.getFileName().toString(), content, new Sender.Platform("bench"));
        }
    }

    private Delivery ended(UUID delivery) throws InterruptedException {
        return deliveries.awaitEnd(delivery, _ -> {});
    }

    /** A digest of all rows that must be the same; ids of deliveries and row numbers are not. */
    private String stored() throws SQLException {
        var sql = """
                SELECT count(*) || ' rows ' || md5(string_agg(line, chr(10) ORDER BY line))
                FROM (SELECT concat_ws('|', 'row', line, person_id, month, cert_no, name, amount_cents, top_up_cents,
                             back_pay_cents, pay_date, status, superseded_by) AS line
                      FROM dataset.dibao_payment
                      UNION ALL
                      SELECT concat_ws('|', 'problem', line, column_name, reason)
                      FROM exchange.delivery_problem JOIN exchange.delivery USING (delivery_id)
                      WHERE dataset = 'dibao_payment' AND state <> 'undone') AS everything
                """;
        try (var statement = owner.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static String persons() {
        var text = new StringBuilder(
                "id_no,name,category,household_cert_no,relation_to_head,living_division,hukou_division,from\n");
        for (int person = 0; person < PERSONS; person++) {
            text.append("%s,%s,低保,H%d,本人或户主,%s,%s,2019-01-01\n"
                    .formatted(SamplePersons.id(person), SamplePersons.name(person), person, VILLAGE, VILLAGE));
        }
        return text.toString();
    }

    private static String payments() {
        var text = new StringBuilder("id_no,month,cert_no,name,amount,top_up,back_pay,bank_card,pay_date,status\n");
        for (int row = 0; row < PERSONS * MONTHS; row++) {
            int person = row / MONTHS;
            text.append("%s,2026-%s,H%d,%s,%d.50,0.00,,629999%013d,2026-01-10,已发放\n"
                    .formatted(
                            SamplePersons.id(person % 100 == 7 ? person + PERSONS : person),
                            row % 1000 == 3 ? "never" : "%02d".formatted(row % MONTHS + 1),
                            person,
                            SamplePersons.name(person),
                            300 + row % MONTHS,
                            person));
        }
        return text.toString();
    }
}
