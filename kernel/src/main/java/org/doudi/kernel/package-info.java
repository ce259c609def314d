/** Value types every part shares: identity numbers, money, divisions, months, timelines. Depends on nothing. */
@NullMarked
package org.doudi.kernel;

import org.jspecify.annotations.NullMarked;
