/** Reads policies from DMN 1.5 files and refuses what the engine does not support, with place, reason and hint. */
@NullMarked
package org.doudi.policy.dmn;

import org.jspecify.annotations.NullMarked;
