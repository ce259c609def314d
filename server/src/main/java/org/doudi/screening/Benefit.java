package org.doudi.screening;

import java.util.OptionalLong;

/**
 * What a register says a family receives.
 *
 * @param person id of the member who receives it, empty for the household
 * @param cents a month, where the register has the sum
 */
record Benefit(String programme, String person, OptionalLong cents) {}
