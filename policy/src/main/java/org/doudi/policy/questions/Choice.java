package org.doudi.policy.questions;

import java.util.Map;
import org.doudi.policy.value.Value;

/**
 * An answer that can be chosen.
 *
 * @param items of the household file and the values they have if it is chosen
 */
public record Choice(String id, Words label, Map<String, Value> items) {}
