/** Worked cases in YAML: read, evaluated, compared, reported. */
@NullMarked
package org.doudi.policy.cases;

import org.jspecify.annotations.NullMarked;
