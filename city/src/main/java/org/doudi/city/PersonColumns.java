package org.doudi.city;

import java.util.List;
import java.util.Set;

/**
 * The places of the columns that say whom a row is about; -1 for a column that the dataset has not.
 *
 * @param id identity number
 * @param name name
 * @param birth birth date
 * @param members list of identity numbers
 */
record PersonColumns(int id, int name, int birth, int members) {
    private static final Set<String> IDS = Set.of("id_no", "head_id_no", "owner_id", "person_id");
    private static final Set<String> NAMES = Set.of("name", "head_name", "owner_name", "person_name");

    static PersonColumns of(Dataset dataset) {
        var columns = dataset.columns();
        return new PersonColumns(
                place(columns, IDS), place(columns, NAMES), columns.indexOf("birth"), columns.indexOf("member_id_nos"));
    }

    boolean haveBirth() {
        return birth >= 0;
    }

    boolean haveMembers() {
        return members >= 0;
    }

    private static int place(List<String> columns, Set<String> wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.contains(columns.get(i))) {
                return i;
            }
        }
        throw new IllegalArgumentException("a dataset without persons");
    }
}
