package org.doudi.policy.column;

import java.util.List;
import java.util.Set;

/**
 * A policy with types.
 *
 * @param entitled whether a household is entitled
 * @param amount what it is due, in yuan
 * @param shared the values to compute before the rows are read
 * @param columns the columns it reads
 */
record TypedPolicy(Node.Bool entitled, Node.Num amount, List<Node.Shared> shared, Set<Column> columns) {}
