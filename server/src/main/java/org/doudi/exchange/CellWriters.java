package org.doudi.exchange;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.InvalidValue;

/** Makes the writers of a dataset's columns. */
final class CellWriters {
    private static final int OID_TEXT = 25;
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_IN_A_LIST = 100;

    private final Divisions divisions;

    CellWriters(Divisions divisions) {
        this.divisions = divisions;
    }

    /** The writer of a column that names nobody; identity numbers and vault numbers are the row's affair. */
    CellWriter of(Column column) {
        return switch (column.type()) {
            case TEXT -> text(column);
            case ENUM -> enumeration(column);
            case ENUM_LIST, TEXT_LIST -> list(column);
            case MONEY -> hundredths(column, Reason.NOT_AN_AMOUNT);
            case DECIMAL -> hundredths(column, Reason.NOT_A_NUMBER);
            case DATE -> date(column);
            case DAY_TIME -> DayTimes.writer(column);
            case MONTH -> month(column);
            case INTEGER -> integer(column);
            case FLAG -> flag(column);
            case DIVISION -> division(column);
            case ID_NUMBER, ID_NUMBER_LIST, CERT_NO, DISABILITY_CERT_NO, BANK_CARD ->
                throw new IllegalArgumentException(column.name());
        };
    }

    static CellWriter text(Column column) {
        boolean number = column.type() == Column.Type.CERT_NO || column.name().matches(".*(_no|phone)");
        return (row, cell, out) -> {
            int from = row.start(cell);
            int to = row.stop(cell);
            if (to - from > LONGEST_TEXT) {
                return Fault.in(column, Reason.TEXT_TOO_LONG, Integer.toString(LONGEST_TEXT));
            }
            if (HiddenNumber.isIn(row.text(), from, to)) {
                return Fault.in(column, Reason.ID_IN_TEXT);
            }
            if (number && Numbers.isScientific(row.text(), from, to)) {
                return Fault.in(column, Reason.NUMBER_DAMAGED);
            }
            out.text(row.text(), from, to);
            return null;
        };
    }

    private static CellWriter enumeration(Column column) {
        var values = column.values().stream().map(String::toCharArray).toArray(char[][]::new);
        return (row, cell, out) -> {
            int from = row.start(cell);
            int to = row.stop(cell);
            for (var value : values) {
                if (java.util.Arrays.equals(value, 0, value.length, row.text(), from, to)) {
                    out.text(row.text(), from, to);
                    return null;
                }
            }
            return Fault.in(column, Reason.NOT_IN_LIST, String.join("、", column.values()));
        };
    }

    private static CellWriter list(Column column) {
        var values = Set.copyOf(column.values());
        return (row, cell, out) -> {
            var parts = new Parts(row, cell);
            if (parts.count() > MOST_IN_A_LIST) {
                return Fault.in(column, Reason.TEXT_TOO_LONG, Integer.toString(MOST_IN_A_LIST));
            }
            int array = out.beginArray(OID_TEXT, parts.count());
            for (int i = 0; i < parts.count(); i++) {
                if (!values.isEmpty() && !values.contains(parts.string(i))) {
                    return Fault.in(column, Reason.NOT_IN_LIST, String.join("、", column.values()));
                }
                if (HiddenNumber.isIn(row.text(), parts.from(i), parts.to(i))) {
                    return Fault.in(column, Reason.ID_IN_TEXT);
                }
                out.text(row.text(), parts.from(i), parts.to(i));
            }
            out.endArray(array);
            return null;
        };
    }

    private static CellWriter hundredths(Column column, Reason otherwise) {
        return (row, cell, out) -> {
            row.narrow(cell);
            long cents = Numbers.cents(row.text(), row.start(cell), row.stop(cell));
            if (cents == Numbers.NONE) {
                return Fault.in(column, otherwise);
            }
            out.int64(cents);
            return null;
        };
    }

    private static CellWriter integer(Column column) {
        return (row, cell, out) -> {
            row.narrow(cell);
            long value = Numbers.grouped(row.text(), row.start(cell), row.stop(cell));
            if (value == Numbers.NONE || value != (int) value) {
                return Fault.in(column, Reason.NOT_A_NUMBER);
            }
            if (value < column.min() || value > column.max()) {
                return Fault.in(column, Reason.OUT_OF_RANGE, column.min() + "–" + column.max());
            }
            out.int32((int) value);
            return null;
        };
    }

    private static CellWriter date(Column column) {
        return (row, cell, out) -> {
            row.narrow(cell);
            long day = Numbers.epochDay(row.text(), row.start(cell), row.stop(cell));
            if (day == Numbers.NONE) {
                return Fault.in(column, Reason.NOT_A_DATE);
            }
            out.date(day);
            return null;
        };
    }

    private static CellWriter month(Column column) {
        return (row, cell, out) -> {
            row.narrow(cell);
            int month = Numbers.month(row.text(), row.start(cell), row.stop(cell));
            if (month < 0) {
                return Fault.in(column, Reason.NOT_A_MONTH);
            }
            out.date(LocalDate.of(month / 12, month % 12 + 1, 1).toEpochDay());
            return null;
        };
    }

    private static CellWriter flag(Column column) {
        return (row, cell, out) -> {
            row.narrow(cell);
            char only = row.stop(cell) - row.start(cell) == 1 ? row.text()[row.start(cell)] : ' ';
            boolean yes = only == '是' || only == '1';
            if (!yes && only != '否' && only != '0') {
                return Fault.in(column, Reason.NOT_YES_OR_NO);
            }
            out.flag(yes);
            return null;
        };
    }

    private CellWriter division(Column column) {
        var known = new HashSet<String>();
        return (row, cell, out) -> {
            row.narrow(cell);
            var code = row.string(cell);
            if (!known.contains(code)) {
                if (!isDivision(code)) {
                    return Fault.in(column, Reason.DIVISION_UNKNOWN);
                }
                known.add(code);
            }
            out.text(row.text(), row.start(cell), row.stop(cell));
            return null;
        };
    }

    private boolean isDivision(String code) {
        try {
            return divisions.find(new DivisionCode(code)).isPresent();
        } catch (InvalidValue noCode) {
            return false;
        }
    }
}
