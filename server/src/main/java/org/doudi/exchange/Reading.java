package org.doudi.exchange;

import java.util.concurrent.Callable;

/**
 * Reads a delivery's file to its end: checks, links and encodes its rows and hands them over in portions. Runs in a thread
 * of its own beside the one that stores them.
 */
final class Reading implements Callable<Reading.Result> {
    private static final int PORTION = 1 << 18;
    private static final int PORTION_ROOM = PORTION + (1 << 14);
    private static final int PERSONS_AT_ONCE = 5000;
    private static final int ROWS_BETWEEN_LOOKS = 512;

    private final Dataset dataset;
    private final CsvRows rows;
    private final Parts parts;
    private final Pipe pipe;
    private final Watch watch;
    private final CopyBuffer chunk = new CopyBuffer(PORTION_ROOM);
    private final Counts counts = new Counts();
    private long admitted;
    private boolean keysRepeat;

    /** What rows go through. */
    record Parts(Header header, RowWriter writer, PersonLinks links, Rejections rejections) {}

    /** Is told how far the reading is, and may end it with an exception. */
    @FunctionalInterface
    interface Watch {
        void look(Counts counts, long bytesRead);
    }

    /** Rows so far. */
    static final class Counts {
        long read;
        long accepted;
        long rejected;
        long outsideScope;
    }

    /**
     * What the whole file held.
     *
     * @param keysRepeat whether two rows may have the same key
     * @param emptyCells accepted rows with nothing in a column, by column of the dataset
     */
    record Result(Counts counts, long admitted, boolean keysRepeat, long[] emptyCells) {}

    Reading(Dataset dataset, CsvRows rows, Parts parts, Pipe pipe, Watch watch) {
        this.dataset = dataset;
        this.rows = rows;
        this.parts = parts;
        this.pipe = pipe;
        this.watch = watch;
    }

    @Override
    public Result call() {
        try {
            boolean cut = false;
            int width = parts.header.names().size();
            while (rows.hasNext()) {
                var row = rows.next();
                take(row);
                cut = row.cells() < width;
                if (counts.read % ROWS_BETWEEN_LOOKS == 0) {
                    watch.look(counts, rows.bytesRead());
                }
                if (cut && !rows.hasNext()) {
                    throw Refusal.stop(Refusal.Kind.CUT_OFF, row.line(), row.cells(), width);
                }
            }
            if (counts.read == 0) {
                throw Refusal.stop(Refusal.Kind.HEADER_ONLY, dataset.name());
            }
            handOverPersons();
            handOverVault();
            handOverRows();
            watch.look(counts, rows.bytesRead());
            return new Result(counts, admitted, keysRepeat, parts.writer.emptyCells());
        } finally {
            pipe.put(new Portion.End());
        }
    }

    private void take(Row row) {
        counts.read++;
        switch (parts.writer.write(row, chunk)) {
            case ACCEPTED -> {
                counts.accepted++;
                keysRepeat |= parts.writer.keyRepeats();
                handOverWhatIsFull();
            }
            case REJECTED -> {
                counts.rejected++;
                parts.rejections.add(row, parts.writer.fault());
                if (dataset.mode() == Dataset.Mode.SNAPSHOT) {
                    parts.writer.keyOfRejected(row).ifPresent(parts.rejections::keep);
                }
            }
            case OUTSIDE_SCOPE -> counts.outsideScope++;
        }
    }

    private void handOverWhatIsFull() {
        if (chunk.size() >= PORTION) {
            handOverRows();
        }
        if (parts.links.waiting() >= PERSONS_AT_ONCE) {
            handOverPersons();
        }
        if (parts.writer.vault().waiting() >= PERSONS_AT_ONCE) {
            handOverPersons();
            handOverVault();
        }
    }

    private void handOverRows() {
        int size = chunk.size();
        if (size > 0) {
            pipe.put(new Portion.Rows(chunk.take(PORTION_ROOM), size));
        }
    }

    private void handOverPersons() {
        if (parts.links.waiting() > 0) {
            admitted += parts.links.waiting();
            pipe.put(new Portion.Admissions(parts.links.takeAdmitted()));
        }
    }

    private void handOverVault() {
        if (parts.writer.vault().waiting() > 0) {
            pipe.put(new Portion.VaultNumbers(parts.writer.vault().take()));
        }
    }
}
