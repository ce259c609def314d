/** Policies compiled to bytecode over columns: a whole city answered at once, with the interpreter for unusual rows. */
@NullMarked
package org.doudi.policy.column;

import org.jspecify.annotations.NullMarked;
