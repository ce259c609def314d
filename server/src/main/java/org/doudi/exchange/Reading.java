package org.doudi.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doudi.sheets.Form;
import org.doudi.sheets.Row;
import org.doudi.sheets.TableRows;

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
    private final Layout layout;
    private final TableRows rows;
    private final Parts parts;
    private final Pipe pipe;
    private final Watch watch;
    private final Endings endings;
    private final Shifts shifts;
    private final CopyBuffer chunk = new CopyBuffer(PORTION_ROOM);
    private final Counts counts = new Counts();
    private long admitted;
    private boolean keysRepeat;

    /** What rows go through. */
    record Parts(Header header, RowWriter writer, PersonLinks links, Rejections rejections, Reviews reviews) {}

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
        long skipped;
        private final Map<Pass, Tally> byPass = new EnumMap<>(Pass.class);

        /** Rows read by their pass, for those that took any. */
        Map<Pass, Long> byPass() {
            var rows = new EnumMap<Pass, Long>(Pass.class);
            byPass.forEach((pass, tally) -> rows.put(pass, tally.rows));
            return rows;
        }

        /** Rows accepted whose number and name alone did not say whom they mean. */
        long recognised() {
            return of(Pass.NUMBER_AND_BIRTH) + of(Pass.NEAR_NUMBER) + of(Pass.NAME_AND_BIRTH) + of(Pass.DECIDED);
        }

        private long of(Pass pass) {
            var tally = byPass.get(pass);
            return tally == null ? 0 : tally.rows;
        }

        private void add(Pass pass) {
            byPass.computeIfAbsent(pass, first -> new Tally()).rows++;
        }
    }

    private static final class Tally {
        private long rows;
    }

    /**
     * What the whole file held.
     *
     * @param keysRepeat whether two rows may have the same key
     * @param emptyCells accepted rows with nothing in a column, by column of the dataset
     */
    record Result(Counts counts, long admitted, boolean keysRepeat, long[] emptyCells) {}

    Reading(Dataset dataset, Layout layout, TableRows rows, Parts parts, Pipe pipe, Watch watch) {
        this.dataset = dataset;
        this.layout = layout;
        this.rows = rows;
        this.endings = new Endings(dataset, parts.header);
        this.shifts = new Shifts(dataset, parts.header);
        this.parts = parts;
        this.pipe = pipe;
        this.watch = watch;
    }

    @Override
    public Result call() {
        try {
            while (rows.hasNext()) {
                readRow(rows.next());
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

    /** A text's last row that is too short was cut; a sheet's rows end with their last cell. */
    private void readRow(Row row) {
        int width = layout.names().size();
        row.fit(width, layout.form().kind() == Form.Kind.XLSX);
        if (endings.has(row)) {
            counts.skipped++;
            return;
        }
        take(row);
        if (counts.read % ROWS_BETWEEN_LOOKS == 0) {
            watch.look(counts, rows.bytesRead());
        }
        if (row.cells() < width && !rows.hasNext()) {
            throw Refusal.stop(Refusal.Kind.CUT_OFF, row.line(), row.cells(), width);
        }
    }

    private Fault fault(Row row) {
        return shifts.has(row) ? new Fault(Reason.SHIFTED, "", "") : parts.writer.fault();
    }

    private void take(Row row) {
        counts.read++;
        switch (parts.writer.write(row, chunk)) {
            case ACCEPTED -> {
                counts.accepted++;
                counts.add(parts.writer.pass());
                keysRepeat |= parts.writer.keyRepeats();
                handOverWhatIsFull();
            }
            case REJECTED -> {
                counts.rejected++;
                counts.add(Pass.NOT_LINKED);
                parts.rejections.add(row, fault(row));
                if (dataset.mode() == Dataset.Mode.SNAPSHOT) {
                    parts.writer.keyOfRejected(row).ifPresent(parts.rejections::keep);
                }
            }
            case OUTSIDE_SCOPE -> {
                counts.outsideScope++;
                counts.add(Pass.NOT_LINKED);
            }
            case FOR_REVIEW -> {
                counts.add(Pass.FOR_REVIEW);
                ask(row, parts.writer.unsure());
            }
        }
    }

    /** A register keeps what it has of everybody whom the row may mean. */
    private void ask(Row row, Recognition.Finding.Unsure unsure) {
        if (parts.reviews.isFull()) {
            throw Refusal.stop(Refusal.Kind.TOO_MANY_QUESTIONS, row.line(), parts.reviews.count());
        }
        parts.reviews.add(row, unsure);
        if (dataset.mode() == Dataset.Mode.SNAPSHOT) {
            parts.writer.keysOf(row, unsure.candidates()).forEach(parts.rejections::keep);
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
