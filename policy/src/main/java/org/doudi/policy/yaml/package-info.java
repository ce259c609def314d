/** YAML read with the line of every value, numbers kept as written. */
@NullMarked
package org.doudi.policy.yaml;

import org.jspecify.annotations.NullMarked;
