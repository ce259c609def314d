package org.doudi.city;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a department sends a dataset.
 *
 * @param format encoding and delimiter, or a kind of workbook
 * @param labels whether the header has the catalogue's Chinese labels instead of its names
 * @param dates how days and months are written
 * @param habits what else it does
 */
record FileStyle(Format format, boolean labels, DateStyle dates, Set<Habit> habits) {
    /** The kinds of files. */
    enum Format {
        UTF8_COMMA,
        UTF8_TAB,
        UTF8_SEMICOLON,
        BOM_COMMA,
        BOM_TAB,
        BOM_SEMICOLON,
        GB18030_COMMA,
        GB18030_TAB,
        GB18030_SEMICOLON,
        /** A workbook with one sheet. */
        XLSX,
        /** A workbook with a title merged over the header. */
        XLSX_WITH_TITLE,
        /** A workbook with a second sheet of notes. */
        XLSX_WITH_NOTES;

        boolean isWorkbook() {
            return this == XLSX || this == XLSX_WITH_TITLE || this == XLSX_WITH_NOTES;
        }

        String extension() {
            return isWorkbook() ? ".xlsx" : name().endsWith("TAB") ? ".txt" : ".csv";
        }
    }

    /** Habits of senders. */
    enum Habit {
        /** One column has another name than usual. */
        RENAMED_COLUMN,
        /** Towards the end somebody pasted one column to the right. */
        SHIFTED_COLUMN,
        /** A row of sums and some empty rows at the end. */
        TOTAL_AND_BLANK_ROWS,
        /** The file comes twice. */
        SENT_TWICE,
        /** Days are date cells of the workbook. */
        DATE_CELLS
    }

    /** Fixed for each dataset and round, so that everything occurs in every city. */
    static FileStyle of(Round round, Dataset dataset) {
        boolean second = round == Round.SECOND;
        return switch (dataset) {
            case HARDSHIP_PERSON -> style(Format.GB18030_COMMA, true, DateStyle.DASHES);
            case DIBAO_FAMILY -> style(Format.BOM_COMMA, true, DateStyle.SLASHES, Habit.TOTAL_AND_BLANK_ROWS);
            case DIBAO_EDGE_FAMILY -> style(Format.XLSX_WITH_TITLE, true, DateStyle.DASHES, Habit.DATE_CELLS);
            case RIGID_FAMILY -> style(Format.XLSX_WITH_TITLE, true, DateStyle.DOTS, Habit.TOTAL_AND_BLANK_ROWS);
            case TEKUN_PERSON -> style(Format.XLSX_WITH_NOTES, true, DateStyle.CHINESE);
            case DIBAO_PAYMENT ->
                second
                        ? style(Format.GB18030_TAB, true, DateStyle.COMPACT, Habit.TOTAL_AND_BLANK_ROWS)
                        : style(Format.GB18030_TAB, true, DateStyle.COMPACT);
            case DISABILITY_CERT -> style(Format.UTF8_SEMICOLON, false, DateStyle.DOTS);
            case PENSION_PAYMENT ->
                second
                        ? style(Format.UTF8_COMMA, false, DateStyle.COMPACT, Habit.SENT_TWICE)
                        : style(Format.UTF8_COMMA, false, DateStyle.DASHES);
            case EMPLOYMENT_REGISTRATION -> style(Format.GB18030_SEMICOLON, true, DateStyle.SLASHES);
            case DEATH_CANCELLATION -> style(Format.BOM_TAB, true, DateStyle.CHINESE);
            case RESIDENCE_PERMIT -> style(Format.UTF8_COMMA, false, DateStyle.COMPACT);
            case INSURANCE_ENROLMENT -> style(Format.GB18030_COMMA, false, DateStyle.DOTS, Habit.TOTAL_AND_BLANK_ROWS);
            case MEDICAL_SETTLEMENT_LOWINCOME -> style(Format.UTF8_TAB, false, DateStyle.DASHES);
            case LARGE_MEDICAL_EXPENSE -> style(Format.XLSX, true, DateStyle.SLASHES);
            case STUDENT_RECORD ->
                second
                        ? style(Format.GB18030_TAB, true, DateStyle.CHINESE)
                        : style(Format.GB18030_TAB, true, DateStyle.CHINESE, Habit.SHIFTED_COLUMN);
            case VEHICLE_REGISTRATION ->
                style(Format.BOM_SEMICOLON, true, DateStyle.SLASHES, Habit.TOTAL_AND_BLANK_ROWS);
            case REAL_ESTATE ->
                second
                        ? style(Format.BOM_COMMA, true, DateStyle.COMPACT, Habit.RENAMED_COLUMN)
                        : style(Format.BOM_COMMA, true, DateStyle.COMPACT);
            case MARKET_ENTITY -> style(Format.XLSX, false, DateStyle.DASHES, Habit.DATE_CELLS);
            case TAX_INCOME -> style(Format.GB18030_SEMICOLON, false, DateStyle.COMPACT);
        };
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }

    private static FileStyle style(Format format, boolean labels, DateStyle dates, Habit... habits) {
        var all = EnumSet.noneOf(Habit.class);
        all.addAll(Set.of(habits));
        return new FileStyle(format, labels, dates, Set.copyOf(all));
    }
}
