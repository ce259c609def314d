package org.doudi.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
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
 * stored, and by how much the heap grew, beside fastexcel-reader merely walking through the same file.
 */
final class WorkbookFigures {
    private static final int ROWS = 100_000;
    private static final int MONTHS = 8;
    private static final long MEGABYTE = 1 << 20;

    private WorkbookFigures() {}

    /** Argument: the commit measured. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var server = BenchServer.start()) {
            measure(
                    server.bean(Deliveries.class),
                    server.bean("loadJdbcClient", JdbcClient.class),
                    write(server.folder().resolve("payments.xlsx")),
                    new Figures("bench/run xlsx", arguments[0], Clock.system(ZoneId.of("Asia/Shanghai"))));
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
