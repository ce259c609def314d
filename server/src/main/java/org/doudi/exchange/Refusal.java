package org.doudi.exchange;

import java.util.List;
import java.util.Locale;
import org.doudi.sheets.Unreadable;

/**
 * Why a whole delivery was turned back.
 *
 * @param kind what is wrong
 * @param details line numbers, column names and the like, in the order of the sentence; never content of a row
 */
record Refusal(Kind kind, List<String> details) {
    /** What can be wrong with a file as a whole. */
    enum Kind {
        EMPTY,
        HEADER_ONLY,
        MISSING_COLUMNS,
        UNKNOWN_COLUMNS,
        REPEATED_COLUMN,
        OTHER_DATASET,
        UNKNOWN_DATASET,
        UNCLOSED_QUOTE,
        CUT_OFF,
        LINE_TOO_LONG,
        TOO_MANY_COLUMNS,
        WRONG_ENCODING,
        BINARY,
        NOT_CSV,
        NO_HEADER,
        SEVERAL_SHEETS,
        WEB_PAGE,
        OLD_WORKBOOK,
        LOCKED_WORKBOOK,
        NO_WORKBOOK,
        MACROS,
        LINKS,
        WORKBOOK_TOO_LARGE,
        UNPACKS_TOO_LARGE,
        TOO_MANY_PARTS,
        UNSAFE_PART,
        DEFINITIONS,
        DAMAGED_WORKBOOK,
        REAL_IDENTITY,
        TOO_LARGE,
        /** So many rows do not say whom they mean that a column must be the wrong one. */
        TOO_MANY_QUESTIONS,
        KEPT_FILE_DAMAGED,
        /** Somebody looked at a register with far fewer rows and sent it back. */
        TURNED_BACK;

        /** Key of its sentence. */
        String textKey() {
            return "exchange.refusal." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the reading of tables says of a file that is none. */
    static Refusal of(Unreadable file) {
        return new Refusal(Kind.valueOf(file.kind().name()), file.details());
    }

    /** Ends the reading of the file. */
    static Stop stop(Kind kind, Object... details) {
        return new Stop(new Refusal(
                kind, List.of(details).stream().map(Object::toString).toList()));
    }

    /** Thrown where the file turns out to be unacceptable. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        private Stop(Refusal refusal) {
            super(refusal.kind().name() + refusal.details());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }
}
