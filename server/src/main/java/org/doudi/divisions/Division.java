package org.doudi.divisions;

import org.doudi.kernel.DivisionCode;

/**
 * A division of the city.
 *
 * @param code 12 digits
 * @param name as people write it, such as 雕庄街道
 * @param hasHouseholds false for prisons and resort zones
 */
public record Division(DivisionCode code, String name, boolean hasHouseholds) {}
