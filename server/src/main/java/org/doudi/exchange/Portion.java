package org.doudi.exchange;

import java.util.List;
import org.doudi.registry.NewPerson;
import org.doudi.registry.VaultEntry;

/** What the reading of a file hands to its storing, piece by piece. */
sealed interface Portion {
    /** Rows in the binary format of COPY. */
    record Rows(byte[] bytes, int length) implements Portion {}

    /** Persons that rows name and the registry does not know. */
    record Admissions(List<NewPerson> persons) implements Portion {}

    /** Numbers for the vault. */
    record VaultNumbers(List<VaultEntry> entries) implements Portion {}

    /** Nothing follows. */
    record End() implements Portion {}
}
