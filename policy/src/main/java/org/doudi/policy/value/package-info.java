/** Values a policy works with: those of FEEL, and the engine's own state "unknown". */
@NullMarked
package org.doudi.policy.value;

import org.jspecify.annotations.NullMarked;
