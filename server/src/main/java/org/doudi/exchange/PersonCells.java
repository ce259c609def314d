package org.doudi.exchange;

import java.util.Arrays;
import java.util.Optional;
import org.doudi.registry.NameFold;
import org.doudi.sheets.Row;
import org.jspecify.annotations.Nullable;

/**
 * The identity numbers of a row. Their places in what is stored are left empty until the whole row has been found good;
 * only then somebody unknown is admitted.
 */
final class PersonCells {
    private static final int OID_UUID = 2950;
    private static final int UUID_BYTES = 16;
    private static final int NONE = -1;

    private final Dataset dataset;
    private final Header header;
    private final PersonLinks links;
    /** Per number: where its id belongs, its characters, those of the name, the column. */
    private int[] numbers = new int[6 * 16];

    private int count;

    private final Recognition recognition;
    private final int subjectNameCell;
    private final int birthCell;
    /** The cell whose number says less than its row, and who it is. */
    private int recognisedCell = NONE;

    private int recognisedAs;

    PersonCells(Dataset dataset, Header header, PersonLinks links, Recognition recognition) {
        this.dataset = dataset;
        this.header = header;
        this.links = links;
        this.recognition = recognition;
        this.subjectNameCell = nameCell(dataset.subject());
        this.birthCell = cell(dataset.column("birth"));
    }

    /**
     * Who the row is about where number and name do not say it; who is found stands for the number until the next row.
     *
     * @param cell of the subject's number
     */
    Recognition.Finding recognise(Row row, int cell) {
        recognisedCell = NONE;
        int nameCell = subjectNameCell;
        if (nameCell < 0 || row.isEmpty(nameCell)) {
            return Recognition.NOTHING;
        }
        int answer = row.isEmpty(cell) ? PersonLinks.WRONG_LENGTH : ordinalOf(row, cell);
        if (answer == PersonLinks.UNKNOWN || (answer >= 0 && isNamed(row, nameCell, answer))) {
            return Recognition.NOTHING;
        }
        var number = row.string(cell);
        var finding = answer >= 0
                ? recognition.underAnotherName(answer, number, row.string(nameCell), birthDay(row))
                : recognition.withoutNumber(number, answer == PersonLinks.DAMAGED, row.string(nameCell), birthDay(row));
        if (finding instanceof Recognition.Finding.Found found) {
            assume(cell, found.ordinal());
        }
        return finding;
    }

    /** Lets the number of the cell stand for a person until the next row. */
    void assume(int cell, int ordinal) {
        recognisedCell = cell;
        recognisedAs = ordinal;
    }

    /** Whether somebody stands for the cell, whatever is in it. */
    boolean isRecognised(int cell) {
        return cell == recognisedCell && cell != NONE;
    }

    private boolean isNamed(Row row, int nameCell, int ordinal) {
        return links.persons().isNamed(ordinal, NameFold.hash(row.text(), row.start(nameCell), row.stop(nameCell)));
    }

    /** As the row states it. */
    private int birthDay(Row row) {
        long day = birthCell == NONE || row.isEmpty(birthCell)
                ? Numbers.NONE
                : Numbers.epochDay(row.text(), row.start(birthCell), row.stop(birthCell));
        return day == Numbers.NONE ? Recognition.NO_DAY : (int) day;
    }

    void begin() {
        count = 0;
    }

    CellWriter one(Column column) {
        int columnIndex = dataset.columns().indexOf(column);
        int nameCell = nameCell(column);
        boolean mayAdmit = mayAdmit(column);
        return (row, cell, out) -> {
            if (isRecognised(cell)) {
                out.uuid(0, 0);
                note(out.size() - UUID_BYTES, NONE, NONE, columnIndex);
                name(row.start(nameCell), row.stop(nameCell));
                return null;
            }
            row.narrow(cell);
            int answer = link(row, row.start(cell), row.stop(cell));
            if (answer == PersonLinks.UNKNOWN && !mayAdmit) {
                out.absent();
                return null;
            }
            var wrong = fault(column, answer);
            if (wrong == null) {
                out.uuid(0, 0);
                note(out.size() - UUID_BYTES, row.start(cell), row.stop(cell), columnIndex);
                name(row.start(nameCell), row.stop(nameCell));
            }
            return wrong;
        };
    }

    CellWriter several(Column column) {
        int columnIndex = dataset.columns().indexOf(column);
        int nameCell = nameCell(column);
        boolean mayAdmit = mayAdmit(column);
        return (row, cell, out) -> {
            row.narrow(cell);
            var parts = new Parts(row, cell);
            var names = new Parts(row, nameCell);
            int array = out.beginArray(OID_UUID, mayAdmit ? parts.count() : known(row, parts));
            for (int i = 0; i < parts.count(); i++) {
                int answer = link(row, parts.from(i), parts.to(i));
                if (answer == PersonLinks.UNKNOWN && !mayAdmit) {
                    continue;
                }
                var wrong = fault(column, answer);
                if (wrong != null) {
                    return wrong;
                }
                out.uuid(0, 0);
                note(out.size() - UUID_BYTES, parts.from(i), parts.to(i), columnIndex);
                name(i < names.count() ? names.from(i) : 0, i < names.count() ? names.to(i) : 0);
            }
            out.endArray(array);
            return null;
        };
    }

    /** Nobody is admitted without a name, nor beside a person whose authorisation alone lets the row be kept. */
    private boolean mayAdmit(Column column) {
        return column.names().isPresent() && dataset.scope() != Dataset.PersonScope.AUTHORISED;
    }

    private int known(Row row, Parts parts) {
        int known = 0;
        for (int i = 0; i < parts.count(); i++) {
            known += link(row, parts.from(i), parts.to(i)) == PersonLinks.UNKNOWN ? 0 : 1;
        }
        return known;
    }

    /** A name that is not the person's, or that somebody new lacks. */
    @Nullable
    Fault fault(Row row) {
        for (int i = 0; i < count; i++) {
            int at = i * 6;
            int ordinal = link(row, numbers[at + 1], numbers[at + 2]);
            boolean named = numbers[at + 3] < numbers[at + 4];
            var column = dataset.columns().get(numbers[at + 5]);
            if (ordinal == PersonLinks.UNKNOWN && !named) {
                return Fault.in(
                        dataset.column(column.names().orElse(column.name())).orElse(column), Reason.MISSING);
            }
            if (named && differs(row, i, ordinal)) {
                return Fault.in(
                        dataset.column(column.names().orElse(column.name())).orElse(column), Reason.NAME_DIFFERS);
            }
        }
        return null;
    }

    /** Puts the persons' ids where they belong, admitting whoever is unknown. */
    void resolve(Row row, CopyBuffer fields) {
        for (int i = 0; i < count; i++) {
            int at = i * 6;
            int ordinal = link(row, numbers[at + 1], numbers[at + 2]);
            if (ordinal == PersonLinks.UNKNOWN) {
                ordinal = links.admit(row.text(), numbers[at + 1], numbers[at + 2], numbers[at + 3], numbers[at + 4]);
            }
            fields.putUuid(
                    numbers[at], links.persons().high(ordinal), links.persons().low(ordinal));
        }
    }

    /** The person of a cell whose number has been found good. */
    int ordinalOf(Row row, int cell) {
        return isRecognised(cell) ? recognisedAs : link(row, row.start(cell), row.stop(cell));
    }

    /**
     * By what the person of a cell was told, where the number says it.
     *
     * @param wasUnknown whether nobody had the number before this row
     */
    Pass pass(Row row, int cell, boolean wasUnknown) {
        if (ordinalOf(row, cell) < 0) {
            return Pass.NOT_LINKED;
        }
        boolean isOld = row.stop(cell) - row.start(cell) == PersonLinks.OLD_LENGTH;
        return wasUnknown ? Pass.ADMITTED : isOld ? Pass.OLD_NUMBER : Pass.NUMBER;
    }

    boolean isUnknown(Row row, int cell) {
        return ordinalOf(row, cell) == PersonLinks.UNKNOWN;
    }

    boolean isWithoutAuthorisation(Row row, int cell) {
        int ordinal = ordinalOf(row, cell);
        return ordinal == PersonLinks.UNKNOWN
                || (ordinal >= 0 && !links.persons().isAuthorised(ordinal));
    }

    boolean writeKey(Row row, int cell, RowKey key) {
        int ordinal = ordinalOf(row, cell);
        if (ordinal < 0) {
            return false;
        }
        key.addPerson(links.persons().high(ordinal), links.persons().low(ordinal));
        return true;
    }

    /** Two numbers of one row may be the same new person: under two names that is a fault too. */
    private boolean differs(Row row, int number, int ordinal) {
        int at = number * 6;
        if (numbers[at + 1] == NONE) {
            return false;
        }
        long hash = NameFold.hash(row.text(), numbers[at + 3], numbers[at + 4]);
        if (ordinal >= 0) {
            return !links.persons().isNamed(ordinal, hash);
        }
        for (int i = 0; i < number; i++) {
            int other = i * 6;
            boolean same = Arrays.equals(
                    row.text(), numbers[other + 1], numbers[other + 2], row.text(), numbers[at + 1], numbers[at + 2]);
            if (same && NameFold.hash(row.text(), numbers[other + 3], numbers[other + 4]) != hash) {
                return true;
            }
        }
        return false;
    }

    private int link(Row row, int from, int to) {
        if (from == NONE) {
            return recognisedAs;
        }
        return links.link(row.text(), from, to, row.line());
    }

    private int nameCell(Column column) {
        return cell(column.names().flatMap(dataset::column));
    }

    private int cell(Optional<Column> column) {
        return column.map(known -> header.cellOfColumn()[dataset.columns().indexOf(known)])
                .orElse(NONE);
    }

    private void note(int place, int from, int to, int column) {
        if ((count + 1) * 6 > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        int at = count++ * 6;
        numbers[at] = place;
        numbers[at + 1] = from;
        numbers[at + 2] = to;
        numbers[at + 5] = column;
    }

    private void name(int from, int to) {
        int at = (count - 1) * 6;
        numbers[at + 3] = from;
        numbers[at + 4] = to;
    }

    static @Nullable Fault fault(Column column, int answer) {
        return switch (answer) {
            case PersonLinks.WRONG_LENGTH -> Fault.in(column, Reason.ID_LENGTH);
            case PersonLinks.OLD -> Fault.in(column, Reason.ID_OLD);
            case PersonLinks.DAMAGED -> Fault.in(column, Reason.ID_DAMAGED);
            case PersonLinks.WRONG -> Fault.in(column, Reason.ID_WRONG);
            default -> null;
        };
    }
}
