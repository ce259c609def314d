package org.doudi.sheets;

import java.util.List;

/** Thrown where a file turns out to be no table that can be read, or one that does harm. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<String> details;

    /** What is wrong. */
    public enum Kind {
        /** A quotation mark is never closed; detail: the line. */
        UNCLOSED_QUOTE,
        /** Quotation marks that no rule allows; detail: the line. */
        NOT_CSV,
        /** Details: the line, and the most characters a line may have. */
        LINE_TOO_LONG,
        /** Details: the line, and the most columns a table may have. */
        TOO_MANY_COLUMNS,
        /** Bytes that are none of the file's encoding; details: the line, the encoding. */
        WRONG_ENCODING,
        /** Signs that no text has; detail: the line. */
        BINARY,
        /** A page of the web under the name of a table. */
        WEB_PAGE,
        /** The workbook format of before 2007. */
        OLD_WORKBOOK,
        /** A workbook behind a password. */
        LOCKED_WORKBOOK,
        /** A packed file that is no workbook. */
        NO_WORKBOOK,
        /** A workbook with programs. */
        MACROS,
        /** A workbook that fetches from other files. */
        LINKS,
        /** Detail: the most megabytes a workbook may have. */
        WORKBOOK_TOO_LARGE,
        /** It would unpack to far more than it is; detail: the most megabytes. */
        UNPACKS_TOO_LARGE,
        /** Detail: the most parts a workbook may have. */
        TOO_MANY_PARTS,
        /** A part whose name leads out of the file; no detail, a name may be anything. */
        UNSAFE_PART,
        /** Definitions in XML by which parsers are led to other files or to endless texts. */
        DEFINITIONS,
        /** Cut off, or with parts that contradict each other. */
        DAMAGED_WORKBOOK
    }

    Unreadable(Kind kind, Object... details) {
        super(kind + " " + List.of(details));
        this.kind = kind;
        this.details = List.of(details).stream().map(Object::toString).toList();
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Lines and limits, in the order of the kind; never content of a row. */
    public List<String> details() {
        return details;
    }
}
