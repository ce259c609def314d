/** A demo city, the same for the same seed: its people, its families in difficulty, departments' files and the truth. */
@NullMarked
package org.doudi.city;

import org.jspecify.annotations.NullMarked;
