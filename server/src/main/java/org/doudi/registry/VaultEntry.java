package org.doudi.registry;

import java.util.UUID;

/**
 * A number that names a person or an account, for the vault alone.
 *
 * @param personId whose number it is
 * @param kind {@link Persons#DISABILITY_CERTIFICATE} or {@link Persons#BANK_CARD}
 * @param number as delivered, normalised
 * @param blindIndex of kind and number
 */
public record VaultEntry(UUID personId, String kind, String number, byte[] blindIndex) {
    /** Prints no number. */
    @Override
    public String toString() {
        return "VaultEntry[" + kind + " of " + personId + "]";
    }
}
