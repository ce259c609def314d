package org.doudi.policy.column;

import java.util.List;
import org.doudi.policy.column.Node.MemberVariable;

/**
 * A function of members that becomes a method of its own.
 *
 * @param name by which calls speak of it
 * @param parameters the variables of its body
 * @param body yes or no, or a number
 */
record MemberFunction(String name, List<MemberVariable> parameters, Node body) {}
