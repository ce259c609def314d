package org.doudi.exchange;

import java.util.List;
import java.util.Optional;
import org.doudi.shell.Language;

/**
 * A dataset of the catalogue.
 *
 * @param code its name in file names, tables and addresses
 * @param name Chinese name
 * @param nameEnglish English name
 * @param owner the department that sends it
 * @param ownerEnglish the department in English
 * @param refresh how often it comes
 * @param mode what a new delivery does to the rows before
 * @param absence what it means that a person in scope has no row
 * @param scope about whom the law lets its rows be kept
 * @param admitsPersons whether a row itself makes its person a client of social assistance
 * @param key columns that name a row
 * @param about identity numbers of whom a row is about, where that is not the first one alone
 * @param leastShare share of the current rows, in percent, below which a full register waits for a person
 * @param columns every column, in the order of the sample
 */
public record Dataset(
        String code,
        String name,
        String nameEnglish,
        String owner,
        String ownerEnglish,
        Refresh refresh,
        Mode mode,
        Absence absence,
        PersonScope scope,
        boolean admitsPersons,
        List<String> key,
        List<String> about,
        int leastShare,
        List<Column> columns) {

    /** Its name in a language. */
    String name(Language language) {
        return language == Language.ENGLISH ? nameEnglish : name;
    }

    /** What a new delivery does to the rows before. */
    public enum Mode {
        /** A file is the whole register; rows it lacks are superseded. */
        SNAPSHOT,
        /** A known key with other content supersedes the row before. */
        UPSERT,
        /** A row once given stays; a known key with other content is turned back. */
        APPEND
    }

    /** How often a department sends it, and after how many days without a delivery it is late and too late. */
    public enum Refresh {
        REALTIME(1, 3),
        DAILY(2, 7),
        WEEKLY(9, 21),
        MONTHLY(35, 62),
        QUARTERLY(100, 190),
        SEMESTER(200, 380),
        EVENT(366, 732);

        private final int late;
        private final int tooLate;

        Refresh(int late, int tooLate) {
            this.late = late;
            this.tooLate = tooLate;
        }

        int lateAfterDays() {
            return late;
        }

        int tooLateAfterDays() {
            return tooLate;
        }
    }

    /** What it means that a person in scope has no row. */
    public enum Absence {
        /** There is nothing: 0. */
        ZERO,
        /** Nothing is said. */
        UNKNOWN
    }

    /** About whom rows may be kept (Order 649 art. 58). */
    public enum PersonScope {
        /** Anyone, for what the event itself says. */
        EVENT_ALL,
        /** Families that applied or receive. */
        OWN_CLIENTS,
        /** Only persons with a valid authorisation. */
        AUTHORISED,
        /** A keyed hash for matching, no copy. */
        MATCH_ONLY
    }

    /** The column of the name, if there is one. */
    public Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** The column of the person a row is about: {@code id_no}, or else the first identity number. */
    Column subject() {
        return column("id_no")
                .or(() -> columns.stream()
                        .filter(column -> column.type() == Column.Type.ID_NUMBER)
                        .findFirst())
                .orElseThrow();
    }

    /** The columns of the persons a row is about: one of them in scope brings the row into it. */
    List<Column> subjects() {
        return about.isEmpty()
                ? List.of(subject())
                : about.stream().flatMap(name -> column(name).stream()).toList();
    }

    /** Columns of the dataset's own in its table, in order. */
    List<StoredColumn> storedColumns() {
        return scope == PersonScope.MATCH_ONLY
                ? MatchCells.COLUMNS
                : columns.stream()
                        .filter(column -> column.type().isStored())
                        .map(column -> new StoredColumn(
                                column.storedName(), column.type().sql()))
                        .toList();
    }

    /** Whether a file may be kept beside its rows: not what authorisations alone let us keep, nor what is only matched. */
    boolean mayBeCopied() {
        return scope != PersonScope.AUTHORISED && scope != PersonScope.MATCH_ONLY;
    }

    /** Name of its table. */
    String table() {
        return "dataset." + code;
    }
}
