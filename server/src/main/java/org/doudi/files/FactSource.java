package org.doudi.files;

import java.util.List;

/**
 * How items of the household file follow from the rows of datasets, for many families in one statement. No two sources
 * supply the same item.
 */
interface FactSource {
    /** Start of every statement that derives facts. */
    String DERIVED = """
            INSERT INTO derived (household_id, person_id, item, value, valid_from, dataset, delivery_id, line, person_scope)
            """;

    /** Datasets whose deliveries may change what this source says. */
    List<String> datasets();

    /** Items it supplies; a current fact of one of them that is not derived any more is superseded. */
    List<String> items();

    /**
     * Selects {@code household_id} of the families that the delivery {@code :delivery} says something about. Rows it
     * brought carry its id, rows it replaced name it as {@code superseded_by}.
     */
    String touched();

    /**
     * Fills {@code derived} for the families in {@code touched}; both are temporary tables of the transaction.
     * {@code :months} is the length of the period over which income is counted.
     */
    String derive();
}
