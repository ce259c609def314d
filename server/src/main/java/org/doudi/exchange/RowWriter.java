package org.doudi.exchange;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doudi.crypto.BlindIndex;
import org.doudi.sheets.Row;
import org.jspecify.annotations.Nullable;

/**
 * Checks a row, links its persons, and writes it as it is stored. A row is checked whole before anybody is admitted on its
 * account, and one outside the lawful scope is neither checked nor kept.
 */
final class RowWriter {
    /** What became of a row. */
    enum Outcome {
        ACCEPTED,
        REJECTED,
        OUTSIDE_SCOPE,
        FOR_REVIEW
    }

    /** Columns of the staging table before the dataset's own. */
    static final int OWN_COLUMNS = 3;

    private static final int HASH_BYTES = 16;

    private final Dataset dataset;
    private final Header header;
    private final List<Column> columns;
    private final CellWriter[] writers;
    private final int subjectCell;
    private final int[] subjectCells;
    private final int[] keyColumns;
    private final @Nullable MatchCells match;
    private final PersonCells persons;
    private final VaultCells vault;
    private final CopyBuffer fields = new CopyBuffer(1 << 14);
    private final RowKey key = new RowKey();
    private final LongMap keysSeen = new LongMap();
    private final MessageDigest digest;
    private final byte[] hash = new byte[32];
    private final PersonLinks links;
    private Recognition.Finding finding = Recognition.NOTHING;
    private Pass pass = Pass.NOT_LINKED;
    private @Nullable Fault fault;
    private boolean keyRepeats;
    private final long[] emptyCells;

    RowWriter(Dataset dataset, Header header, PersonLinks links, BlindIndex blindIndex, CellWriters cellWriters) {
        this.dataset = dataset;
        this.header = header;
        this.columns = dataset.columns();
        this.writers = new CellWriter[columns.size()];
        this.subjectCell = header.cellOfColumn()[columns.indexOf(dataset.subject())];
        this.subjectCells = dataset.subjects().stream()
                .mapToInt(subject -> header.cellOfColumn()[columns.indexOf(subject)])
                .toArray();
        this.keyColumns = dataset.key().stream().mapToInt(this::indexOf).toArray();
        this.match = dataset.scope() == Dataset.PersonScope.MATCH_ONLY
                ? new MatchCells(dataset, header, links, blindIndex)
                : null;
        this.persons = new PersonCells(dataset, header, links, new Recognition(links.persons(), blindIndex));
        this.links = links;
        this.vault = new VaultCells(blindIndex, links);
        this.digest = sha256();
        this.emptyCells = new long[columns.size()];
        for (int i = 0; i < writers.length; i++) {
            var column = columns.get(i);
            writers[i] = switch (column.type()) {
                case ID_NUMBER -> persons.one(column);
                case ID_NUMBER_LIST -> persons.several(column);
                case CERT_NO -> vault.certificateUnlessOfDisability(column, subjectCell);
                case DISABILITY_CERT_NO -> vault.disabilityCertificate(column, subjectCell);
                case BANK_CARD -> vault.bankCard(column);
                case TEXT, ENUM, ENUM_LIST, TEXT_LIST, MONEY, DECIMAL, DATE, MONTH, DAY_TIME, INTEGER, FLAG, DIVISION ->
                    cellWriters.of(column);
            };
        }
    }

    /** Writes the row to the chunk if it is accepted. */
    Outcome write(Row row, CopyBuffer chunk) {
        fault = null;
        if (row.cells() != header.names().size()) {
            return reject(new Fault(Reason.FIELD_COUNT, "", header.names().size() + "/" + row.cells()));
        }
        if (match != null) {
            return writeMatch(match, row, chunk);
        }
        for (int cell : subjectCells) {
            row.narrow(cell);
        }
        finding = persons.recognise(row, subjectCell);
        if (finding instanceof Recognition.Finding.Unsure unsure && mayAsk(unsure)) {
            return Outcome.FOR_REVIEW;
        }
        if (finding instanceof Recognition.Finding.Nobody || isOutsideScope(row)) {
            return Outcome.OUTSIDE_SCOPE;
        }
        var wrong = writeCells(row);
        if (wrong != null) {
            return reject(wrong);
        }
        boolean isUnknown = persons.isUnknown(row, subjectCell);
        persons.resolve(row, fields);
        pass = finding instanceof Recognition.Finding.Found found
                ? found.pass()
                : persons.pass(row, subjectCell, isUnknown);
        finish(row, chunk);
        return Outcome.ACCEPTED;
    }

    private Outcome writeMatch(MatchCells cells, Row row, CopyBuffer chunk) {
        var wrong = cells.write(row, fields, key);
        if (wrong != null) {
            return reject(wrong);
        }
        vault.begin();
        pass = Pass.HASH_ONLY;
        append(row, chunk);
        return Outcome.ACCEPTED;
    }

    /** Rows about income and assets are kept for a question only if everybody in question has authorised. */
    private boolean mayAsk(Recognition.Finding.Unsure unsure) {
        return dataset.scope() != Dataset.PersonScope.AUTHORISED
                || Arrays.stream(unsure.candidates())
                        .allMatch(ordinal -> links.persons().isAuthorised(ordinal));
    }

    /** By what the person of the row just accepted was told. */
    Pass pass() {
        return pass;
    }

    /** Whom the row just put by for review may mean. */
    Recognition.Finding.Unsure unsure() {
        return (Recognition.Finding.Unsure) finding;
    }

    /** The keys the row just found unsure has if it means one or another of the candidates. */
    List<String> keysOf(Row row, int[] candidates) {
        var keys = new ArrayList<String>();
        for (int ordinal : candidates) {
            persons.assume(subjectCell, ordinal);
            keyOfRejected(row).ifPresent(keys::add);
        }
        return keys;
    }

    /** What is wrong with the row just rejected. */
    Fault fault() {
        return java.util.Objects.requireNonNull(fault);
    }

    /** How many accepted rows had nothing in each column, in the order of the dataset's columns. */
    long[] emptyCells() {
        return emptyCells;
    }

    /** Whether the row just accepted may have the key of one before it. */
    boolean keyRepeats() {
        return keyRepeats;
    }

    /** The key of a rejected row, if it can be read: the row stays in a snapshot as it was. */
    Optional<String> keyOfRejected(Row row) {
        if (row.cells() != header.names().size()) {
            return Optional.empty();
        }
        vault.begin();
        return writeKey(row) ? Optional.of(key.toString()) : Optional.empty();
    }

    /** Numbers for the vault of rows accepted since the last time. */
    VaultCells vault() {
        return vault;
    }

    private Outcome reject(Fault wrong) {
        fault = wrong;
        return Outcome.REJECTED;
    }

    private boolean isOutsideScope(Row row) {
        return switch (dataset.scope()) {
            case EVENT_ALL -> false;
            case OWN_CLIENTS -> !dataset.admitsPersons() && persons.isUnknown(row, subjectCell);
            case AUTHORISED -> nobodyIsAuthorised(row);
            case MATCH_ONLY -> true;
        };
    }

    private boolean nobodyIsAuthorised(Row row) {
        for (int cell : subjectCells) {
            if (!persons.isWithoutAuthorisation(row, cell)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Fault writeCells(Row row) {
        fields.clear();
        persons.begin();
        vault.begin();
        for (int i = 0; i < writers.length; i++) {
            var column = columns.get(i);
            int cell = header.cellOfColumn()[i];
            boolean isEmpty = row.isEmpty(cell) && !persons.isRecognised(cell);
            if (isEmpty || standsForNobody(column, row, cell)) {
                if (column.required()) {
                    return Fault.in(column, Reason.MISSING);
                }
                if (column.type().isStored()) {
                    fields.absent();
                }
                continue;
            }
            var wrong = writers[i].write(row, cell, fields);
            if (wrong != null) {
                return wrong;
            }
        }
        return faultOfLists(row);
    }

    private static boolean standsForNobody(Column column, Row row, int cell) {
        return column.type() == Column.Type.ID_NUMBER
                && !column.values().isEmpty()
                && column.values().contains(row.string(cell));
    }

    private @Nullable Fault faultOfLists(Row row) {
        for (int i = 0; i < writers.length; i++) {
            var aligned = columns.get(i).aligned();
            if (aligned.isPresent()) {
                int other = header.cellOfColumn()[indexOf(aligned.get())];
                if (new Parts(row, header.cellOfColumn()[i]).count() != new Parts(row, other).count()) {
                    return Fault.in(columns.get(i), Reason.LISTS_DIFFER, aligned.get());
                }
            }
        }
        return persons.fault(row);
    }

    private void finish(Row row, CopyBuffer chunk) {
        writeKey(row);
        vault.accept(persons.ordinalOf(row, subjectCell));
        append(row, chunk);
    }

    private void append(Row row, CopyBuffer chunk) {
        keyRepeats = !keysSeen.add(key.hash());
        for (int i = 0; i < emptyCells.length; i++) {
            emptyCells[i] += row.isEmpty(header.cellOfColumn()[i]) ? 1 : 0;
        }
        digestFields();
        chunk.rawShort(OWN_COLUMNS + dataset.storedColumns().size());
        chunk.int32((int) row.line());
        key.writeTo(chunk);
        chunk.blob(hash, HASH_BYTES);
        chunk.raw(fields.bytes(), 0, fields.size());
    }

    private void digestFields() {
        digest.update(fields.bytes(), 0, fields.size());
        vault.digest(digest);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes the key; false if a part of it cannot be read. */
    private boolean writeKey(Row row) {
        key.clear();
        for (int column : keyColumns) {
            int cell = header.cellOfColumn()[column];
            if ((row.isEmpty(cell) && !persons.isRecognised(cell))
                    || !writeKeyPart(row, cell, columns.get(column).type())) {
                return false;
            }
        }
        return true;
    }

    private boolean writeKeyPart(Row row, int cell, Column.Type type) {
        int from = row.start(cell);
        int to = row.stop(cell);
        switch (type) {
            case ID_NUMBER -> {
                return persons.writeKey(row, cell, key);
            }
            case DATE -> {
                long day = Numbers.epochDay(row.text(), from, to);
                if (day == Numbers.NONE) {
                    return false;
                }
                key.addAscii(java.time.LocalDate.ofEpochDay(day).toString());
            }
            case MONTH -> {
                int month = Numbers.month(row.text(), from, to);
                if (month < 0) {
                    return false;
                }
                key.addAscii(Numbers.monthText(month));
            }
            case DISABILITY_CERT_NO, BANK_CARD -> key.addIndex(vault.index(row, cell, type));
            case TEXT,
                    ENUM,
                    ENUM_LIST,
                    TEXT_LIST,
                    MONEY,
                    DECIMAL,
                    DAY_TIME,
                    INTEGER,
                    FLAG,
                    DIVISION,
                    ID_NUMBER_LIST,
                    CERT_NO -> key.addText(row.text(), from, to);
        }
        return true;
    }

    private int indexOf(String name) {
        return columns.indexOf(dataset.column(name).orElseThrow());
    }

    /** A fingerprint that tells equal content from other; what it is taken of names persons by their id only. */
    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
