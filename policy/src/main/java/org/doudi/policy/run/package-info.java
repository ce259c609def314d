/** The interpreter: FEEL as DMN 1.5 specifies it, with decimal128 numbers, carried on over unknown values. */
@NullMarked
package org.doudi.policy.run;

import org.jspecify.annotations.NullMarked;
