package org.doudi.policy.column;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy with types.
 *
 * @param ofPersons whether members are asked about, one by one
 * @param entitled whether a household or member is entitled
 * @param amount what it is due, in yuan; null if the policy gives no sum
 * @param shared the values to compute before the rows are read
 * @param columns the columns it reads
 * @param deciding those of them that {@code entitled} reads
 * @param gaps why rows that need some parts go to the interpreter
 */
record TypedPolicy(
        boolean ofPersons,
        Node.Bool entitled,
        Node.@Nullable Num amount,
        List<Node.Shared> shared,
        Set<Column> columns,
        Set<Column> deciding,
        List<String> gaps) {}
