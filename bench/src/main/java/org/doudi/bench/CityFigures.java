package org.doudi.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.doudi.city.CitySize;
import org.doudi.kernel.DivisionCode;
import org.doudi.programmes.BookInUse;
import org.doudi.screening.CityPopulation;
import org.doudi.screening.ScreeningWork;
import org.postgresql.PGConnection;

/**
 * The city at its real size: how long its files take to load, each by itself, against a bare COPY of the rows they leave
 * into tables with the same columns and indexes; and how long it takes to screen every family.
 */
final class CityFigures {
    private final BenchServer server;
    private final Connection owner;
    private final Path folder;

    private CityFigures(BenchServer server, Connection owner, Path folder) {
        this.server = server;
        this.owner = owner;
        this.folder = folder;
    }

    /** Arguments: the commit measured, a folder with some 40 GB free. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var folder = Path.of(arguments[1]);
        try (var server = BenchServer.at(folder);
                var owner = server.owner()) {
            new CityFigures(server, owner, folder)
                    .measure(new Figures("bench/run city", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai"))));
        }
    }

    private void measure(Figures figures) throws IOException, SQLException, InterruptedException {
        var city = new CityDelivery(server, owner, folder.resolve("city"));
        city.deliver(CitySize.FULL);
        double loaded = city.seconds();
        double read = number("SELECT sum(rows_read) FROM exchange.delivery WHERE state = 'loaded'");
        double bare = 0;
        double rows = 0;
        for (var table : tables()) {
            rows += number("SELECT count(*) FROM " + table);
            bare += copy(table);
        }
        System.out.printf("%,.0f rows read in %.0f s, %,.0f rows stored, bare COPY %.0f s%n", read, loaded, rows, bare);
        figures.keep("delivery-vs-copy-city", loaded, "s", "bare COPY", bare, loaded / bare);
        long begun = System.nanoTime();
        long families = server.bean(ScreeningWork.class).runEverything();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%,d families screened and written in %.1f s%n", families, seconds);
        double inMemory = screenedInMemory();
        figures.keep(
                "screening-city-s",
                inMemory,
                "s/" + families + " families",
                "results written",
                seconds,
                inMemory / seconds);
        figures.keep("screening-written-s", seconds, "s/" + families + " families", "bare COPY", bare, seconds / bare);
    }

    /** Seconds in which every programme answers about every family in memory, the best of five. */
    private double screenedInMemory() {
        var city = server.bean(CityPopulation.class).in(new DivisionCode("320400000000"));
        var book = server.bean(BookInUse.class).book();
        var today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long begun = System.nanoTime();
            long due = 0;
            for (var policy : book.policies().all()) {
                due += city.compare(policy.code(), today, book).total().dueNow();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("every programme, %,d times due: %.2f s%n", due, seconds);
            best = Math.min(best, seconds);
        }
        return best;
    }

    private double number(String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getDouble(1);
        }
    }

    private List<String> tables() throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var answer = statement.executeQuery(
                        "SELECT 'dataset.' || relname FROM pg_class WHERE relnamespace = 'dataset'::regnamespace"
                                + " AND relkind = 'r' AND relname <> 'plain' ORDER BY relname")) {
            while (answer.next()) {
                tables.add(answer.getString(1));
            }
        }
        return tables;
    }

    /** Seconds of a COPY of a table's rows into an empty twin. */
    private double copy(String table) throws IOException, SQLException {
        var rows = folder.resolve("rows.copy");
        var copies = owner.unwrap(PGConnection.class).getCopyAPI();
        try (var statement = owner.createStatement();
                var out = new BufferedOutputStream(Files.newOutputStream(rows))) {
            statement.execute("DROP TABLE IF EXISTS dataset.plain");
            statement.execute("CREATE TABLE dataset.plain (LIKE " + table
                    + " INCLUDING DEFAULTS INCLUDING INDEXES INCLUDING CONSTRAINTS)");
            copies.copyOut("COPY " + table + " TO STDOUT", out);
        }
        try (var statement = owner.createStatement();
                var in = new BufferedInputStream(Files.newInputStream(rows), 1 << 16)) {
            long begun = System.nanoTime();
            copies.copyIn("COPY dataset.plain FROM STDIN", in, 1 << 16);
            double seconds = (System.nanoTime() - begun) / 1e9;
            statement.execute("DROP TABLE dataset.plain");
            return seconds;
        } finally {
            Files.deleteIfExists(rows);
        }
    }
}
