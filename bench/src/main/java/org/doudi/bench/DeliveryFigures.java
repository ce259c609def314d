package org.doudi.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Delivery;
import org.doudi.exchange.Sender;
import org.postgresql.PGConnection;

/**
 * A delivery of a million dibao payments of known persons, read, checked, linked and stored, against a bare COPY of the
 * very rows it stored into a table with the same columns and indexes and without row-level security. Both end with their
 * commit; ours includes up to half a second until the planned work is picked up. The database is durable (fsync on), in a
 * folder of its own that is removed at the end.
 */
final class DeliveryFigures {
    private static final int PERSONS = 12_500;
    private static final int MONTHS = 80;
    private static final int RUNS = 3;
    private static final String VILLAGE = "320402001001";
    private static final String COLUMNS =
            "delivery_id, line, row_key, row_hash, superseded_by, person_id, month, cert_no, name,"
                    + " amount_cents, top_up_cents, back_pay_cents, pay_date, status";

    private final Deliveries deliveries;
    private final Connection owner;
    private final Path folder;

    private DeliveryFigures(Deliveries deliveries, Connection owner, Path folder) {
        this.deliveries = deliveries;
        this.owner = owner;
        this.folder = folder;
    }

    /** Argument: the commit measured. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        try (var server = BenchServer.start();
                var owner = server.owner()) {
            var figures = new DeliveryFigures(server.bean(Deliveries.class), owner, server.folder());
            figures.measure(new Figures("bench/run delivery", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai"))));
        }
    }

    private void measure(Figures figures) throws IOException, SQLException, InterruptedException {
        var file = folder.resolve("payments.csv");
        write(file);
        deliver("hardship_person", register(folder.resolve("persons.csv")));
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE dataset.plain (LIKE dataset.dibao_payment INCLUDING ALL)");
        }
        var ours = new double[RUNS];
        var bare = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            ours[run] = deliver("dibao_payment", file);
            bare[run] = copy(export(folder.resolve("rows.copy")));
            System.out.printf("run %d: ours %.2f s, bare COPY %.2f s%n", run + 1, ours[run], bare[run]);
            try (var statement = owner.createStatement()) {
                statement.execute("TRUNCATE dataset.plain, dataset.dibao_payment");
                statement.execute("UPDATE exchange.delivery SET state = 'undone' WHERE dataset = 'dibao_payment'");
                statement.execute("CHECKPOINT");
            }
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        double median = ours[RUNS / 2];
        double reference = bare[RUNS / 2];
        figures.keep("delivery-vs-copy", median, "s/million rows", "bare COPY", reference, median / reference);
    }

    /** Seconds from the file's arrival, kept and planned, to the end of its transaction. */
    private double deliver(String dataset, Path file) throws IOException, InterruptedException {
        try (var content = Files.newInputStream(file)) {
            var id = deliveries.receive(dataset, dataset + ".csv", content, new Sender.Platform("bench"));
            long begun = System.nanoTime();
            var ended = deliveries.awaitEnd(id, progress -> {});
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (ended.state() != Delivery.State.LOADED || ended.counts().rejected() > 0) {
                throw new IllegalStateException(ended.toString());
            }
            return seconds;
        }
    }

    private Path export(Path target) throws IOException, SQLException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT " + COLUMNS + " FROM dataset.dibao_payment ORDER BY row_id) TO STDOUT", out);
        }
        return target;
    }

    private double copy(Path rows) throws IOException, SQLException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(rows), 1 << 16)) {
            long begun = System.nanoTime();
            long copied = owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY dataset.plain (" + COLUMNS + ") FROM STDIN", in, 1 << 16);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (copied != (long) PERSONS * MONTHS) {
                throw new IllegalStateException(copied + " rows");
            }
            return seconds;
        }
    }

    private static Path register(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("id_no,name,category,household_cert_no,relation_to_head,living_division,hukou_division,from\n");
            for (int person = 0; person < PERSONS; person++) {
                out.write("%s,%s,低保,H%d,本人或户主,%s,%s,2019-01-01\n"
                        .formatted(SamplePersons.id(person), SamplePersons.name(person), person, VILLAGE, VILLAGE));
            }
        }
        return file;
    }

    private static void write(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("id_no,month,cert_no,name,amount,top_up,back_pay,bank_card,pay_date,status\n");
            for (int person = 0; person < PERSONS; person++) {
                for (int past = 0; past < MONTHS; past++) {
                    var month = YearMonth.of(2019, 1).plusMonths(past);
                    out.write("%s,%s,H%d,%s,%d.50,0.00,,629999%013d,%s,已发放\n"
                            .formatted(
                                    SamplePersons.id(person),
                                    month,
                                    person,
                                    SamplePersons.name(person),
                                    300 + past,
                                    person,
                                    month.atDay(10)));
                }
            }
        }
    }
}
