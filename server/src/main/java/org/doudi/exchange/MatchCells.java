package org.doudi.exchange;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.doudi.crypto.BlindIndex;
import org.doudi.registry.Persons;
import org.doudi.sheets.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a row that may only be matched: keyed hashes of number and name, and the birth date. Nobody is admitted
 * on its account, and its other cells are not read.
 */
final class MatchCells {
    /** Columns of such a dataset's table. */
    static final List<StoredColumn> COLUMNS = List.of(
            new StoredColumn("id_index", "bytea"),
            new StoredColumn("name_index", "bigint"),
            new StoredColumn("birth", "date"));

    private static final String NAME = "name";

    private final BlindIndex blindIndex;
    private final PersonLinks links;
    private final Column subject;
    private final Column name;
    private final int subjectCell;
    private final int nameCell;
    private final Optional<Column> birth;
    private final int birthCell;

    MatchCells(Dataset dataset, Header header, PersonLinks links, BlindIndex blindIndex) {
        this.blindIndex = blindIndex;
        this.links = links;
        this.subject = dataset.subject();
        this.name = subject.names().flatMap(dataset::column).orElseThrow();
        this.subjectCell = cell(dataset, header, subject);
        this.nameCell = cell(dataset, header, name);
        this.birth = dataset.column("birth");
        this.birthCell = birth.map(column -> cell(dataset, header, column)).orElse(-1);
    }

    /** A keyed hash of a name; spaces and the dots within names of minorities do not count. */
    static long nameIndex(BlindIndex blindIndex, String name) {
        var plain = name.replaceAll("[ \\u3000\\u00B7\\u2022\\u30FB]", "");
        return ByteBuffer.wrap(blindIndex.of(NAME, plain)).getLong();
    }

    /** Writes the fields and the key, or says what is wrong. */
    @Nullable
    Fault write(Row row, CopyBuffer fields, RowKey key) {
        row.narrow(subjectCell);
        var number = PersonLinks.number(row.string(subjectCell));
        if (number.isEmpty()) {
            return faultOfNumber(row);
        }
        links.refuseReal(number.get(), row.line());
        if (row.isEmpty(nameCell)) {
            return Fault.in(name, Reason.MISSING);
        }
        long day = number.get().birthDate().toEpochDay();
        if (!row.isEmpty(birthCell)) {
            row.narrow(birthCell);
            day = Numbers.epochDay(row.text(), row.start(birthCell), row.stop(birthCell));
            if (day == Numbers.NONE) {
                return Fault.in(birth.orElseThrow(), Reason.NOT_A_DATE);
            }
        }
        var index = blindIndex.of(Persons.ID_NUMBER, number.get().value());
        key.clear();
        key.addIndex(index);
        fields.clear();
        fields.blob(index, index.length);
        fields.int64(nameIndex(blindIndex, row.string(nameCell)));
        fields.date(day);
        return null;
    }

    private Fault faultOfNumber(Row row) {
        if (row.isEmpty(subjectCell)) {
            return Fault.in(subject, Reason.MISSING);
        }
        var known = PersonCells.fault(
                subject, links.link(row.text(), row.start(subjectCell), row.stop(subjectCell), row.line()));
        return known == null ? Fault.in(subject, Reason.ID_WRONG) : known;
    }

    private static int cell(Dataset dataset, Header header, Column column) {
        return header.cellOfColumn()[dataset.columns().indexOf(column)];
    }
}
