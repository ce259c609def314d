package org.doudi.registry;

import java.util.UUID;
import org.doudi.kernel.IdNumber;

/**
 * A person a delivery brings in, not known before.
 *
 * @param personId chosen by the caller, so that the rows of the same delivery can already name it
 * @param idNumber birth date and sex are taken from it
 * @param blindIndex of the identity number
 * @param fullName as delivered
 */
public record NewPerson(UUID personId, IdNumber idNumber, byte[] blindIndex, String fullName) {}
