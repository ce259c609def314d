/** Policies of a city: read from DMN files, checked, evaluated for one household, explained. Sees no clock, no database. */
@NullMarked
package org.doudi.policy;

import org.jspecify.annotations.NullMarked;
