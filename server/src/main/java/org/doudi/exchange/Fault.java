package org.doudi.exchange;

/**
 * What is wrong with a row.
 *
 * @param reason which check failed
 * @param column name of the column, empty when it is about the whole row
 * @param detail what would be right, or another line; never content of a row
 */
record Fault(Reason reason, String column, String detail) {
    static Fault in(Column column, Reason reason) {
        return new Fault(reason, column.name(), "");
    }

    static Fault in(Column column, Reason reason, String detail) {
        return new Fault(reason, column.name(), detail);
    }
}
