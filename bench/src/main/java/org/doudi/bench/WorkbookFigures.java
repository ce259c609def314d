package org.doudi.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Delivery;
import org.doudi.exchange.Sender;
import org.doudi.sheets.Form;
import org.doudi.sheets.TableWriter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A workbook of 100,000 payments with an error in every hundredth row: until the first errors can be seen, until it is
 * stored, and by how much the heap grew, beside fastexcel-reader merely walking through the same file. Then files made to
 * do harm: until each is turned back, by how much the heap grew, and how long anybody else had to wait for an answer.
 */
final class WorkbookFigures {
    private static final int ROWS = 100_000;
    private static final int MONTHS = 8;
    private static final long MEGABYTE = 1 << 20;

    private WorkbookFigures() {}

    /** Argument: the commit measured. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var server = BenchServer.start()) {
            var figures = new Figures("bench/run xlsx", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai")));
            measure(
                    server.bean(Deliveries.class),
                    server.bean("loadJdbcClient", JdbcClient.class),
                    write(server.folder().resolve("payments.xlsx")),
                    figures);
            hostile(server, figures);
        }
    }

    private static void measure(Deliveries deliveries, JdbcClient database, Path file, Figures figures)
            throws IOException, InterruptedException {
        double first = walk(file);
        double bare = Math.min(first, walk(file));
        System.gc();
        long before = used();
        long begun = System.nanoTime();
        double firstErrors = 0;
        long most = before;
        try (var content = Files.newInputStream(file)) {
            var id = deliveries.receive("dibao_payment", "payments.xlsx", content, new Sender.Platform("bench"));
            while (!deliveries.find(id).orElseThrow().state().hasEnded()) {
                most = Math.max(most, used());
                if (firstErrors == 0 && hasProblems(database)) {
                    firstErrors = (System.nanoTime() - begun) / 1e9;
                }
                Thread.sleep(20);
            }
            double done = (System.nanoTime() - begun) / 1e9;
            var ended = deliveries.find(id).orElseThrow();
            if (ended.state() != Delivery.State.LOADED || ended.counts().rejected() != ROWS / 100) {
                throw new IllegalStateException(ended.toString());
            }
            figures.keep(
                    "xlsx-first-errors-s",
                    firstErrors,
                    "s",
                    "fastexcel-reader walks the file",
                    bare,
                    firstErrors / bare);
            figures.keep("xlsx-done-s", done, "s", "fastexcel-reader walks the file", bare, done / bare);
            double grown = (double) (most - before) / MEGABYTE;
            figures.keep("xlsx-heap-mb", grown, "MB", "allowed", 512, grown / 512);
        }
    }

    /** What the worst of the hostile files did, beside a good file of one row. */
    private static void hostile(BenchServer server, Figures figures) throws IOException, InterruptedException {
        var deliveries = server.bean(Deliveries.class);
        var good = "id_no,month,cert_no,name,amount,status\n%s,2026-09,H1,%s,100,已发放\n"
                .formatted(SamplePersons.id(1), SamplePersons.name(1));
        var bare = turn(
                deliveries,
                new HostileFiles.Hostile(
                        "a good row", () -> new ByteArrayInputStream(good.getBytes(StandardCharsets.UTF_8))),
                Delivery.State.LOADED,
                false);
        var worst = bare;
        double megabytes = 0;
        for (var file : HostileFiles.all(server.folder())) {
            worst = worst.worse(turn(deliveries, file, Delivery.State.REFUSED, false));
            megabytes = Math.max(megabytes, turn(deliveries, file, Delivery.State.REFUSED, true).megabytes);
        }
        figures.keep(
                "hostile-file-ms",
                worst.millis,
                "ms",
                "a good file of one row",
                bare.millis,
                worst.millis / bare.millis);
        figures.keep("hostile-heap-mb", megabytes, "MB", "allowed", 64, megabytes / 64);
        figures.keep(
                "hostile-meanwhile-ms",
                worst.waitMillis,
                "ms",
                "beside a good file of one row",
                bare.waitMillis,
                worst.waitMillis / bare.waitMillis);
    }

    /** What a file cost: time, heap, and the longest wait of somebody who asked the server meanwhile. */
    private record Cost(double millis, double megabytes, double waitMillis) {
        Cost worse(Cost other) {
            return new Cost(
                    Math.max(millis, other.millis),
                    Math.max(megabytes, other.megabytes),
                    Math.max(waitMillis, other.waitMillis));
        }
    }

    /** @param collects whether garbage is collected before each look at the heap, which then tells what is in use */
    private static Cost turn(
            Deliveries deliveries, HostileFiles.Hostile file, Delivery.State expected, boolean collects)
            throws IOException, InterruptedException {
        System.gc();
        long before = used();
        long most = before;
        double wait = 0;
        long begun = System.nanoTime();
        try (var content = file.content().open()) {
            var id = deliveries.receive("dibao_payment", "hostile.xlsx", content, new Sender.Platform("bench"));
            Delivery asked;
            do {
                long askedAt = System.nanoTime();
                asked = deliveries.find(id).orElseThrow();
                wait = Math.max(wait, (System.nanoTime() - askedAt) / 1e6);
                if (collects) {
                    System.gc();
                }
                most = Math.max(most, used());
                Thread.sleep(2);
            } while (!asked.state().hasEnded());
            double millis = (System.nanoTime() - begun) / 1e6;
            System.gc();
            System.out.printf(
                    "%-28s %-8s %8.0f ms %6.1f MB (%.1f MB kept) %6.1f ms waited %s%n",
                    file.what(),
                    asked.state(),
                    millis,
                    (double) (most - before) / MEGABYTE,
                    (double) (used() - before) / MEGABYTE,
                    wait,
                    asked.refusal().orElse(""));
            if (asked.state() != expected) {
                throw new IllegalStateException(asked.toString());
            }
            return new Cost(millis, (double) (most - before) / MEGABYTE, wait);
        }
    }

    private static boolean hasProblems(JdbcClient database) {
        return database.sql("SELECT EXISTS (SELECT FROM exchange.delivery_problem)")
                .query(Boolean.class)
                .single();
    }

    private static double walk(Path file) throws IOException {
        long begun = System.nanoTime();
        long cells;
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            cells = rows.mapToLong(row -> row.stream()
                            .filter(cell -> cell != null && !cell.getText().isEmpty())
                            .count())
                    .sum();
        }
        System.out.printf("%,d cells%n", cells);
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Path write(Path file) throws IOException {
        try (var writer =
                TableWriter.of(Form.sheet("发放明细"), new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            writer.write(List.of("低保金发放明细"));
            writer.write(List.of("身份证号", "发放月份", "低保证号", "姓名", "金额", "增发金额", "补发金额", "银行卡号", "发放日期", "发放状态"));
            for (int row = 0; row < ROWS; row++) {
                int person = row / MONTHS;
                writer.write(List.of(
                        SamplePersons.id(person),
                        row % 100 == 0 ? "每月" : "2026-%02d".formatted(row % MONTHS + 1),
                        "H" + person,
                        SamplePersons.name(person),
                        Integer.toString(300 + row % 90),
                        "0.00",
                        "",
                        "629999%013d".formatted(person),
                        "2026/%d/10".formatted(row % MONTHS + 1),
                        "已发放"));
            }
        }
        return file;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
