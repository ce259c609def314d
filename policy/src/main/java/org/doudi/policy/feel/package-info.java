/** The expression language FEEL of DMN 1.5: syntax tree and parser. Evaluates nothing. */
@NullMarked
package org.doudi.policy.feel;

import org.jspecify.annotations.NullMarked;
