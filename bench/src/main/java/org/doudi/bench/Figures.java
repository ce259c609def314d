package org.doudi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Measures, and keeps what was measured in {@code bench/results.csv}. */
final class Figures {
    private static final Path RESULTS = Path.of("bench", "results.csv");
    private static final String HEADER = "id,value,unit,reference,reference_value,ratio,command,commit,date";
    private static final int RUNS = 7;

    private final String command;
    private final String commit;
    private final Clock clock;

    Figures(String command, String commit, Clock clock) {
        this.command = command;
        this.commit = commit;
        this.clock = clock;
    }

    /** A kind of work: done once, it says how many units it did. */
    record Work(String name, LongSupplier once) {}

    /**
     * Units a second of one core, the median of several runs of each work; the works take turns, so that a noisy
     * moment strikes all of them.
     *
     * @param seconds how long one run lasts at least
     */
    static double[] perSecond(double seconds, Work... works) {
        for (var work : works) {
            run(work, seconds * 4);
        }
        var measured = new double[works.length][RUNS];
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < works.length; i++) {
                measured[i][run] = run(works[i], seconds);
            }
        }
        var medians = new double[works.length];
        for (int i = 0; i < works.length; i++) {
            Arrays.sort(measured[i]);
            medians[i] = measured[i][RUNS / 2];
            System.out.printf("%-24s %,15.0f a second%n", works[i].name(), medians[i]);
        }
        return medians;
    }

    private static double run(Work work, double seconds) {
        long start = System.nanoTime();
        long units = 0;
        long spent;
        do {
            units += work.once().getAsLong();
            spent = System.nanoTime() - start;
        } while (spent < seconds * 1e9);
        return units / (spent / 1e9);
    }

    /** Appends a row. */
    void keep(String id, double value, String unit, String reference, double referenceValue, double ratio) {
        var row = String.join(
                ",",
                id,
                shortened(value),
                unit,
                reference,
                shortened(referenceValue),
                shortened(ratio),
                command,
                commit,
                LocalDate.now(clock).toString());
        System.out.println(row);
        try {
            if (!Files.exists(RESULTS)) {
                Files.writeString(RESULTS, HEADER + "\n");
            }
            Files.writeString(RESULTS, row + "\n", StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String shortened(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
