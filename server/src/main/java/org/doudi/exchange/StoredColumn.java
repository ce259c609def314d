package org.doudi.exchange;

/**
 * A column of a dataset's table that the dataset itself brings.
 *
 * @param name its name, which may be a word of SQL
 * @param sql its type
 */
record StoredColumn(String name, String sql) {
    /** Safe in statements. */
    String quoted() {
        return '"' + name + '"';
    }
}
