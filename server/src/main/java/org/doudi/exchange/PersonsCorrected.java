package org.doudi.exchange;

import java.util.UUID;

/**
 * Persons were merged or split, or that was taken back; published inside the transaction that did so. The families
 * concerned are those of which registry's changes name the correction.
 *
 * @param correctionId the correction
 */
public record PersonsCorrected(UUID correctionId) {}
